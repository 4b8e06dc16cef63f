"""Terms become links to their entries in the glossary: by themselves where a text names them, or where it says so.

A text is matched as readers see it, across emphasis, in the language it is in. A link must lie within one text of the
tree.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from diglot.pages import APART, Kind
from diglot.pages.raw_html import BLOCKS
from diglot.publish.article import Article, PlacedUnit
from diglot.publish.edition_terms import PageTerms
from diglot.publish.node_edits import ancestors, class_names, replace_text
from diglot.publish.unmark import UNIT
from diglot.safety.urls import read_url, write_url
from diglot.terms import Approval, Mention

SCHEME = "term"
"""The scheme of an explicit reference, in any spelling that a browser reads as it."""
_UNLINKED = frozenset({Kind.FIELD, Kind.HEADING, Kind.TITLE, Kind.ABBREVIATION, Kind.CODE_TITLE})
_OPAQUE = frozenset({"a", "abbr", "button", "label", "summary"})
"""Inside these a text is read, but no link is put."""
_SILENT = frozenset({"code", "kbd", "pre", "script", "style", "svg", "math", "textarea", "template"})
"""What is inside these is no text, and parts the text around it."""
_BLOCKS = BLOCKS - {"center", "map", "object"}
"""What is inside these is in units of their own."""
_KEPT = frozenset({"id", "class", "lang", "dir"})
"""The attributes that a reference keeps."""


class _Piece(NamedTuple):
    """A part of a unit's text: where it begins in what readers see, and its node if a link may be put there."""

    seen_at: int
    text: str
    node: LexborNode | None


def link_terms(article: Article, page: PageTerms) -> None:
    """Link the terms of an article; note in `page` which are used, and which are unknown."""
    referred = _refer(article, page)
    if not page.terms or page.density == "none":
        return
    found = _find(article, page)
    linked: set[str] = set()
    section = 0
    for placed in article.placed:
        if page.density == "section" and placed.section != section:
            section, linked = placed.section, set()
        linked.update(referred.get(placed.unit.id, ()))
        if placed.unit.id in found:
            _link(article, *found[placed.unit.id], linked, page)


def _refer(article: Article, page: PageTerms) -> Mapping[str, Collection[str]]:
    """Resolve explicit references, and return them by the units they are in; one to no concept stays as its text."""
    units = {placed.node.mem_id: placed.unit for placed in article.placed}
    keys = defaultdict(set)
    for node in article.tree.css('a[href*=":"]'):
        url = read_url(node.attrs.get("href") or "")  # lexbor finds `xlink:href` by the name `href`
        if url.scheme != SCHEME:
            continue
        key = write_url(url).removeprefix(f"{SCHEME}:")
        around = [units[each.mem_id] for each in ancestors(node) if each.mem_id in units]
        names = class_names(node)
        for name in [name for name in node.attrs if name not in _KEPT]:
            del node.attrs[name]
        if key in page.terms:
            page.used[key] = None
            address = page.address(key)
            address["class"] = " ".join([address["class"], *names])
            for name, value in address.items():
                node.attrs[name] = value
            for unit in around:
                keys[unit.id].add(key)
        else:
            page.unknown.append((key, around[0] if around else None))
    return keys


def _find(article: Article, page: PageTerms) -> Mapping[str, tuple[list[_Piece], list[Mention]]]:
    """The texts of the units that mention a concept, by unit, and the mentions: all of a page at once, which is much
    faster than one by one."""
    found = {}
    for matcher, in_source in ((page.matcher, False), (page.source_matcher, True)):
        linkable = [placed for placed in article.placed if _is_linkable(placed, in_source)]
        pieces = [list(_pieces(placed.node)) for placed in linkable]
        texts = ["".join(piece.text for piece in of_unit) for of_unit in pieces]
        for number, mentions in matcher.find_all(texts).items():
            found[linkable[number].unit.id] = pieces[number], mentions
    return found


def _is_linkable(placed: PlacedUnit, in_source: bool) -> bool:
    unit = placed.unit
    return unit.linked and unit.kind not in _UNLINKED and unit.shows_source is in_source


def _link(article: Article, pieces: list[_Piece], mentions: list[Mention], linked: set[str], page: PageTerms) -> None:
    chosen: dict[LexborNode, list[tuple[str, int, int]]] = {}
    for mention in mentions:
        if _is_wanted(mention, linked, page) and (place := _place(pieces, mention.span.start, mention.span.end)):
            node, start, end = place
            linked.add(mention.key)
            page.used[mention.key] = None
            chosen.setdefault(node, []).append((mention.key, start, end))
    for node, places in chosen.items():
        text = node.text_content or ""
        parts: list[str | LexborNode] = []
        at = 0
        for key, start, end in places:
            link = article.tree.create_node("a")
            for name, value in page.address(key).items():
                link.attrs[name] = value
            link.insert_child(text[start:end])
            parts += [text[at:start], link]
            at = end
        replace_text(node, [*parts, text[at:]])


def _is_wanted(mention: Mention, linked: Collection[str], page: PageTerms) -> bool:
    is_first = page.density == "all" or mention.key not in linked
    return is_first and page.terms[mention.key].link and mention.approval is not Approval.REJECTED


def _pieces(element: LexborNode) -> Iterator[_Piece]:
    """The text of a unit as readers see it, without that of the units and blocks inside it."""
    seen_at = 0
    for text, node in _texts(element, is_opaque=any(around.tag in _OPAQUE for around in ancestors(element))):
        if text:
            yield _Piece(seen_at, text, node)
            seen_at += len(text)


def _texts(parent: LexborNode, is_opaque: bool) -> Iterator[tuple[str, LexborNode | None]]:
    for node in parent.iter(include_text=True):
        if node.is_text_node:
            yield (node.text_content or "").replace("\n", " "), None if is_opaque else node  # as it is shown
        elif not node.is_element_node:
            continue
        elif UNIT in node.attrs or node.tag in _BLOCKS or node.tag in _SILENT:
            yield APART, None
        elif node.tag == "br":
            yield "\n", None
        elif node.tag == "img":
            yield node.attrs.get("alt") or APART, None
        elif not (node.attrs.get("id") or "").startswith("fnref"):
            yield from _texts(node, is_opaque or node.tag in _OPAQUE)


def _place(pieces: list[_Piece], start: int, end: int) -> tuple[LexborNode, int, int] | None:
    """Where a part of the text a reader sees is in the tree; None if no link can hold it."""
    first = pieces[bisect_right(pieces, start, key=lambda piece: piece.seen_at) - 1]
    behind = first.seen_at + len(first.text)
    return None if first.node is None or end > behind else (first.node, start - first.seen_at, end - first.seen_at)
