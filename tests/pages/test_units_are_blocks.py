"""A page built with its units is the page built without, plus what was added; and a unit is one block of it."""

import json
from pathlib import Path

import pytest
from completeness import EXTENSIONS
from rendered_units import compare

from diglot.dialect import KNOWN, Dialect
from diglot.pages import Grammar, split_units
from diglot.renderer import PROBES, Renderer, grammar_of

ROOT = Path(__file__).parents[2]
PAGES = [Path(__file__).parent / "fixture.md", *sorted((ROOT / "docs").rglob("*.md"))]
USUAL = Dialect(tuple(EXTENSIONS))


@pytest.mark.slow
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
        "　　这一段。\n\n\u00a0Deux mots\u00a0\n\n- 　项\n- \u00a0\n\n1. \u2003x\u2003\n",
        "# 　题　\n\n| 　a | b　 |\n|---|---|\n| \u00a0 | 　c　 |\n",
        "a | b\n- | -\nc | d\n/// note | Title\na | b\n- | -\nc | d\n///\n",
        "> quoted\n/// note | Title\n> quoted\n///\n",
        'a | b\n- | -\nc | d\n!!! note\n    Words.\n> quoted\n=== "Tab"\n    Words.\n',
        "!!! note\n    a | b\n    - | -\n    ??? tip\n        > Words.\nAfter.\n",
        "- \n- two\n- \n\n    three\n\n1. \nfour\n",
        "Term\n:   \n:   Meaning\n",
        "# \\\n\n## A heading\\\\\n\n## no heading\\\n",
        "Words on HTML\n\n*[HTML]:\nThe language\n",
        "1. three\n    ---\n\nTitle\n    ===\n\n- one\n\n    Title\n    ---\n",
        "a | b\n- | -\nc | d\n```py\ncode\n```\n\n> quoted\n~~~\ncode\n~~~\n",
        "a | b\n- | -\nc | d\n<!-- a comment -->\nWords.\n\n> quoted\n<!-- a comment -->\n",
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


