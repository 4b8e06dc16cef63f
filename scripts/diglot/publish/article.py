"""The article of a page as a tree, in which the units have their places and ids.

Everything Diglot does to a page it does on this tree, which is parsed once and written once. HTML is read and written
by lexbor. Pages in one language and pages side by side are made from copies of the tree.
"""

from collections.abc import Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from diglot.interface import Interface
from diglot.publish.node_edits import HEADINGS, ancestors, put_first
from diglot.publish.note_boxes import is_note, is_title, name_notes
from diglot.publish.page_units import PageUnit
from diglot.publish.unmark import UNIT, UNSEARCHED

ANCHOR, ALIAS = "diglot-anchor", "diglot-alias"
"""The classes of empty places with an id, and of those with an id that is gone."""


class PlacedUnit(NamedTuple):
    """A unit and its element."""

    node: LexborNode
    unit: PageUnit
    section: int
    """The number of its section; a heading begins one."""
    is_passage: bool
    """Whether it is a paragraph or list item with a number and tools of its own."""


class Article:
    """The tree of a page's content."""

    def __init__(self, tree: LexborHTMLParser, units: Mapping[str, PageUnit]) -> None:
        self.tree = tree
        self.units = units
        assert tree.body is not None, "the parser always makes a body"
        self.body = tree.body
        self.placed: list[PlacedUnit] = []
        section = 0
        seen = set()
        for node in self.body.traverse():
            if not node.is_element_node:
                continue
            name = node.attrs.get(UNIT)
            if node.tag in HEADINGS or (node.tag == "div" and node.attrs.get("class") == "footnote"):
                section += 1
            if name is None:
                continue
            if name in units and name not in seen:
                seen.add(name)
                self.placed.append(PlacedUnit(node, units[name], section, _is_passage(node)))
            else:
                del node.attrs[UNIT]

    def copy(self) -> "Article":
        """The same article again, to be changed on its own."""
        html = self.body.inner_html or ""
        has_template = "<template" in html  # a copy of the tree would lose what is in it
        return Article(LexborHTMLParser(f"<body>{html}") if has_template else self.tree.clone(), self.units)

    def clean(self) -> None:
        """Remove the attributes that only this package reads."""
        for placed in self.placed:
            del placed.node.attrs[UNIT]
        for node in self.tree.css(f"[{UNSEARCHED}]"):
            del node.attrs[UNSEARCHED]

    def html(self) -> str:
        """The article, written; it is used up."""
        self.clean()
        return self.body.inner_html or ""


def parse_article(html: str, units: Mapping[str, PageUnit], words: Interface) -> Article:
    """The article of a page from its content; `units` are those of the page by id.

    Each unit gives its element its id. An element with an id of its own, and every heading, gets an anchor inside.
    """
    tree = LexborHTMLParser(f"<body>{html}")
    name_notes(tree, words)
    article = Article(tree, units)
    for placed in article.placed:
        node, unit = placed.node, placed.unit
        if node.tag in HEADINGS or node.attrs.get("id"):
            anchor = tree.create_node("span")
            anchor.attrs["id"] = unit.id
            anchor.attrs["class"] = ANCHOR
            put_first(node, anchor)
        else:
            node.attrs["id"] = unit.id
    return article


def tag_languages(article: Article, language: str, source: str) -> None:
    """Say `lang` where a unit is in another language than what is around it.

    `language` and `source` are the tags of the page's and of the source language.
    """
    sources = {placed.node.mem_id for placed in article.placed if placed.unit.shows_source}
    for placed in article.placed if sources else ():
        if placed.unit.shows_source:
            placed.node.attrs["lang"] = source
        elif not sources.isdisjoint(around.mem_id for around in ancestors(placed.node)):
            placed.node.attrs["lang"] = language


def _is_passage(node: LexborNode) -> bool:
    """Whether a node is a paragraph or list item on the page itself, in a quotation, a list or an editors' note."""
    if node.tag not in ("p", "li") or is_title(node):
        return False
    return all(
        around.tag in ("blockquote", "ul", "ol", "li") or around.attrs.get("role") == "note" or is_note(around)
        for around in ancestors(node)
    )
