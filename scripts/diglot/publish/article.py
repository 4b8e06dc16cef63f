"""The article of a page as a tree, in which the units have their places and ids.

Everything Diglot does to a page it does on this tree, which is parsed once and written once. HTML is read and written
by lexbor. Pages in one language and pages side by side are made from copies of the tree.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from diglot.interface import Interface
from diglot.publish.node_edits import HEADINGS, ancestors, put_first
from diglot.publish.note_boxes import is_note, is_title, name_boxes, name_notes
from diglot.publish.page_units import PageUnit
from diglot.publish.unmark import UNIT, UNSEARCHED, without_units

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

    def __init__(self, tree: LexborHTMLParser, placed: Sequence[PlacedUnit]) -> None:
        assert tree.body is not None, "the parser always makes a body"
        self.tree = tree
        self.body = tree.body
        self.placed = placed

    def copy(self) -> "Article":
        """The same article again, to be changed on its own."""
        html = self.body.inner_html or "" if self.tree.css_first("template") else ""
        tree = LexborHTMLParser(f"<body>{html}") if html else self.tree.clone()  # which empties templates
        nodes = tree.css(f"[{UNIT}]")
        placed = zip(nodes, self.placed, strict=True)
        return Article(tree, [PlacedUnit(node, *old[1:]) for node, old in placed])

    def clean(self) -> None:
        """Remove the attributes that only this package reads: on the tree, which is faster than in its text."""
        for placed in self.placed:
            del placed.node.attrs[UNIT]
        self.placed = ()
        for node in self.tree.css(f"[{UNSEARCHED}]"):
            del node.attrs[UNSEARCHED]

    def html(self) -> str:
        """The article, written; it is used up."""
        self.clean()
        return without_units(self.body.inner_html or "")


def parse_article(html: str, units: Mapping[str, PageUnit], words: Interface) -> Article:
    """The article of a page from its content; `units` are those of the page by id.

    Each unit gives its element its id. An element with an id of its own, and every heading, gets an anchor inside.
    """
    tree = LexborHTMLParser(f"<body>{html}")
    name_notes(tree, words)
    name_boxes(tree, words)
    article = Article(tree, place_units(tree, units))
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


def place_units(tree: LexborHTMLParser, units: Mapping[str, PageUnit]) -> Sequence[PlacedUnit]:
    """The units of a tree in its order; an attribute that names no unit, or one again, is removed."""
    placed: dict[str, PlacedUnit] = {}
    section = 0
    for node in tree.css(f":is({', '.join(sorted(HEADINGS))}, div.footnote, [{UNIT}])"):
        section += node.tag in HEADINGS or (node.tag == "div" and node.attrs.get("class") == "footnote")
        name = node.attrs.get(UNIT)
        if name is not None and name in units and name not in placed:
            placed[name] = PlacedUnit(node, units[name], section, _is_passage(node))
        elif UNIT in node.attrs:
            del node.attrs[UNIT]
    return list(placed.values())


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
