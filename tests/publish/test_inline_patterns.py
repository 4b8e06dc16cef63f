"""Patterns that cannot find anything on a page are not tried on it, and what is found stays the same."""

from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from repetition import examples

from diglot.publish.markdown_extension import PageRendering, UnitExtension
from diglot.publish.written_page import split_page

SETS = (
    ["attr_list", "footnotes", "tables", "toc"],
    ["smarty", "abbr", "pymdownx.magiclink", "pymdownx.keys", "pymdownx.tilde", "pymdownx.inlinehilite"],
)
PIECES = [
    *("word ", "字", " ", "\n", "  \n", "\n\n", "- ", "# ", "\\", "`", "``", "*", "**", "_", "__", "~~", "++a++"),
    *("[", "]", "[a]", "[a](b)", "[a][b]", "[a]: b\n", "(", ")", "!", "![a](b)", "![a][b]", "[^1]", "\n[^1]: note\n"),
    *(
        "<",
        ">",
        "<b>",
        "</b>",
        "<https://a.b>",
        "<a@b.c>",
        "https://a.b",
        "&",
        "&amp;",
        "&#38;",
        '"',
        "'",
        "...",
        ":a:",
    ),
]


def render(text: str, *extensions: Extension | str, units: bool) -> str:
    """A page as HTML, with the extension that marks units or without it."""
    extension = UnitExtension()
    extension.rendering = PageRendering("page.md")
    html: str = Markdown(extensions=[*extensions, *([extension] if units else [])]).convert(text)
    parts = split_page(html)
    return html if parts is None else parts.content


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(SETS))
def test_a_page_is_the_same_as_with_all_patterns(text: str, extensions: list[str]) -> None:
    """Whatever signs it has."""
    assert render(text, *extensions, units=True) == render(text, *extensions, units=False)


class MakesCode(InlineProcessor):  # type: ignore[misc]
    """Makes text with signs that the page does not have."""

    def handleMatch(self, m: object, data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        """An element in which there is more to find."""
        made = Element("kbd")
        made.text = "\\*a &amp; [b](c)"
        return made, m.start(0), m.end(0)  # type: ignore[attr-defined]


class MakingCode(Extension):  # type: ignore[misc]
    """The extension of somebody else."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Try it before all other patterns."""
        md.inlinePatterns.register(MakesCode("@@"), "makes", 999)


@pytest.mark.parametrize("text", ["See @@.", "# @@", "| @@ |\n| --- |\n"])
def test_all_patterns_are_tried_where_others_make_text(text: str) -> None:
    """Nobody knows which signs it has."""
    assert render(text, MakingCode(), units=True) == render(text, MakingCode(), units=False)
    assert '<a href="c">' in render(text, MakingCode(), units=True)
