"""The cases of `cases/`, which translators can read: pages, and the units they are cut into."""

import re
from pathlib import Path

import pytest

from diglot.pages import split_units

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
_CASE = re.compile(
    r"^## (?P<name>[^\n]*)\n\n(?P<page>`{4} markdown\n(?P<text>.*?)^`{4}\n)(?P<units>(?:\n?- [^\n]*\n)*)", re.M | re.S
)


def described(text: str) -> str:
    """The units of a page, as a list."""
    lines = []
    for unit in split_units(text).units:
        place = " › ".join(unit.headings)
        extras = [f"under “{place}”"] if place else []
        extras += [f"note: {unit.note}"] if unit.note else []
        extras += [f"context: {unit.context}"] if unit.context else []
        extras += ["by the editors"] if unit.by_editors else []
        lines.append(f"- {unit.kind} {unit.level}: `{unit.text!r}`{''.join(f' ({extra})' for extra in extras)}\n")
    return "".join(lines)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_pages_are_cut_as_written(path: Path, request: pytest.FixtureRequest) -> None:
    """Every case of the file."""
    content = path.read_text("utf-8")
    expected = _CASE.sub(lambda case: f"## {case['name']}\n\n{case['page']}\n{described(case['text'])}", content)
    if request.config.getoption("--update-cases"):
        path.write_text(expected, "utf-8")

    assert len(_CASE.findall(content)) == content.count("\n```` markdown\n") > 0
    assert content == expected