def test_the_comparison_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a list that the cutter does not know, it finds that one unit is several items."""
    monkeypatch.setattr("rendered_units.grammar_of", lambda dialect: Grammar())
    comparison = compare("a. one\nb. two\n", dialect_of(fancylists={}))

    assert not comparison.is_right


def dialect_of(**options: dict[str, object]) -> Dialect:
    """The usual dialect with more extensions of pymdown."""
    more = {f"pymdownx.{name}": values for name, values in options.items()}
    return Dialect((*EXTENSIONS, *more), json.dumps(more))


LISTS = [
    "a. one\nb. two\n\n    more\nc. three\n",
    "A) eins\nB) zwei\n",
    "A.  一\nB.  二\n",
    "A. no item\n",
    "i. one\nii. two\niii. three\n",
    "I. no item, with alpha\nII. and none\n",
    "XIV) fourteen\nXV) fifteen\n",
    "#. one\n#. two\n",
    "1) one\n2) two\n    a) deep\n    b) deep, too\n3. three\n",
    "Words\na. no item\n",
    "- one\na. two\n1. three\n",
    "!!! note\n    a. one\n\n        more\n    b. two\n",
    "> a. one\n> b. two\n",
    "mix. of letters\ncivil. too\niiv. none\n",
    "- > a quote\na. no quote\n",
]
STYLES = [["roman", "alpha", "generic"], ["roman"], ["alpha", "generic"], []]


@pytest.mark.parametrize("page", LISTS)
@pytest.mark.parametrize("styles", STYLES, ids=" ".join)
def test_lists_are_numbered_as_the_site_says(page: str, styles: list[str]) -> None:
    """By digits, letters, Roman numbers or a sign."""
    assert compare(page, dialect_of(fancylists={"additional_ordered_styles": styles})).is_right
    assert compare(page, USUAL).is_right


@pytest.mark.parametrize("page", ["#. one\n#. two\n", "#one\n#. two\n", "# One\n#. two\n", "#. a\n\n    more\n#. b\n"])
def test_a_heading_without_a_space_is_one_where_the_site_says_so(page: str) -> None:
    """Elsewhere a list may be numbered with its sign."""
    spaced = dialect_of(fancylists={}, saneheaders={})

    assert compare(page, spaced).is_right
    assert compare(page, dialect_of(fancylists={})).is_right
    assert compare(page, dialect_of(saneheaders={})).is_right


CALLOUTS = [
    "> [!NOTE]\n> Body.\n",
    "> [!tip] A *title*\n> Body\n> on two lines.\n>\n> - item\n",
    "> [!WARNING]- Folded\n> Body.\n",
    "> [!danger | inline]+\n> # Heading\n",
    ">\n> [!NOTE]\n>\n> Body.\n",
    "> Words\n> [!NOTE]\n",
    "> [!NOTE]\n\n> Words.\n",
    "- > [!NOTE] Titel\n  > Text\n\n    > [!TIP]\n    > Innen.\n",
    "!!! note\n\n    > [!NOTE] 标题\n    > 正文。\n",
    "> > [!NOTE]\n> > Deep.\n",
    "> [!not a type]\n> Body.\n",
    "[!NOTE]\nNo quote.\n",
]


@pytest.mark.parametrize("page", CALLOUTS)
@pytest.mark.parametrize("options", [{"callouts": True}, {"callouts": False}, {}, None], ids=str)
def test_callouts_are_boxes_where_the_site_says_so(page: str, options: dict[str, object] | None) -> None:
    """Elsewhere their first line is text."""
    dialect = USUAL if options is None else dialect_of(quotes=options)
    comparison = compare(page, dialect)
    texts = [unit.text for unit in split_units(page, grammar=grammar_of(dialect)).units]

    assert comparison.is_right
    if (options or {}).get("callouts") and "[!" in page.split("\n")[0] and "type" not in page and page[0] == ">":
        assert not any("[!" in text for text in texts)


BLOCKS = [
    '??? tip "A title"\n    Body.\n',
    '!!! note "A title"\n    Body.\n\n    More.\n',
    '=== "A tab"\n\n    Body.\n\nAfter.\n',
    "A term\n:   Its meaning\n\nAfter.\n",
    "Words[^1].\n\n[^1]: The note.\n",
    "HTML\n\n*[HTML]: The language\n",
    "- [x] done\n- [ ] not done\n",
    '<div markdown>\nOne *word*.\n\nTwo [words](a.md).\n</div>\n\n<p markdown="1">More</p>\n',
    "| a | b |\n|---|---|\n| c | d |\n",
    "/// note | A title\nWords.\n///\n",
]
DIALECTS = [
    Dialect(("tables", "fenced_code")),
    Dialect(("extra",)),
    Dialect(("pymdownx.extra", "admonition")),
    Dialect(("footnotes", "pymdownx.details", "pymdownx.superfences")),
    Dialect(("md_in_html", "pymdownx.tabbed", "pymdownx.tasklist")),
    Dialect(("pymdownx.blocks.admonition", "def_list", "abbr")),
]


@pytest.mark.parametrize("page", BLOCKS)
@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: " ".join(dialect.extensions))
def test_blocks_are_those_of_the_extensions_enabled(page: str, dialect: Dialect) -> None:
    """What is not enabled is text, or code where it is indented."""
    assert compare(page, dialect).is_right


def test_without_settings_everything_usual_is_read() -> None:
    """By the commands, which know the site, as by those that do not."""
    assert grammar_of(Dialect()) == Grammar()


@pytest.mark.parametrize("extension", sorted(KNOWN))
def test_what_an_extension_adds_is_known(extension: str) -> None:
    """Of all that a dialect may have: as if it were tried, like those of others."""
    known = grammar_of(Dialect((extension,)))
    tried = {name for name, (text, sign) in PROBES.items() if sign not in Renderer([extension], {}).render(text).html}

    assert known.blocks - {"pymdownx.blocks"} == tried
