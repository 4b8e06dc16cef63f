"""Counts the steps that a regular expression takes through a text, as Python's `re` goes: by trying and turning back.

The count is the same on every machine. A pattern is linear on texts of n repetitions if the steps from n to 2n are as
many as those from 2n to 3n.
"""

import re
import sys
from collections.abc import Callable
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from pattern_attacks import ONE, REPEATS, Node, SignClass, attacks, parse_pattern

LIMIT = 400_000
"""Steps after which a search is given up."""
ONCE = 14
"""Repetitions in the shortest of three texts."""
SLACK = 40
"""So many steps more are no growth, but beginnings and ends of texts."""
Then = Callable[[int], int]
"""What comes behind a node: called with the place where it ends; returns where the whole match ends, or -1."""
_WORD = re.compile(r"\w")


class TooMany(Exception):
    """A search takes more steps than the limit."""


class _Run:
    """One way through a text. The functions return the end of a match, or -1."""

    def __init__(self, text: str) -> None:
        self.text, self.steps = text, 0
        self.groups: dict[int, tuple[int, int]] = {}
        self.ways: dict[Any, Callable[[Any, int, Then], int]] = {
            sre.AT: self.at,
            sre.BRANCH: self.branch,
            sre.SUBPATTERN: self.group,
            sre.ATOMIC_GROUP: self.atomic,
            sre.ASSERT: self.look,
            sre.ASSERT_NOT: self.look_not,
            sre.GROUPREF: self.same_again,
            sre.GROUPREF_EXISTS: self.if_group,
            sre.MAX_REPEAT: self.greedy,
            sre.MIN_REPEAT: self.lazy,
            sre.POSSESSIVE_REPEAT: self.possessive,
        }

    def step(self, number: int = 1) -> None:
        self.steps += number
        if self.steps > LIMIT:
            raise TooMany

    def sequence(self, tree: list[Node], at: int, then: Then, number: int = 0) -> int:
        while number < len(tree):
            operation, argument = tree[number]
            number += 1
            if operation is not ONE:
                return self.ways[operation](argument, at, lambda end, rest=number: self.sequence(tree, end, then, rest))
            if not self.is_one(argument, at):
                return -1
            at += 1
        return then(at)

    def is_one(self, signs: SignClass, at: int) -> bool:
        self.step()
        return self.text[at : at + 1] in signs

    def at(self, where: object, at: int, then: Then) -> int:
        text = self.text
        before, behind = text[at - 1 : at] if at else "", text[at : at + 1]
        is_edge = bool(_WORD.match(before)) != bool(_WORD.match(behind))
        holds = {
            sre.AT_BEGINNING: at == 0,
            sre.AT_BEGINNING_LINE: before in ("", "\n"),
            sre.AT_BEGINNING_STRING: at == 0,
            sre.AT_BOUNDARY: is_edge,
            sre.AT_NON_BOUNDARY: not is_edge,
            sre.AT_END: text[at:] in ("", "\n"),
            sre.AT_END_LINE: behind in ("", "\n"),
            sre.AT_END_STRING: behind == "",
        }
        self.step()
        return then(at) if holds[where] else -1

    def branch(self, argument: tuple[object, list[list[Node]]], at: int, then: Then) -> int:
        return next((end for tree in argument[1] if (end := self.sequence(tree, at, then)) >= 0), -1)

    def group(self, argument: tuple[int | None, list[Node]], at: int, then: Then) -> int:
        number, tree = argument
        if number is None:
            return self.sequence(tree, at, then)

        def close(end: int) -> int:
            before = dict(self.groups)
            self.groups[number] = (at, end)
            found = then(end)
            if found < 0:
                self.groups = before
            return found

        return self.sequence(tree, at, close)

    def atomic(self, argument: tuple[object, list[Node]], at: int, then: Then) -> int:
        end = self.sequence(argument[1], at, _end)
        return then(end) if end >= 0 else -1

    def look(self, argument: tuple[int, list[Node]], at: int, then: Then) -> int:
        return then(at) if self.sees(argument, at) else -1

    def look_not(self, argument: tuple[int, list[Node]], at: int, then: Then) -> int:
        return -1 if self.sees(argument, at) else then(at)

    def sees(self, argument: tuple[int, list[Node]], at: int) -> bool:
        direction, tree = argument
        begin = at if direction > 0 else at - _width(tree)
        return begin >= 0 and self.sequence(tree, begin, _end) >= 0

    def same_again(self, number: int, at: int, then: Then) -> int:
        begin, end = self.groups.get(number, (0, -1))
        self.step(max(1, end - begin))
        is_same = end >= 0 and self.text[at : at + end - begin] == self.text[begin:end]
        return then(at + end - begin) if is_same else -1

    def if_group(self, argument: tuple[int, list[list[Node]]], at: int, then: Then) -> int:
        return self.sequence(argument[1][argument[0] not in self.groups], at, then)

    def greedy(self, argument: tuple[int, int, list[Node]], at: int, then: Then) -> int:
        least, most, tree = argument
        if len(tree) > 1 or tree[0][0] is not ONE:
            return self.some(argument, at, then, 0, is_lazy=False)
        end = at
        while end - at < most and self.is_one(tree[0][1], end):
            end += 1
        while end >= at + least:
            self.step()
            if (found := then(end)) >= 0:
                return found
            end -= 1
        return -1

    def lazy(self, argument: tuple[int, int, list[Node]], at: int, then: Then) -> int:
        return self.some(argument, at, then, 0, is_lazy=True)

    def some(self, argument: tuple[int, int, list[Node]], at: int, then: Then, number: int, is_lazy: bool) -> int:
        least, most, tree = argument

        def again(end: int) -> int:
            if end == at and number >= least:
                return -1
            return self.some(argument, end, then, number + 1, is_lazy)

        self.step()
        if number < least:
            return self.sequence(tree, at, again)
        if is_lazy and (found := then(at)) >= 0:
            return found
        if number < most and (found := self.sequence(tree, at, again)) >= 0:
            return found
        return -1 if is_lazy else then(at)

    def possessive(self, argument: tuple[int, int, list[Node]], at: int, then: Then) -> int:
        least, most, tree = argument
        number = 0
        while number < most:
            end = self.sequence(tree, at, _end)
            if end <= at:
                number = max(number, least) if end == at else number
                break
            at, number = end, number + 1
        return then(at) if number >= least else -1


