"""The renderer is the judge of what a reader sees of a unit."""

import re
from html import unescape
from pathlib import Path
from time import process_time

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from visible import EDITION, EXTENSIONS, paragraphs, plain, rendered

from diglot.pages import APART, links, plain_text, read_inline, term_references, visible_text

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

    assert [(it.destination, it.visible_span.of(visible), it.image) for it in links(text)] == [
        ("term:grid-management", "these grids", False),
        ("m.png", "map", True),
        ("[b]", "a", False),
    ]
    assert [it.span.of(text) for it in links(text)][1] == "![map](m.png)"
    assert [(it.key, it.text) for it in term_references(text)] == [("grid-management", "these grids")]


TEXTS = [
    "2 * 3 * 4",
    "a*b*c",
    "a * b",
    "snake_case_word and _slanted_ words",
    "**bold _and slanted_ words**",
    "*slanted **and bold** words*",
    "***both***",
    "**bold**{.loud} and *slanted*{#here} words",
    "a {.note} in braces",
    "a lone * and a lone _",
    "\\*no emphasis\\* and \\_none\\_",
    "\\[no link](a.md)",
    "AT&amp;T &copy; 2020 &lt;b&gt; &#8212; &nbsp;end",
    "AT&T & others",
    "a<br>b",
    "a  \nb",
    '<kbd>Ctrl</kbd> and <span class="x">spans</span>',
    "H<sub>2</sub>O <!-- a comment --> is water",
    "1 < 2 > 0",
    "`code`, ``co`de`` and `a*b*c`",
    "a ` lone tick",
    "![A map of *Xi’an*](map.png) here",
    '[words](a.md), [**bold** words](<a b.md> "title") and [`code`](c.md)',
    "[brackets] and (parentheses)",
    "[a [nested] one](a.md)",
    "<https://example.org/a_b_c> and <ann@example.org>",
    "see https://example.org/a_b_c?d=e for more",
    "“**引号**”与**信用**上",
    "社会*信用*体系，《**规划纲要**》",
    "「**信用**」は[点数](a.md)です。<ruby>漢<rt>かん</rt></ruby>",
    "هذه **نقاط** و[روابط](a.md) و`رمز`",
    "„Das **Wort**“, sagt *sie*, ‚und _nicht_ mehr‘",
    "l’*été* et **l’hiver** : « oui »",
    "Привет, **мир**! _Да_",
    "it's 5'10\" tall",
    "a | b",
    "100% ~ 200%",
    "x^2 + y^2 = z^2",
    "wow! [yes](a.md)",
    "😀 **😀** e\u0301*e\u0301*",
]
"""What was read in two ways, or might be."""
MORE = ["==mark== and more", "a ~~struck~~ word", "an ^^inserted^^ word"]
"""Marks that the extensions of pymdown have, and the edition has not."""
LESS = ["a **“quoted”**word", "与**“档案”**上"]
"""Emphasis that `pymdownx.betterem` leaves as it is written, and the edition renders."""


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("extensions", [EXTENSIONS, EDITION], ids=["usual", "edition"])
def test_texts_are_read_as_they_are_rendered(text: str, extensions: list[str]) -> None:
    """In the usual dialect and in that of the edition, and every character leads to where it is written."""
    assert plain(visible_text(text)) == rendered(text, extensions)


@pytest.mark.parametrize("text", TEXTS)
def test_plain_texts_are_all_that_is_rendered(text: str) -> None:
    """Code and addresses included, on one line."""
    html = re.sub(r"<!--.*?-->", "", markdown.markdown(text, extensions=EDITION))
    html = re.sub(r"<br ?/?>", " ", re.sub(r'<img alt="([^"]*)"[^>]*>', r"\1", html))

    assert plain_text(text) == plain(unescape(re.sub(r"<[^>]*>", "", html)))


@pytest.mark.parametrize("text", MORE)
def test_marks_of_extensions_are_read_as_they_are_rendered(text: str) -> None:
    """In the usual dialect."""
    assert plain(visible_text(text)) == rendered(text)


@pytest.mark.parametrize("text", LESS)
def test_emphasis_beside_quotation_marks_is_read_as_it_is_rendered(text: str) -> None:
    """In the dialect of the edition."""
    assert plain(visible_text(text)) == rendered(text, EDITION)


MARKDOWN = st.text(alphabet="汉a1 `*_[](){}<>!&;:/\\\"'$^#.-~=\n", max_size=40)


@given(st.one_of(MARKDOWN, INLINE, st.sampled_from([*TEXTS, *MORE])))
def test_every_visible_character_leads_to_its_place(text: str) -> None:
    """Offsets rise; a character stands where it leads to, or a mark does that is shown as this character."""
    inline = read_inline(text)
    shown = {at for mark in inline.marks if mark.kind not in ("open", "close") for at in range(*mark.span)}

    assert len(inline.at) == len(inline.text)
    assert inline.at == sorted(set(inline.at))
    assert all(char == text[at] or at in shown for char, at in zip(inline.text, inline.at, strict=True))
    assert list(inline.marks) == sorted(inline.marks, key=lambda mark: (mark.span.start, -mark.span.end))
    assert all(0 <= mark.span.start < mark.span.end <= len(text) for mark in inline.marks)


@given(st.one_of(MARKDOWN, INLINE), st.data())
def test_what_is_whole_is_written_as_it_is_read(text: str, data: st.DataObject) -> None:
    """But for its last character, which may be written as an entity, and goes as a whole."""
    inline = read_inline(text)
    start = data.draw(st.integers(0, len(inline.text)))
    end = data.draw(st.integers(start, len(inline.text)))

    if end > start and inline.whole(start, end):
        assert inline.span(start, end - 1).of(text) == inline.text[start : end - 1]
        assert inline.span(start, end).end >= inline.at[end - 1] + 1


def test_marks_are_found_with_what_they_hold() -> None:
    """All that checks compare in two languages."""
    text = (
        "**a** `b` <kbd>c</kbd>[^1] [d](e.md){.f} ![g](h.png) $i$ {{ j }} &amp; https://k.org, <https://l.org> [m][n]"
    )

    assert [(mark.kind, mark.value) for mark in read_inline(text).marks] == [
        *[("emphasis", "**"), ("emphasis", "**"), ("code", "b")],
        *[("element", "<kbd>c</kbd>"), ("tag", "<kbd>"), ("tag", "</kbd>"), ("note", "1")],
        *[("open", "["), ("close", "e.md"), ("attributes", "{.f}"), ("image", "h.png")],
        *[("math", "$i$"), ("template", "{{ j }}"), ("entity", "&amp;"), ("url", "https://k.org,")],
        *[("autolink", "https://l.org"), ("open", "["), ("close", "[n]")],
    ]


def test_an_entity_is_one_place() -> None:
    """To replace it is to replace all of it."""
    inline = read_inline("a &quot;b&quot;")

    assert inline.text == 'a "b"'
    assert inline.span(2, 3).of("a &quot;b&quot;") == "&quot;"
    assert inline.whole(0, 3)
    assert not inline.whole(2, 4)


@pytest.mark.parametrize("piece", ["{{", "{{ a ", "{% a ", "$a ", "*a{.b} ", " {a="])
def test_marks_without_an_end_are_read_at_once(piece: str) -> None:
    """However many there are."""
    start = process_time()
    read_inline(piece * 5000)

    assert process_time() - start < 2
