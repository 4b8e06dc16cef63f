"""The cases of `cases/`, which translators can read: pages, and the concepts that they mention."""

import re
from pathlib import Path

import pytest

from diglot.pages import read_inline, split_units
from diglot.terms import Matcher, find_places, parse_termbase

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(FOLDER.glob("*.md"))
TERMBASE = parse_termbase((FOLDER / "termbase.toml").read_text("utf-8"), "termbase.toml", ["en", "zh"])
_CASE = re.compile(
    r"^## (?P<name>[^\n]*)\n\n(?P<page>`{4} markdown\n(?P<text>.*?)^`{4}\n)(?P<found>(?:\n?- [^\n]*\n)*)", re.M | re.S
)


def described(page: str, language: str) -> str:
    """The mentions of a page, as a list."""
    matcher = Matcher(TERMBASE, language)
    lines = []
    for unit in split_units(page).units:
        inline = read_inline(unit.text)
        for key, span, approval in find_places(inline, matcher, TERMBASE, unit.terms):
            lines.append(f"- {key}, {approval or 'in other words'}: `{span.of(inline.text)!r}`\n")
    return "".join(lines) or "- nothing\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_pages_mention_what_is_written(path: Path, request: pytest.FixtureRequest) -> None:
    """Every case of the file."""
    content = path.read_text("utf-8")
    language = path.suffixes[0].removeprefix(".")
    expected = _CASE.sub(
        lambda case: f"## {case['name']}\n\n{case['page']}\n{described(case['text'], language)}", content
    )
    if request.config.getoption("--update-cases"):
        path.write_text(expected, "utf-8")

    assert TERMBASE.problems == ()
    assert len(_CASE.findall(content)) == content.count("\n```` markdown\n") > 0
    assert content == expected
