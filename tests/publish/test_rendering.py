"""How marks travel through the Markdown renderer, without a site."""

import re
from pathlib import Path

import pytest
from articles import make_article
from articles import render_article as render
from markdown import Markdown
from page_units_of import units_of
from sites import make_edition

from diglot.engines.edition_build import read_edition_build
from diglot.engines.mkdocs.hooks import DiglotPlugin
from diglot.interface import interface
from diglot.pages import Kind
from diglot.pairs import State
from diglot.publish.markdown_extension import PageRendering, UnitExtension
from diglot.publish.markers import MARKER, begin, mark_markdown, without_markers
from diglot.publish.old_ids import put_old_ids, render_moved
from diglot.publish.page_units import PageUnit
from diglot.publish.unit_notes import add_unit_notes

_LINK = re.compile(r'<a [^>]*class="diglot-link".*?</a>')


def test_marking_can_be_undone() -> None:
    """The marks are all that is added."""
    markdown = "# One\n\nTwo *three*\n\n- four\n"
    marked, found = mark_markdown(markdown, units_of(markdown))

    assert found == 3
    assert marked != markdown
    assert without_markers(marked) == markdown


def test_what_another_plugin_left_alone_is_marked() -> None:
    """A changed paragraph has no mark; its neighbours keep theirs."""
    units = units_of("One.\n\nTwo.\n\nThree.\n")
    marked, found = mark_markdown("Zero.\n\nOne.\n\nChanged.\n\nThree.\n", units)

    assert found == 2
    assert f"{begin(2)}Three." in marked
    assert "\n\nChanged.\n" in marked


def test_a_page_with_private_characters_of_its_own_is_left_alone() -> None:
    """They could not be told from ours."""
    markdown = f"An icon {begin(7)}.\n"
    assert mark_markdown(markdown, units_of(markdown)) == (markdown, 0)


def test_a_page_that_begins_with_a_rule_has_no_front_matter() -> None:
    """The builder took the front matter off before."""
    markdown = "---\n\nText.\n\n---\n"
    assert mark_markdown(markdown, units_of(f"\n{markdown}"))[1] == 1


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Text.", '<p id="u0">Text.'),
        ("- a\n    - b\n", '<li id="u0">a<ul>\n<li id="u1">b</li>'),
        ("a\n{: #x }\n", '<p id="x"><span id="u0" class="diglot-anchor"></span>a'),
        ("# A *b*", '<h1 id="a-b"><span id="u0" class="diglot-anchor"></span>A <em>b</em></h1>'),
        ("# A {: #c }", '<h1 id="c"><span id="u0" class="diglot-anchor"></span>A</h1>'),
        (
            "# A { data-search-exclude }",
            '<span id="u0" class="diglot-anchor"></span>A</h1>',
        ),  # an attribute without value
        ("<div>raw <b>text</b></div>", '<span class="diglot-unit" id="u0">raw <b>text</b></span>'),
        ("| a |\n| --- |\n| b |\n", '<td id="u1">b</td>'),
    ],
)
def test_elements_get_the_ids_of_their_units(markdown: str, html: str) -> None:
    """On the element where there is one without an id, on a span elsewhere."""
    assert html in _LINK.sub("", render(markdown, units_of(markdown)))


def test_text_behind_a_block_gets_a_span() -> None:
    """Inside an element that holds several units."""
    markdown = '<div markdown="block">\nfirst\n\n<p>block</p>\n\nsecond\n</div>\n'
    units = units_of(markdown)
    html = render(markdown, units)
    for unit in units:
        assert html.count(f'id="{unit.id}"') == 1


