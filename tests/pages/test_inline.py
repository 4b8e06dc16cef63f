"""The renderer is the judge of what a reader sees of a unit."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from visible import paragraphs, plain, rendered

from diglot.pages import APART, links, term_references, visible_text

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
KNOWN = {"a \\| pipe"}
"""Only in a table does a bar need its backslash."""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_edition_is_read_as_it_is_rendered(path: Path) -> None:
    """Every paragraph, in both languages; references and footnotes need the rest of their page."""
    texts = [text for text in paragraphs(path.read_text("utf-8")) if not re.search(r"\]\s?\[|\[\^", text)]

    assert [text for text in texts if plain(visible_text(text)) != rendered(text)] == []


def test_the_page_of_all_constructs_is_read_as_it_is_rendered() -> None:
    """But for marks of one sign, H~2~O, which stay."""
    page = (Path(__file__).parent / "fixture.md").read_text("utf-8").replace("H~2~O, x^2^", "water")
    texts = [text for text in paragraphs(page) if not re.search(r"\]\s?\[|\[\^|\[[^\]]*\](?!\()", text)]

    assert {text for text in texts if plain(visible_text(text)) != rendered(text)} <= KNOWN


WORDS = st.sampled_from(
    ["grid", "网格", "“档案”", "it's", "a b", "x_y", "5 * 3", "1 < 2", "&amp;", "AT&T", "\\*", "wow!"]
)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        inner.map(lambda text: f"**{text}**"),
        inner.map(lambda text: f"*{text}*"),
        inner.map(lambda text: f"[{text}](page.md#p2v5r3)"),
        inner.map(lambda text: f'[{text}](<a b.md> "a title")'),
        inner.map(lambda text: f"<b>{text}</b>"),
        st.just("`code [x](y)`"),
        st.just("<https://example.org/>"),
        st.just("<!-- aside -->"),
        st.just("![a picture](p.png)"),
    ),
    max_leaves=6,
)


def is_plainly_nested(text: str) -> bool:
    """Stars next to stars, and links in links, are read in many ways; authors avoid them."""
    return not re.search(r"\*{3}|\*\* \*\*|\* \*|\[[^\]]*\[|5 \* 3.*\*|\*.*5 \* 3", text)


@given(INLINE.filter(is_plainly_nested))
def test_made_texts_are_read_as_they_are_rendered(text: str) -> None:
    """Emphasis, links, pictures, code, tags, entities, one in another."""
    text = f"Word {text} word."

    assert plain(visible_text(text)) == rendered(text)


def test_code_and_addresses_keep_words_apart() -> None:
    """A name does not reach across them; a footnote's mark after an exclamation is no picture."""
    assert visible_text("grid `x` management, <https://a.org>") == f"grid {APART} management, {APART}"
    assert visible_text("wow![^1] yes") == "wow! yes"
    assert visible_text("**[*grid*](a.md)** and *[b](c.md)*") == "grid and b"
    assert visible_text("one  \ntwo\\\nthree") == "one\ntwo\nthree"


def test_links_are_found_with_their_words() -> None:
    """Also behind marks that are text."""
    text = "5 * 3, [*these* grids](term:grid-management), ![map](m.png) and [a][b]"
    visible = visible_text(text)

    assert [(it.destination, it.said.of(visible), it.image) for it in links(text)] == [
        ("term:grid-management", "these grids", False),
        ("m.png", "map", True),
        ("[b]", "a", False),
    ]
    assert [it.span.of(text) for it in links(text)][1] == "![map](m.png)"
    assert [(it.key, it.text) for it in term_references(text)] == [("grid-management", "these grids")]
