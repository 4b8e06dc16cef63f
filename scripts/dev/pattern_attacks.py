"""Texts that are grown from a regular expression, to be slow for it.

What may be repeated in the pattern is repeated, behind what must stand before it and before what makes it fail; so is
each sign that the pattern tells from others.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

LARGEST = 3
"""Bounds of repetitions above this one are taken for this one: what is bounded costs a factor, never a power."""
SIGNS = "a0é中 \n\t<>\"'`[](){}=-_*|:/&#!.\\$%~^,;+?@。，“”’"
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
ONE = "one sign"
"""The operation of nodes that stand for one sign; their argument is a `SignClass`."""
_FAILING = ("\x00", "")
_LOOKS = (sre.ASSERT, sre.ASSERT_NOT)
_OF_LINES = {sre.AT_BEGINNING: sre.AT_BEGINNING_LINE, sre.AT_END: sre.AT_END_LINE}
Node = tuple[Any, Any]


class SignClass:
    """The signs that a node of a pattern stands for."""

    def __init__(self, node: Node, flags: int) -> None:
        state = _parser.State()
        state.flags, state.str = flags, ""
        self._pattern = _compiler.compile(_parser.SubPattern(state, [node]), flags & ~re.VERBOSE)
        self._known: dict[str, bool] = {}
        items = node[1] if node[0] is sre.IN else [node]
        ranges = [(a, a) if op in (sre.LITERAL, sre.NOT_LITERAL) else a for op, a in items if op in _LISTED]
        self.listed = "".join(chr(first) for first, _ in ranges)
        members = [chr(node[1])] if node[0] is sre.LITERAL else [sign for sign in SIGNS + self.listed if sign in self]
        self.members = "".join(members) or "a"

    def __contains__(self, sign: object) -> bool:
        if not isinstance(sign, str) or not sign:
            return False
        if sign not in self._known:
            self._known[sign] = self._pattern.match(sign) is not None
        return self._known[sign]


_LISTED = (sre.LITERAL, sre.NOT_LITERAL, sre.RANGE)


@cache
def parse_pattern(pattern: re.Pattern[str]) -> list[Node]:
    """The tree of a pattern as the standard library reads it, with small bounds, and with a class for each sign."""
    return _simple(_parser.parse(pattern.pattern, pattern.flags), pattern.flags)


def _simple(tree: Any, flags: int) -> list[Node]:
    nodes: list[Node] = []
    for operation, argument in tree:
        if operation in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            operation, argument = ONE, SignClass((operation, argument), flags)
        elif operation is sre.AT and flags & re.MULTILINE:
            argument = _OF_LINES.get(argument, argument)
        elif operation in REPEATS:
            least, most, body = argument
            most = most if most is sre.MAXREPEAT else min(most, LARGEST)
            argument = (min(least, LARGEST), most, _simple(body, flags))
        elif operation is sre.SUBPATTERN:
            number, added, removed, body = argument
            argument = (number, _simple(body, (flags | added) & ~removed))
        elif operation is sre.BRANCH:
            argument = (None, [_simple(part, flags) for part in argument[1]])
        elif operation in _LOOKS:
            argument = (argument[0], _simple(argument[1], flags))
        elif operation is sre.ATOMIC_GROUP:
            argument = (None, _simple(argument, flags))
        elif operation is sre.GROUPREF_EXISTS:
            argument = (argument[0], [_simple(part or [], flags) for part in argument[1:]])
        nodes.append((operation, argument))
    return nodes


def attacks(pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """Texts in three parts, of which the middle one is to be repeated."""
    tree = parse_pattern(pattern)
    found: dict[tuple[str, str], None] = {}
    befores = {"": None}
    for before, body in _repeats(tree, ""):
        befores[before] = None
        for choice in range(3):
            found |= dict.fromkeys([(before, _sample(body, choice)), ("", before + _sample(body, choice))])
    whole = _sample(tree, 0)
    found |= dict.fromkeys([("", whole), ("", _sample(tree, 1)), ("", whole[: len(whole) // 2])])
    found |= dict.fromkeys((before, sign) for sign in _told_apart(tree) for before in befores)
    return [(before, pump, behind) for before, pump in found if pump for behind in _FAILING]


def _inside(operation: Any, argument: Any) -> list[list[Node]]:
    """The trees in a node."""
    if operation in (sre.BRANCH, sre.GROUPREF_EXISTS):
        return list(argument[1])
    return [argument[-1]] if isinstance(argument, tuple) and isinstance(argument[-1], list) else []


def _classes(tree: list[Node]) -> Iterator[SignClass]:
    for operation, argument in tree:
        if operation is ONE:
            yield argument
        for inner in _inside(operation, argument):
            yield from _classes(inner)


def _told_apart(tree: list[Node]) -> list[str]:
    """One sign for each set of the pattern's classes that it is in."""
    classes = list(_classes(tree))
    found: dict[tuple[bool, ...], str] = {}
    for sign in dict.fromkeys([*SIGNS, *(sign for kind in classes for sign in kind.listed)]):
        kinds = tuple(sign in kind for kind in classes)
        if any(kinds):
            found.setdefault(kinds, sign)
    return list(found.values())


def _repeats(tree: list[Node], before: str) -> Iterator[tuple[str, list[Node]]]:
    """What can be repeated without end, with a text that leads there."""
    for operation, argument in tree:
        if operation in REPEATS and argument[1] is sre.MAXREPEAT:
            yield before, argument[2]
        for inner in _inside(operation, argument):
            yield from _repeats(inner, before)
        before += _sample([(operation, argument)], 0)


def _sample(tree: list[Node], choice: int) -> str:
    """A text that a pattern matches, but for what it looks around for."""
    text = ""
    for operation, argument in tree:
        if operation is ONE:
            text += argument.members[choice % len(argument.members)]
        elif operation in REPEATS:
            text += _sample(argument[2], choice) * max(argument[0], min(1, argument[1]))
        elif operation is sre.BRANCH:
            text += _sample(argument[1][choice % len(argument[1])], choice)
        elif operation in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
            text += _sample(argument[1], choice)
    return text
