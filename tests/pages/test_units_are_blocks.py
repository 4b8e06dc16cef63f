"""A page built with its units is the page built without, plus what was added; and a unit is one block of it."""

from pathlib import Path

import pytest
from completeness import EXTENSIONS
from rendered_units import compare

from diglot.dialect import Dialect

ROOT = Path(__file__).parents[2]
PAGES = [Path(__file__).parent / "fixture.md", *sorted((ROOT / "docs").rglob("*.md"))]
USUAL = Dialect(tuple(EXTENSIONS))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_are_built_as_without_units(path: Path) -> None:
    """The page of every construct, and the edition."""
    assert compare(path.read_text("utf-8"), USUAL).is_right


BOXES = ["!!! note\n", '??? tip "A box"\n', '=== "A tab"\n', "!!! note\n    Words.\n"]
IN_BOXES = [
    "1.  First.\n\n    More.\n2.  Second.\n",
    "1.  First.\nMore.\n2.  Second.\n",
    "* 一\n\n    续。\n* 二\n\n    1. 三\n\n        再续。\n    2. 四\n* 五\n",
    "- one\n\n    !!! tip\n\n        Deep.\n    More.\n- two\n",
    "1. one\n\n    > quoted\n2. two\n",
    "1. one\n\n    | a | b |\n    |---|---|\n    | c | d |\n2. two\n",
    "Term\n:   Meaning\n\n    More of it\n:   Another\n",
    "- one\n\n    - two\n\n        three\n- four\n",
]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("inside", IN_BOXES)
@pytest.mark.parametrize("depth", [1, 2])
def test_no_unit_reaches_across_blocks_in_a_box(box: str, inside: str, depth: int) -> None:
    """A line indented less than its block ends the block there, with no blank line; outside of boxes it goes on."""
    page = inside
    for _ in range(depth):
        page = box + "\n" + "".join(f"    {line}" if line.strip() else line for line in page.splitlines(keepends=True))

    assert compare(page + "\nAfter.\n", USUAL).is_right


@pytest.mark.parametrize(
    "page",
    [
        "- > quoted\n- > quoted, too\nlazily\n- no quote\n",
        "- one\n\n    * > a\n    * > b\n* two\n    1. > c\n    2. > d\n",
        "A paragraph\n[x]:\n",
        "[x]:\n",
        "- an item\n  [x]:\n- [y]:\n",
        "> quoted\n> [x]:\n\nAnother\n[z]:\n\nMore.\n",
        "`x` y\n===\n\nText.\n",
        "```x``` y\n---\n\nText.\n",
        "~~~x~~~ y\n===\n\nText.\n",
        "- not an item\n---\n\nText.\n",
        '!!! note "A box"\n===\n\nText.\n',
        "/// note | A title\nWords.\n///\n",
        "/// html | div.result\nWords.\n///\n",
        "/// caption | < 10\nA caption.\n///\n",
        "/// define\nA term\n\n- Its meaning.\n///\n",
    ],
)
def test_lines_are_the_blocks_they_are_built_as(page: str) -> None:
    """Where what stands before or behind a line decides what it is."""
    names = [f"pymdownx.blocks.{name}" for name in ("admonition", "definition", "html")]

    assert compare(page, Dialect((*EXTENSIONS, *names))).is_right


LITERAL = "[a link](https://example.org/) and *stars*"


@pytest.mark.parametrize(
    "page",
    [
        f'<div markdown="0">{LITERAL}</div>\n',
        f'<div markdown>\n<div markdown="0">{LITERAL}</div>\n\nWords.\n</div>\n',
        f'<div markdown>\n<p markdown="0">{LITERAL} <b>bold</b> {LITERAL}</p>\n</div>\n',
        f"<div markdown>\n<figure>\n<figcaption>{LITERAL}</figcaption>\n{LITERAL}\n</figure>\n</div>\n",
        f"<div markdown>\n<table><tr><td>{LITERAL}<td>{LITERAL}</tr></table>\n</div>\n",
        f"<section>\n<p>{LITERAL}</p>\n{LITERAL}\n</section>\n",
        f'<div markdown="span">{LITERAL}</div>\n',
        f'<div markdown="block">{LITERAL}</div>\n',
    ],
)
def test_literal_text_in_html_stays_literal(page: str) -> None:
    """Whatever is asked of the elements around it."""
    comparison = compare(page, USUAL)

    assert comparison.changed is None
    assert comparison.torn == []


def test_the_comparison_can_fail() -> None:
    """Of a list that the cutter does not know, it finds that one unit is several items."""
    comparison = compare("a. one\nb. two\n", Dialect((*EXTENSIONS, "pymdownx.fancylists")))

    assert not comparison.is_right
