"""Every regular expression of the package takes a time in proportion to the text. Steps are counted, not seconds."""

import re
import re._parser as sre  # type: ignore[import-not-found]
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

DEVELOPERS = Path(__file__).parents[1] / "scripts" / "dev"
OF_TEXTS = ("pages.block_patterns.",)
"""Patterns that are looked at in every run; all are every week."""


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The modules that find patterns, and count steps."""
    monkeypatch.syspath_prepend(str(DEVELOPERS))
    yield import_module("package_patterns"), import_module("pattern_steps")
    for name in ("package_patterns", "pattern_attacks", "pattern_steps"):
        sys.modules.pop(name, None)


def too_slow(tools: Any, beginnings: tuple[str, ...]) -> dict[str, object]:
    """The patterns that are not linear, with the texts that show it."""
    found, steps = tools
    judged = (
        (name, steps.worst_growth(pattern, searched))
        for name, pattern, searched in found.patterns()
        if name.startswith(beginnings)
    )
    return {name: worst for name, worst in judged if worst[0] > steps.SLACK}


@pytest.mark.weekly
def test_patterns_for_foreign_texts_are_linear(tools: Any) -> None:
    """Those of the formats."""
    assert too_slow(tools, OF_TEXTS) == {}


@pytest.mark.weekly
def test_every_pattern_is_linear(tools: Any) -> None:
    """Those of all modules, and those that are written inside functions."""
    assert too_slow(tools, ("",)) == {}


def test_patterns_are_found(tools: Any) -> None:
    """Those that modules hold, those in tables, and those in calls."""
    names = [name for name, *_ in tools[0].patterns()]

    assert len(names) > 300
    for part in ("pages.block_patterns.RULE", "[", "sub, line", "compile, line"):
        assert any(part in name for name in names), part


def test_groups_are_repeated_in_atomic_groups(tools: Any) -> None:
    """`(?>(?:ab?)*)` and not `(?:ab?)*+`, which Python 3.11.0 to 3.11.4 match wrongly (cpython issue 106052)."""
    found = [
        name
        for name, pattern, _ in tools[0].patterns()
        if any(repeats_a_group(sre.parse(pattern.pattern, pattern.flags)))
    ]

    assert any(repeats_a_group(sre.parse(r"a(?:b|(?>(?:ab?)*+))")))
    assert found == []


def repeats_a_group(part: Any) -> Iterator[bool]:
    """For each repetition in part of a pattern that never gives back: whether it repeats more than a character."""
    for each in part if isinstance(part, list | tuple | sre.SubPattern) else ():
        if isinstance(each, tuple) and each and each[0] is sre.POSSESSIVE_REPEAT:
            yield len(each[1][2]) != 1 or each[1][2][0][0] not in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN)
        yield from repeats_a_group(each)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(a|a)*b",
        r"(?:a|ab|b)*c",
        r"\s+$",
        r"<a[^>]*>",
        r"\w*\d\w*;",
        r"/\*.*?\*/",
        r"(\w+)\s*=\s*\1;",
        r"\"(.*?)\" *$",
    ],
)
def test_slow_patterns_are_told(tools: Any, pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exponential ones, and those whose time grows with the square."""
    monkeypatch.setattr(tools[1], "LIMIT", 10_000)

    assert tools[1].worst_growth(re.compile(pattern), True)[0] > tools[1].SLACK


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<!a)(?:a++)*+b",
        r"(?<!\s)\s++$",
        r"<a[^<>]*+>",
        r"/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)",
        r"\d{1,500}x",
        r"(?i:ab|cd)+",
    ],
)
def test_linear_patterns_are_told(tools: Any, pattern: str) -> None:
    """Bounds are a factor only."""
    assert tools[1].worst_growth(re.compile(pattern), True)[0] <= tools[1].SLACK


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?P<q>['\"])(?>(?:(?!(?P=q)).)*)(?P=q)", "'a' \"b'c\" 'd"),
        (r"^(?:- )+x$", "- - x\n- y\n- x"),
        (r"(?<=a)b|(?<!a)c|\bd\B", "abacdcd de"),
        (r"(a)?(?(1)b|c)", "abcacb"),
        (r"a{2,3}?b??|x*+y", "aaab xxy"),
    ],
)
def test_steps_are_those_of_matching(tools: Any, pattern: str, text: str) -> None:
    """The counter finds what `re` finds."""
    compiled = re.compile(pattern, re.MULTILINE)

    assert tools[1].matches(compiled, text) == [found.span() for found in compiled.finditer(text)]
