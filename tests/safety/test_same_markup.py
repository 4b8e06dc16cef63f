"""Articles with the same markup can do the same: the short look finds no more harmless than the long one."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from repetition import examples
from selectolax.lexbor import LexborHTMLParser

from diglot.safety.capabilities import read_article
from diglot.safety.comparison import compare
from diglot.safety.same_markup import have_same_markup

UNIT = "data-unit"
PIECES = (
    *(
        "word",
        "字",
        " ",
        "x=1",
        '"',
        "'",
        ">",
        "<",
        "&lt;b",
        "&lt;",
        "&amp;",
        'a title="x"',
        "=",
        "/",
        "<b",
        "</",
        "]]>",
    ),
    *(
        "<p>",
        "</p>",
        f'<p {UNIT}="a">',
        f'<li {UNIT}="b">',
        f'<span {UNIT}="c">',
        "</span>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
    ),
    *(
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "<kbd>",
        "</kbd>",
        "<samp>",
        "</samp>",
        "<tt>",
        '<code title="x">',
        "rm -rf",
    ),
    *(
        '<a href="/x">',
        "<a href=/x>",
        '<a href="/y" title="字">',
        "</a>",
        '<img src="x" alt="a">',
        '<img src="x" alt="b">',
    ),
    *(
        '<img src="x" alt="<b>">',
        "<!--",
        "-->",
        "<!-- x -->",
        "<svg>",
        "</svg>",
        "<path d=M0>",
        "<math>",
        "</math>",
        "<mi>",
    ),
    *(
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<template>",
        "</template>",
        "<textarea>",
        "</textarea>",
        "<title>",
    ),
    *(
        '<span class="arithmatex">',
        "<select>",
        "<option>",
        "<x y'z=1>",
        '<x y"z=1>',
        "<x y<z=1>",
        '<x y=">">',
        "<plaintext>",
    ),
    *(
        '<b title="</code>">',
        "<b data-x='\"'>",
        "<noscript>",
        "</noscript>",
        "<xmp>",
        "</xmp>",
        "<iframe>",
        "</iframe>",
        "<br>",
    ),
)


def written(html: str) -> str:
    """The article as lexbor writes it."""
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None, "there is always one"
    return body.inner_html or ""


def can_do_more(source: str, target: str) -> list[str]:
    """What units of the target can do that those of the source cannot."""
    there, here = (
        read_article(LexborHTMLParser(f"<body>{html}").body, UNIT, lambda _, value: value) for html in (source, target)
    )
    return [
        f"{unit}: {breach.fact}"
        for unit in here
        for breach in (compare(there[unit], here[unit], lambda old, new: False) if unit in there else ["a new unit"])
    ]


@settings(max_examples=examples(300))
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.dictionaries(st.integers(0, 11), st.sampled_from(PIECES)))
@example(["<code>", "<code>", "x", "</code>", "rm -rf", "</code>"], {4: "x=1"})
@example(["<a href=/x>", "word", "</a>"], {1: "字"})
@example(['<x y"z=1>', '"', '<a href="/x">', "word"], {2: '<a href="/y" title="字">'})
def test_articles_with_the_same_markup_can_do_the_same(pieces: list[str], changes: dict[int, str]) -> None:
    source, target = pieces, [changes.get(number, piece) for number, piece in enumerate(pieces)]
    source_html, target_html = written("".join(source)), written("".join(target))

    assert not (have_same_markup(source_html, target_html) and can_do_more(source_html, target_html))


SAME = [
    ("<p>A word.</p>", "<p>一个词。</p>"),
    (
        f'<p {UNIT}="a">See <a href="x" title="Home">it</a>.</p>',
        f'<p {UNIT}="a">见<a href="x" title="首页">它</a>。</p>',
    ),
    ('<p><img src="x" alt="A map"> <code>rm</code> it</p>', '<p><img src="x" alt="地图"> <code>rm</code> 它</p>'),
    ('<pre><code><span class="k">if</span> 1 &lt; 2</code></pre><p>so</p>',) * 2,
]
OTHER = [
    ("<p>word</p>", "<p><b>字</b></p>"),
    ("<p><code>rm x</code></p>", "<p><code>rm /</code></p>"),
    ('<p><a href="x">it</a></p>', '<p><a href="y">它</a></p>'),
    ('<p><img src="x" alt="a"></p>', '<p><img src="x" alt="<b>"></p>'),
    (f'<p {UNIT}="a">word</p>', f'<p {UNIT}="b">字</p>'),
    ("<p>word</p>", "<p>字 &lt;b</p>"),
    ("<p>word<!-- a --></p>", "<p>字<!-- b --></p>"),
    ("<script>a()</script>", "<script>b()</script>"),
    ('<span class="arithmatex">1</span>', '<span class="arithmatex">2</span>'),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_words_are_no_markup(source: str, target: str) -> None:
    is_same = have_same_markup(written(source), written(target))

    assert is_same


@pytest.mark.parametrize(("source", "target"), OTHER)
def test_what_can_do_something_is_markup(source: str, target: str) -> None:
    is_same = have_same_markup(written(source), written(target))

    assert not is_same