def _end(end: int) -> int:
    return end


def _width(tree: list[Node]) -> int:
    """The signs that a look behind takes: always the same number."""
    width = 0
    for operation, argument in tree:
        if operation is ONE:
            width += 1
        elif operation is sre.BRANCH:
            width += _width(argument[1][0])
        elif operation in REPEATS:
            width += argument[0] * _width(argument[2])
        elif operation in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
            width += _width(argument[1])
    return width


def steps(pattern: re.Pattern[str], text: str, everywhere: bool) -> int:
    """The steps to go through a text: to find all matches, or to match at its beginning. At most about `LIMIT`."""
    tree, run = parse_pattern(pattern), _Run(text)
    outer = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        at = 0
        while at <= len(text):
            run.groups = {}
            end = run.sequence(tree, at, _end)
            if not everywhere:
                break
            at = end if end > at else at + 1
    except TooMany:
        return LIMIT
    finally:
        sys.setrecursionlimit(outer)
    return run.steps


def matches(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Where a pattern with small bounds is found in a text, as `finditer` of `re` finds it."""
    tree, at, found = parse_pattern(pattern), 0, list[tuple[int, int]]()
    while at <= len(text):
        end = _Run(text).sequence(tree, at, _end)
        found += [(at, end)] if end >= 0 else []
        at = end if end > at else at + 1
    return found


def growth(pattern: re.Pattern[str], parts: tuple[str, str, str], everywhere: bool) -> int:
    """By how much the steps of the third stretch of a text exceed those of the second: about 0 for a linear pattern."""
    before, pump, behind = parts
    counted = [steps(pattern, before + pump * (ONCE * fold) + behind, everywhere) for fold in (1, 2, 3)]
    return LIMIT if counted[2] >= LIMIT else counted[2] - 2 * counted[1] + counted[0]


def worst_growth(pattern: re.Pattern[str], everywhere: bool) -> tuple[int, tuple[str, str, str]]:
    """The largest growth, and the text that has it; the first that is too much is enough."""
    found = (0, ("", "", ""))
    for parts in attacks(pattern):
        found = max(found, (growth(pattern, parts, everywhere), parts))
        if found[0] > SLACK:
            break
    return found