def test_no_mark_is_left_in_titles() -> None:
    """An abbreviation's explanation becomes an attribute."""
    markdown = "HTML.\n\n*[HTML]: Hypertext\n"
    html = render(markdown, units_of(markdown))
    assert '<abbr title="Hypertext">' in html
    assert not MARKER.search(html)


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("a\n\n> b\n>\n> - c\n", 3),
        ("- a\n- b\n    1. c\n        - d\n- e\n", 5),
        ("- a\n\n    b\n\n- c\n", 3),
        ("- a\n\n    > b\n", 2),
        ("- ## a\n", 0),
        ('<div markdown="1">\n\na\n\n</div>\n\n| b |\n| --- |\n| c |\n', 0),
    ],
)
def test_paragraphs_and_items_have_a_link_each(markdown: str, count: int) -> None:
    """Their own, behind their own text; boxes and tables have none."""
    html = render(markdown, units_of(markdown))
    found = re.findall(r'<(?:p|li) id="(u\d)">[^<]*<a [^>]*href="#(u\d)"[^>]*></a>', html)

    assert [one for one, _ in found] == [other for _, other in found]
    assert len(found) == count == len(_LINK.findall(html))


def test_a_remark_stands_before_a_nested_list() -> None:
    """With the item's own text, behind its link, in the page's language; the inner item tells its own language."""
    markdown = "- a\n    - b\n"
    first, second = units_of(markdown)
    first = PageUnit("u0", Kind.ITEM, first.text, State.UNTRANSLATED, True)
    html = render(markdown, [first, second], "zh-Hans")

    assert '<li id="u0" lang="en" class="diglot-untranslated">a<a ' in html
    assert '</a><small class="diglot-mark"' in html
    assert "</small><ul>" in html
    assert '<li id="u1" lang="zh-Hans">b<a ' in html


def test_remarks_are_in_the_language_that_is_asked_for() -> None:
    """On a page side by side that of the frame, in every column."""
    markdown = "一。\n\n## 二\n"
    units = units_of(markdown, state=State.UNTRANSLATED)
    article = make_article(markdown, units, "zh-Hans")
    add_unit_notes(article, interface("en"), "zh-Hans", {})
    html = article.html()

    assert '<small class="diglot-mark" lang="en">This passage is not translated yet.</small>' in html
    assert 'title="This passage is not translated yet.">not translated</small></h2>' in html
    assert 'aria-label="Permanent link to this paragraph"' in html


def test_serving_watches_catalogs_and_settings(tmp_path: Path) -> None:
    """The builder watches the pages itself."""
    make_edition(tmp_path / "edition")
    plugin, watched = DiglotPlugin(), list[str]()
    plugin.build = read_edition_build(tmp_path / "edition")

    class Server:
        def watch(self, path: str) -> None:
            watched.append(Path(path).name)

    plugin.on_serve(Server(), None, None)

    assert watched == ["diglot.toml", "locales"]


def test_an_old_id_is_where_its_passage_is_now() -> None:
    """Once; one that is on the page again needs no place; one that went to another page gets a line."""
    markdown = "One.\n\nTwo.\n"
    article = make_article(markdown, units_of(markdown))
    moved = {"old": "u1", "u0": "u1", "gone": "b/#x", "p1": "nothing"}
    put_old_ids(article, moved)
    put_old_ids(article, moved)
    lines = render_moved(article, moved, "a/", "fi", interface("fi"))

    html = article.html()
    assert '<p id="u1"><span id="old" class="diglot-anchor diglot-alias"></span>Two.</p>' in html
    assert html.count("diglot-alias") == 1
    sentence = '<a href="../b/#x">This passage has moved to another page.</a>'
    assert lines == f'<p id="gone" class="diglot-moved" lang="en">{sentence}</p>\n'


def test_nothing_that_only_we_read_is_left() -> None:
    """Also where no tree is: in a template."""
    markdown = "<template><p>One.</p></template>\n\nTwo.\n{: data-search-exclude }\n"
    html = render(markdown, units_of(markdown))
    assert "data-" not in html
    assert "One." in html


def test_headings_in_the_table_of_contents_have_no_brackets() -> None:
    """`toc` runs the postprocessors on each; only the page as a whole has a beginning and an end."""
    extension = UnitExtension()
    extension.rendering = PageRendering("page.md")
    md = Markdown(extensions=["toc", extension])
    html = md.convert("# One *two*\n\n## Three\n")
    assert html.count("<!--") == 2
    assert [token["html"] for token in md.toc_tokens] == ["One <em>two</em>"]
    assert "<!--" not in md.toc
