"""Times every regular expression of the package on texts that are made to be slow for it.

    python scripts/dev/time_patterns.py [NAME…]

From each pattern texts are grown: what may be repeated in it is repeated, behind what must stand before it and before
what makes it fail. Each text is read at growing lengths, as the package reads it: searched, or matched at one place.
The exponent of the time by the length is printed, at once for those that are too slow. A pattern whose name another one
has that is searched for is searched for as well, so some are slower here than in use.
With names (of modules, or of patterns as they are printed) only those are timed. Ends with 1 if one is above 1.1.
"""

import importlib
import math
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

import diglot

MOST = 1.1
LIMIT = 1.0
"""Seconds after which a search is given up: it is called exponential."""
LEAST = 2e-2
"""Seconds that a search takes at least that is measured."""
LONGEST = 100_000
_FAILING = ("\x00", "")
_SIGNS = "a0 \n<>\"'`[](){}=-_*|:/&#!.\\$%~^,;"


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module of the package holds, under its name."""
    seen: set[tuple[str, int]] = set()
    for each in pkgutil.walk_packages(diglot.__path__, "diglot."):
        if each.name.endswith("__main__"):
            continue
        module = importlib.import_module(each.name)
        for name, value in vars(module).items():
            for key, found in _held(value):
                if (found.pattern, found.flags) not in seen:
                    seen.add((found.pattern, found.flags))
                    yield f"{each.name.removeprefix('diglot.')}.{name}{key}", found


def _held(value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield "", value
    elif isinstance(value, Mapping):
        for key, each in list(value.items())[:400]:
            yield from ((f"[{key!r}]{rest}", found) for rest, found in _held(each))
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value[:400]):
            yield from ((f"[{number}]{rest}", found) for rest, found in _held(each))


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Texts in three parts, of which the middle one is to be repeated."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    found: dict[tuple[str, str], None] = {}
    for before, body in _repeats(tree, ""):
        for choice in range(2):
            if pump := _sample(body, choice):
                found.setdefault((before, pump))
                found.setdefault(("", before + pump))
    whole = _sample(tree, 0)
    for prefix, pump in [*found, ("", whole), ("", whole[: len(whole) // 2])]:
        if pump:
            for suffix in _FAILING:
                yield prefix, pump, suffix


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, Any]]:
    """What can be repeated without end, with a text that leads there."""
    for operation, argument in tree:
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, most, body = argument
            if most > 20:
                yield before, body
            yield from _repeats(body, before)
        else:
            for inner in _inside(operation, argument):
                yield from _repeats(inner, before)
        before += _sample([(operation, argument)], 0)


def _inside(operation: Any, argument: Any) -> list[Any]:
    if operation is sre.SUBPATTERN:
        return [argument[3]]
    if operation is sre.BRANCH:
        return list(argument[1])
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return [argument[1]]
    return [argument] if operation is sre.ATOMIC_GROUP else []


def _sample(tree: Any, choice: int) -> str:
    """A text that a pattern matches, but for what it looks around for."""
    text = ""
    for operation, argument in tree:
        if operation is sre.LITERAL:
            text += chr(argument)
        elif operation is sre.NOT_LITERAL:
            text += next(sign for sign in _SIGNS if ord(sign) != argument)
        elif operation is sre.ANY:
            text += "a"
        elif operation is sre.IN:
            text += _member(argument, choice)
        elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            text += _sample(argument[2], choice) * max(argument[0], min(1, argument[1]))
        elif operation is sre.BRANCH:
            text += _sample(argument[1][choice % len(argument[1])], choice)
        elif operation is sre.SUBPATTERN:
            text += _sample(argument[3], choice)
        elif operation is sre.ATOMIC_GROUP:
            text += _sample(argument, choice)
    return text


def _member(items: Any, choice: int) -> str:
    """A sign of a class: another one for each choice, if there are more."""
    ranges = [(a, a) if op is sre.LITERAL else a for op, a in items if op in (sre.LITERAL, sre.RANGE)]
    some = [chr(point) for first, last in ranges for point in range(first, min(last, first + 2) + 1)]
    source = re.compile("x")
    with suppress(Exception):
        state = _parser.State()
        sub = _parser.SubPattern(state, [(sre.IN, items)])
        source = re._compiler.compile(sub, 0)  # type: ignore[attr-defined]
    members = [sign for sign in _SIGNS if source.fullmatch(sign)] + some
    return members[choice % len(members)] if members else "a"


def _expire(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


@cache
def is_searched(name: str) -> bool:
    """Whether the package looks for a pattern anywhere in a text, and not at one place only."""
    used = re.compile(
        rf"\b{re.escape(name)}\b(?:\[[^\]]*\])?(?:\.(?:search|finditer|findall|sub|subn|split)\b|(?!\s*[.=]))"
    )
    texts = (place.read_text("utf-8") for place in Path(diglot.__path__[0]).rglob("*.py"))
    return any(used.search(text) for text in texts)


def seconds(pattern: re.Pattern[str], text: str, everywhere: bool = True) -> float:
    """The time that going through a text takes; that of the limit if it takes longer."""
    signal.signal(signal.SIGVTALRM, _expire)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    begin = time.process_time()
    try:
        for _ in pattern.finditer(text) if everywhere else ():
            pass
        pattern.match(text)
        pattern.fullmatch(text)
    except TimeoutError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begin


def exponent(pattern: re.Pattern[str], parts: tuple[str, str, str], everywhere: bool) -> float:
    """How the time grows with the length: 1 for a time in proportion to it."""
    before, pump, behind = parts
    size, times = 64, list[float]()
    while True:
        text = before + pump * max(1, size // len(pump)) + behind
        times.append(min(seconds(pattern, text, everywhere), seconds(pattern, text, everywhere)))
        if times[-1] >= LIMIT:
            return 9.0 if len(times) < 3 or size < 4096 else 2.0
        if times[-1] > LEAST and len(times) > 1:
            break
        if size >= LONGEST:
            return 1.0
        size *= 2
    first = times[-1]
    again = before + pump * max(1, 4 * size // len(pump)) + behind
    second = min(seconds(pattern, again, everywhere), seconds(pattern, again, everywhere))
    return math.log(max(second, 1e-3) / max(first, 1e-3), 4) if second < LIMIT else 2.0


def worst(pattern: re.Pattern[str], everywhere: bool) -> tuple[float, tuple[str, str, str]]:
    """The largest exponent, and the text that has it. A high one is measured again: another program may have run."""
    found = (0.0, ("", "", ""))
    for parts in dict.fromkeys(attacks(pattern)):
        value = exponent(pattern, parts, everywhere)
        if value > MOST:
            value = min(value, exponent(pattern, parts, everywhere))
        found = max(found, (value, parts))
        if value > 1.6:
            break
    return found


def main(names: list[str]) -> int:
    """Print a table, the slowest last."""
    rows = []
    for name, pattern in patterns():
        if not names or any(name.startswith(each) for each in names):
            value, parts = worst(pattern, is_searched(re.split(r"[.\[]", name)[-1 if "[" not in name else -2]))
            rows.append((value, name))
            if value > MOST:
                print(f"{value:5.2f}  {name}  {' '.join(repr(part[:30]) for part in parts)}", flush=True)
    for value, name in sorted(rows):
        print(f"{value:5.2f}  {name}")
    bad = sum(value > MOST for value, _ in rows)
    print(f"{len(rows)} patterns; exponents above {MOST}: {bad}; the worst: {max(rows)[0]:.2f}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
