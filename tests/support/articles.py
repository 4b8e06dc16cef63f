"""Articles that a test makes up, as a build makes them."""

from collections.abc import Sequence

from markdown import Markdown

from diglot.interface import interface
from diglot.publish.article import Article, parse_article, tag_languages
from diglot.publish.markdown_extension import PageRendering, UnitExtension
from diglot.publish.markers import mark_markdown
from diglot.publish.page_units import PageUnit
from diglot.publish.unit_notes import add_unit_notes
from diglot.publish.written_page import split_page

EXTENSIONS = ["abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]


def make_article(
    markdown: str, units: Sequence[PageUnit], language: str = "en", extensions: Sequence[str] = EXTENSIONS
) -> Article:
    """The article of a page in a language, of an edition whose source language is English."""
    extension = UnitExtension()
    extension.rendering = PageRendering("page.md", [unit.id for unit in units])
    marked = mark_markdown(markdown, units)[0]
    page = split_page(Markdown(extensions=[*extensions, extension]).convert(marked))
    assert page is not None, "every rendered page has its brackets"
    article = parse_article(page.content, {unit.id: unit for unit in units}, interface(language))
    tag_languages(article, language, "en")
    return article


def render_article(
    markdown: str, units: Sequence[PageUnit], language: str = "en", extensions: Sequence[str] = EXTENSIONS
) -> str:
    """Its HTML, with what readers are told of its units."""
    article = make_article(markdown, units, language, extensions)
    add_unit_notes(article, interface(language), language, {})
    return article.html()
