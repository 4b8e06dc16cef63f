"""The short way of the judge gives the renderer's answers."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from repetition import examples

from diglot.dialect import KNOWN, Dialect
from diglot.pages import Kind
from diglot.renderer import Renderer, renderer_of
from diglot.safety.capabilities import read_capabilities
from diglot.safety.fast_path import read_plain
from diglot.safety.judge import place_unit

PIECES = [
    *(
        "word",
        "名单",
        "，",
        "。",
        " ",
        "  ",
        "a",
        "1",
        "1.",
        "2)",
        "x.y",
        "e.g.",
        "www.",
        "A-B",
        "--",
        "---",
        "...",
        "“",
        "”",
    ),
    *(
        "*",
        "**",
        "_",
        "__",
        "~",
        "~~",
        "^",
        "^^",
        "=",
        "==",
        "!",
        "?",
        ": ",
        ":",
        ":x:",
        "/",
        "//",
        "'",
        '"',
        "(c)",
        "(",
        ")",
    ),
    *(
        "`",
        "``",
        "`a`",
        "`a b`",
        "`#!py x`",
        "[",
        "]",
        "[a](b.md)",
        "[a](/b/#c)",
        "[a](#b-c)",
        "[名](term:a-b)",
        "[`a`](https://x.org/y)",
        "![a](b.png)",
    ),
    *(
        "[x][y]",
        "[^1]",
        "<",
        ">",
        "&",
        "&amp;",
        "{",
        "}",
        "{: .a }",
        "{{",
        "\\",
        "|",
        "+",
        "++a++",
        "@",
        "a@b.org",
        "#",
        "# ",
    ),
    *(
        "$",
        "$x$",
        "\n",
        "%",
        ";",
        "- ",
        "* ",
        "> ",
        "1/2",
        "1st",
        "->",
        "+/-",
        "https://x.org",
        "!!! a",
        "/// a",
        "=== ",
        "\t",
    ),
    *(
        "f" * 40,
        "a_b_c",
        "*a*",
        "**名**",
        "\u200b",
        "http",
        "[",
        "](",
        "=30%",
        "https:",
        "\u0002",
        "\u0003",
        "!13",
        "?2",
        "[[a]]",
    ),
]
KINDS = [
    Kind.PARAGRAPH,
    Kind.HEADING,
    Kind.ITEM,
    Kind.CELL,
    Kind.TITLE,
    Kind.TERM,
    Kind.DEFINITION,
    Kind.FOOTNOTE,
    Kind.HTML,
    Kind.ABBREVIATION,
]
SOCIAL = Renderer(
    [
        "attr_list",
        "smarty",
        "legacy_attrs",
        "wikilinks",
        "def_list",
        "admonition",
        "tables",
        "pymdownx.critic",
        "pymdownx.emoji",
        "pymdownx.arithmatex",
        "pymdownx.keys",
        "pymdownx.fancylists",
        "pymdownx.progressbar",
        "pymdownx.magiclink",
        "pymdownx.betterem",
        "pymdownx.inlinehilite",
        "pymdownx.escapeall",
        "pymdownx.quotes",
        "pymdownx.smartsymbols",
        "footnotes",
        "pymdownx.tilde",
    ],
    {"pymdownx.magiclink": {"repo_url_shorthand": True, "social_url_shorthand": True, "user": "a", "repo": "b"}},
)
USUAL = renderer_of(Dialect())


def test_every_known_extension_can_be_loaded() -> None:
    """So that the list is one of facts, and the law below is about all of them in turn."""
    for name in sorted(KNOWN):
        assert Renderer([name], {}).is_known


@pytest.mark.parametrize("renderer", [USUAL, SOCIAL], ids=["usual", "social"])
@settings(max_examples=examples(300))
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join), st.sampled_from(KINDS))
@example("见[名单](list.md)和`pip install x`。", Kind.PARAGRAPH)
@example("**名单**：见 [`a`](https://x.org/y#z)！", Kind.ITEM)
@example("Type `a`, then `b`; “c”.", Kind.TITLE)
def test_where_there_is_a_short_way_rendering_leads_to_the_same(renderer: Renderer, text: str, kind: Kind) -> None:
    """Elements and code are equal, and there are no comments, tags to mend or definitions."""
    text = text.strip(" \t")
    short = read_plain(kind, text)
    if short is None:
        return
    rendered = renderer.render(place_unit(kind, text))
    frame = read_capabilities(renderer.render(place_unit(kind, "x")).html)
    long = read_capabilities(rendered.html)

    assert long.elements - frame.elements == short.elements
    assert {code for code in long.code if code} == {code for code in short.code if code}
    assert not long.comments
    assert long.tags is None
    assert not long.openers
    assert not rendered.definitions


def test_a_sentence_that_ends_with_a_point_is_no_list() -> None:
    """Only figures and Latin letters count a list: a Chinese sentence that ends in one is as plain as any."""
    assert read_plain(Kind.PARAGRAPH, "名单. 网格.") is not None
    assert read_plain(Kind.PARAGRAPH, "1. 名单") is None
    assert read_plain(Kind.PARAGRAPH, "iv) 名单") is None


def test_most_texts_take_the_short_way() -> None:
    """Words, emphasis, code and links: what translations are made of."""
    texts = [
        "名单。",
        "见[名单](list.md)。",
        "**注意**：运行 `x`。",
        "Use `a` and [b](https://x.org/).",
        "（第 3 条）“网格”",
    ]

    assert [text for text in texts if read_plain(Kind.PARAGRAPH, text) is None] == []
