"""The first step of the renderer's side: markers are taken out of the tree, and their elements noted."""

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from diglot.credit import Credit
from diglot.interface import Interface
from diglot.publish.edition_terms import PageTerms
from diglot.publish.markers import MARKER, begins, end, index_of, without_markers
from diglot.publish.page_units import PageUnit
from diglot.publish.unit_notes import Answers, Counterpart, make_mark
from diglot.reviews import Reviewed

UNIT = "data-diglot-unit"
"""Holds the number of an element's unit until the element has its id."""
_TAG = re.compile(r"<[^>]*>")


@dataclass
class PageRendering:
    """One page being rendered."""

    markdown: str
    """Its text without marks."""
    units: Sequence[PageUnit]
    words: Interface
    language: str
    """The page's language, as a tag."""
    source: str
    """The source language, as a tag; the page's own on a source page."""
    slugs: MutableMapping[str, str]
    """Ids of the headings by unit id: written by the source page, read by the others."""
    meta: MutableMapping[str, Any] = field(default_factory=dict)
    credit: Credit = field(default_factory=Credit)
    reviewed: Reviewed | None = None
    """How much of the page's translation was reviewed; None on a source page."""
    others: Sequence[str] = ()
    """The other languages of the edition, as tags."""
    counterparts: Sequence[Counterpart] = ()
    """The same page in other languages."""
    placed: list[tuple[Element, PageUnit]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    """The unit ids that are on the page."""
    terms: PageTerms | None = None
    answers: Mapping[str, Sequence[Answers]] = field(default_factory=dict)
    """By unit id who answers a unit."""

    @property
    def is_source(self) -> bool:
        """Whether the page is in the source language."""
        return self.language == self.source


class Step(Treeprocessor):  # type: ignore[misc]
    """A step over the tree of one page."""

    def __init__(self, md: Markdown, rendering: PageRendering) -> None:
        super().__init__(md)
        self.rendering = rendering


class TakeMarkers(Step):
    """Remove the markers and note on each element the unit that begins in it."""

    def run(self, root: Element) -> None:
        """Go through the tree and the stash of raw HTML."""
        for element in list(root.iter()):
            if MARKER.search(element.text or ""):
                self._take_text(element)
            for child in list(element):
                if MARKER.search(child.tail or ""):
                    tail, child.tail = child.tail or "", ""
                    _wrap(element, list(element).index(child) + 1, child, tail)
        stash = self.md.htmlStash.rawHtmlBlocks
        for position, block in enumerate(stash):
            if isinstance(block, str) and MARKER.search(block):
                stash[position] = self._take_html(block)

    def _take_text(self, element: Element) -> None:
        text = element.text or ""
        first = MARKER.search(text)
        assert first is not None, "called for a text with a marker"
        if not begins(first.group()):
            element.text = without_markers(text)
            return
        element.set(UNIT, str(index_of(first.group())))
        rest = MARKER.search(text, first.end())
        while rest is not None and not begins(rest.group()):
            rest = MARKER.search(text, rest.end())
        cut = rest.start() if rest else len(text)
        element.text = without_markers(text[:cut])
        if rest:
            _wrap(element, 0, None, text[cut:])

    def _take_html(self, html: str) -> str:
        """In raw HTML there is no element to write on: a span goes round the unit."""
        attributes = [(match.start(), match.end()) for match in _TAG.finditer(html)]
        parts, at, open_units = [], 0, set[int]()
        for match in MARKER.finditer(html):
            parts.append(html[at : match.start()])
            at = match.end()
            index = index_of(match.group())
            if any(start < match.start() < stop for start, stop in attributes):
                continue
            if begins(match.group()):
                open_units.add(index)
                parts.append(self._opening(self.rendering.units[index]))
            elif index in open_units:
                parts.append("</span>" + self._remark(self.rendering.units[index]))
        parts.append(html[at:])
        return "".join(parts)

    def _opening(self, unit: PageUnit) -> str:
        self.rendering.ids.add(unit.id)
        classes = f"diglot-unit diglot-{unit.condition}" if unit.is_marked else "diglot-unit"
        lang = f' lang="{escape(self.rendering.source)}"' if unit.shows_source else ""
        return f'<span id="{escape(unit.id)}" class="{classes}"{lang}>'

    def _remark(self, unit: PageUnit) -> str:
        if not unit.is_marked:
            return ""
        return tostring(make_mark(unit, self.rendering.words, brief=True), "unicode", method="html")


def _wrap(parent: Element, position: int, before: Element | None, text: str) -> None:
    """Put spans round the units in a text that follows `before`, or else continues the text of `parent`."""
    for index, piece in _pieces(text):
        if index is not None:
            before = Element("span", {UNIT: str(index), "class": "diglot-unit"})
            before.text = piece
            parent.insert(position, before)
            position += 1
        elif before is None:
            parent.text = (parent.text or "") + piece
        else:
            before.tail = (before.tail or "") + piece


def _pieces(text: str) -> Iterator[tuple[int | None, str]]:
    """The units in `text`, by index, and what lies between, without an index. A unit that ends elsewhere is empty."""
    at = 0
    while (first := MARKER.search(text, at)) is not None:
        yield None, text[at : first.start()]
        at = first.end()
        if begins(first.group()):
            index = index_of(first.group())
            close = text.find(end(index), at)
            yield index, without_markers(text[at:close]) if close >= 0 else ""
            at = close + 1 if close >= 0 else at
    yield None, text[at:]
