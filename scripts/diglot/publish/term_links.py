"""Terms become links to their entries in the glossary: by themselves where a text names them, or where it says so.

The step runs behind everything that reads or resolves links, so the addresses it writes are final. A text is matched
as readers see it, across emphasis, in the language it is in; it is written on the tree, where a link must lie within
one run of text.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from diglot.pages import APART, Kind
from diglot.pages.raw_html import BLOCKS
from diglot.publish.edition_terms import PageTerms
from diglot.publish.page_units import PageUnit
from diglot.publish.unmark import Step
from diglot.terms import Approval, Mention

SCHEME = "term:"
"""What the address of an explicit reference begins with."""
_UNLINKED = frozenset({Kind.FIELD, Kind.HEADING, Kind.TITLE, Kind.ABBREVIATION, Kind.CODE_TITLE})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OPAQUE = frozenset({"a", "abbr", "button", "label", "summary"})
"""Inside these a text is read, but no link is put."""
_SILENT = frozenset({"code", "kbd", "pre", "script", "style", "svg", "math", "textarea"})
"""What is inside these is no text, and parts the text around it."""
_BLOCKS = BLOCKS - {"center", "map", "object"}
"""What is inside these is in units of their own."""
_PLACEHOLDER = re.compile("\x02(?:wzxhzdk:(\\d+)|(amp)|(\\d+))\x03")
_STASHED = re.compile("\\s*\x02wzxhzdk:(\\d+)\x03\\s*\\Z")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)([^>]*)>|<!--.*?-->", re.DOTALL)
_REFERENCE = re.compile(r"""<a(?=\s)(?P<rest>[^>]*\shref=(["'])term:(?P<key>[^"'>]*)\2[^>]*)>""", re.IGNORECASE)
_REPLACED = re.compile(r"""\s(?:href|title|class)=(?:"[^">]*"|'[^'>]*')""", re.IGNORECASE)
_CLASS = re.compile(r"""\sclass=(["'])([^"'>]*)\1""", re.IGNORECASE)


class _Piece(NamedTuple):
    """A part of a unit's text: where it begins in what readers see, and where in the tree."""

    seen_at: int
    group: int
    """Of those with one number a link may hold any part; 0: no link may."""
    parent: Element | None
    """The parent of `holder`, if the text is behind it; else the text is inside it."""
    holder: Element
    at: int
    text: str
    size: int
    """Its length in the tree: more than that of its text if it is written as a reference."""


class LinkTerms(Step):
    """Link the terms of the page, if it has any."""

    def run(self, root: Element) -> None:
        """Go through the page in its order; a heading begins a section."""
        page = self.rendering.terms
        if page is None:
            return
        units = {id(element): unit for element, unit in self.rendering.placed}
        self._refer(root, units, page)
        if not page.terms:
            return
        found = self._find(units, page) if page.density != "none" else {}
        linked: set[str] = set()
        for element in list(root.iter()):
            begins_section = element.tag in _HEADINGS or element.get("class") == "footnote"
            if begins_section and page.density == "section":
                linked = set()
            if id(element) in units:
                for inner in element.iter("a"):
                    if key := inner.get("data-term"):
                        linked.add(key)
                if id(element) in found:
                    self._link(*found[id(element)], linked, page)
            elif (stashed := _STASHED.match(element.text or "")) is not None and page.density != "none":
                self._link_html(int(stashed[1]), linked, page)

    def _refer(self, root: Element, units: Mapping[int, PageUnit], page: PageTerms) -> None:
        """Resolve explicit references; one to an unknown concept stays as its text."""
        references = [element for element in root.iter("a") if (element.get("href") or "").startswith(SCHEME)]
        inside: dict[int, PageUnit] = {}
        for element in root.iter() if references else ():
            if (unit := units.get(id(element))) is not None:
                inside.update((id(inner), unit) for inner in element.iter("a"))
        for element in references:
            key = element.attrib["href"].removeprefix(SCHEME)
            for name in ("href", "title"):
                element.attrib.pop(name, None)
            if key in page.terms:
                element.attrib.update(page.address(key))
            else:
                element.tag = "span"
                page.unknown.append((key, inside.get(id(element))))

        def refer(match: re.Match[str]) -> str:
            key, rest = unescape(match["key"]), _REPLACED.sub("", match["rest"])
            if key not in page.terms:
                page.unknown.append((key, None))
                return f"<a{rest}>"
            address = page.address(key)
            if own := _CLASS.search(match["rest"]):
                address["class"] += f" {own[2]}"
            return "<a" + "".join(f' {name}="{value}"' for name, value in address.items()) + f"{rest}>"

        stash = self.md.htmlStash.rawHtmlBlocks
        for position, block in enumerate(stash):
            if isinstance(block, str) and SCHEME in block:
                stash[position] = _REFERENCE.sub(refer, block)

    def _find(self, units: Collection[int], page: PageTerms) -> dict[int, tuple[list[_Piece], list[Mention]]]:
        """The texts of the units that mention a concept, by element, and the mentions: all of a page at once, which is
        much faster than one by one."""
        found = {}
        for matcher, in_source in ((page.matcher, False), (page.source_matcher, True)):
            elements = [
                element
                for element, unit in self.rendering.placed
                if unit.linked and unit.kind not in _UNLINKED and unit.shows_source is in_source
            ]
            pieces = [list(self._pieces(element, units)) for element in elements]
            texts = ["".join(piece.text for piece in its) for its in pieces]
            for number, mentions in matcher.find_all(texts).items():
                found[id(elements[number])] = pieces[number], mentions
        return found

    def _link(self, pieces: list[_Piece], mentions: list[Mention], linked: set[str], page: PageTerms) -> None:
        chosen = []
        for mention in mentions:
            if self._is_wanted(mention.key, mention.approval, linked, page):
                place = _place(pieces, mention.span.start, mention.span.end)
                if place is not None:
                    linked.add(mention.key)
                    page.used[mention.key] = None
                    chosen.append((mention.key, *place))
        for key, piece, start, end in reversed(chosen):
            _put_link(Element("a", page.address(key)), piece, start, end)

    def _is_wanted(self, key: str, approval: Approval, linked: Collection[str], page: PageTerms) -> bool:
        is_first = page.density == "all" or key not in linked
        return is_first and page.terms[key].link and approval is not Approval.REJECTED

    def _pieces(self, element: Element, units: Collection[int]) -> Iterator[_Piece]:
        """The text of a unit as readers see it, without that of the units and blocks inside it."""
        seen_at = group = 0
        raw: list[str] = []
        """The raw inline tags that are open here and let no link be put."""

        def cut(parent: Element | None, holder: Element, text: str, opaque: bool) -> Iterator[_Piece]:
            nonlocal group
            group += 1
            text = text.replace("\n", " ")  # as it is shown
            at = 0
            for match in _PLACEHOLDER.finditer(text):
                yield from take(parent, holder, at, text[at : match.start()], match.start() - at, opaque)
                at = match.end()
                said, tag = self._said(match)
                if tag:
                    _open_or_close(raw, tag)
                    group += 1
                yield from take(parent, holder, match.start(), said, at - match.start(), opaque)
            yield from take(parent, holder, at, text[at:], len(text) - at, opaque)

        def take(
            parent: Element | None, holder: Element, at: int, said: str, size: int, opaque: bool
        ) -> Iterator[_Piece]:
            nonlocal seen_at
            if said:
                yield _Piece(seen_at, 0 if opaque or raw else group, parent, holder, at, said, size)
                seen_at += len(said)

        def walk(holder: Element, opaque: bool) -> Iterator[_Piece]:
            if holder.text:
                yield from cut(None, holder, holder.text, opaque)
            for child in holder:
                if id(child) in units or child.tag in _BLOCKS or child.tag in _SILENT:
                    yield from cut(None, child, APART, True)
                elif child.tag in ("img", "br"):
                    yield from cut(None, child, child.get("alt", APART), True)
                elif not child.get("id", "").startswith("fnref"):
                    yield from walk(child, opaque or child.tag in _OPAQUE)
                if child.tail:
                    yield from cut(holder, child, child.tail, opaque)

        yield from walk(element, False)

    def _said(self, placeholder: re.Match[str]) -> tuple[str, re.Match[str] | None]:
        """What a placeholder of Python-Markdown shows, and the tag it stands for."""
        if placeholder[2]:
            return "&", None
        if placeholder[3]:
            return chr(int(placeholder[3])), None
        stash = self.md.htmlStash.rawHtmlBlocks
        html = stash[int(placeholder[1])] if int(placeholder[1]) < len(stash) else ""
        if not isinstance(html, str):
            return APART, None
        if html.startswith("&"):
            return unescape(html), None
        tag = _TAG.match(html)
        return "\n" if tag and tag[2] and tag[2].lower() == "br" else "", tag

    def _link_html(self, number: int, linked: set[str], page: PageTerms) -> None:
        """Link terms in a block of raw HTML, in the spans that were put round its units."""
        stash = self.md.htmlStash.rawHtmlBlocks
        html = stash[number]
        if not isinstance(html, str) or 'class="diglot-unit' not in html:
            return
        by_id = {unit.id: unit for unit in self.rendering.units}
        parts: list[str] = []
        unit: PageUnit | None = None
        raw: list[str] = []
        depth = at = 0
        for tag in [*_TAG.finditer(html), None]:
            text = html[at : tag.start() if tag else len(html)]
            if unit is not None and unit.linked and not raw:
                text = self._link_text(text, unit, linked, page)
            parts += [text, tag[0] if tag else ""]
            if tag is None:
                break
            at = tag.end()
            if tag[2] == "span":
                depth += -1 if tag[1] else 1
                if not tag[1] and (name := re.search(r'id="([^"]*)" class="diglot-unit', tag[3])):
                    unit, depth = by_id.get(unescape(name[1])), 1
                elif not depth:
                    unit = None
            _open_or_close(raw, tag)
        stash[number] = "".join(parts)

    def _link_text(self, text: str, unit: PageUnit, linked: set[str], page: PageTerms) -> str:
        parts = []
        at = 0
        matcher = page.source_matcher if unit.shows_source else page.matcher
        for mention in matcher.find(text):
            if self._is_wanted(mention.key, mention.approval, linked, page):
                linked.add(mention.key)
                link = Element("a", page.address(mention.key))
                start, end = mention.span.start, mention.span.end
                opening = tostring(link, "unicode", method="html").removesuffix("</a>")
                parts += [text[at:start], opening, text[start:end], "</a>"]
                at = end
        return "".join([*parts, text[at:]])


def _open_or_close(raw: list[str], tag: re.Match[str] | None) -> None:
    """Keep account of the raw tags that let no link be put inside them."""
    if tag is not None and tag[2] and (name := tag[2].lower()) in _OPAQUE | _SILENT | _HEADINGS:
        if not tag[1] and not tag[0].endswith("/>") and name != "img":
            raw.append(name)
        elif tag[1] and name in raw:
            raw.remove(name)


def _place(pieces: list[_Piece], start: int, end: int) -> tuple[_Piece, int, int] | None:
    """Where a part of the text a reader sees is in the tree, as offsets in one text; None if no link can hold it."""
    first = pieces[bisect_right(pieces, start, key=lambda piece: piece.seen_at) - 1]
    last = pieces[bisect_right(pieces, end - 1, key=lambda piece: piece.seen_at) - 1]
    if not first.group or first.group != last.group:
        return None
    behind = last.at + (end - last.seen_at if last.size == len(last.text) else last.size)
    return first, first.at + (start - first.seen_at if first.size == len(first.text) else 0), behind


def _put_link(link: Element, piece: _Piece, start: int, end: int) -> None:
    """Put a part of a text into a link. Of several in one text the last must be put first."""
    if piece.parent is None:
        text = piece.holder.text or ""
        piece.holder.text, link.text, link.tail = text[:start], text[start:end], text[end:]
        piece.holder.insert(0, link)
    else:
        text = piece.holder.tail or ""
        piece.holder.tail, link.text, link.tail = text[:start], text[start:end], text[end:]
        piece.parent.insert(list(piece.parent).index(piece.holder) + 1, link)
