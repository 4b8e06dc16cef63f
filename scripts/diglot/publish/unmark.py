"""Take the markers of units out of a page that is being rendered, and write on its elements which unit they are."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from diglot.publish.markers import MARKER, begins, end, index_of, without_markers
from diglot.start_tags import change_values, start_tags

UNIT = "data-diglot-unit"
"""The attribute that holds the id of an element's unit until the article is written."""
UNSEARCHED = "data-diglot-unsearched"
"""Stands for `data-search-exclude`, which Material's search plugin removes while a page is written."""
_EXCLUDED = "data-search-exclude"
_TAG_WITH_EXCLUDED = re.compile(rf"<[a-z][^<>]*\s{_EXCLUDED}[\s=>/][^<>]*", re.IGNORECASE)
_TAGS = start_tags(r"[a-z][^\s/<>]*+")
_SPAN = "diglot-unit"
_TAG_OR_MARKER = re.compile(rf"""<(?>(?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|<[^<>]*>|{MARKER.pattern}""")


def unmark_tree(root: Element, ids: Sequence[str]) -> None:
    """Take the markers out of the texts of a tree; `ids` are the units' in the order of their markers."""
    for element in list(root.iter()):
        if MARKER.search(element.text or ""):
            _take_text(element, ids)
        for child in list(element):
            if MARKER.search(child.tail or ""):
                tail, child.tail = child.tail or "", None
                _wrap(element, list(element).index(child) + 1, child, tail, ids)


def unmark_attributes(root: Element) -> None:
    """Take the markers out of the attributes of a tree: some extensions write texts there."""
    for element in root.iter():
        for name, value in element.items():
            if value and MARKER.search(value):  # some extensions leave None
                element.set(name, without_markers(value))


def unmark_html(html: str, ids: Sequence[str]) -> str:
    """Take out the markers that are left in a rendered page: those in raw HTML, where a span goes round each unit."""
    if not MARKER.search(html):
        return html
    open_units: set[int] = set()

    def take(match: re.Match[str]) -> str:
        found = match[0]
        if found.startswith("<"):
            return without_markers(found)
        index = index_of(found)
        if begins(found):
            open_units.add(index)
            return f'<span {UNIT}="{escape(ids[index])}" class="{_SPAN}">'
        return "</span>" if index in open_units else ""

    return _TAG_OR_MARKER.sub(take, html)


def keep_excluded(html: str) -> str:
    """A rendered page in which what search leaves out is still marked when it is written."""
    if _EXCLUDED not in html:
        return html
    return _TAG_WITH_EXCLUDED.sub(lambda tag: tag[0].replace(_EXCLUDED, UNSEARCHED), html)


def without_units(html: str) -> str:
    """A finished article without the attributes that only we read; those in a `<template>` are in no tree."""
    if UNIT not in html and UNSEARCHED not in html:
        return html
    return _TAGS.sub(lambda tag: change_values(tag[0], _not_ours) if "data-diglot-" in tag[0] else tag[0], html)


def _not_ours(name: str, value: str) -> str | None:
    return None if name in (UNIT, UNSEARCHED) else value


def _take_text(element: Element, ids: Sequence[str]) -> None:
    text = element.text or ""
    first = MARKER.search(text)
    assert first is not None, "called for a text with a marker"
    if not begins(first.group()):
        element.text = _like(text, without_markers(text))
        return
    element.set(UNIT, ids[index_of(first.group())])
    rest = MARKER.search(text, first.end())
    while rest is not None and not begins(rest.group()):
        rest = MARKER.search(text, rest.end())
    cut = rest.start() if rest else len(text)
    element.text = _like(text, without_markers(text[:cut]))
    if rest:
        _wrap(element, 0, None, _like(text, text[cut:]), ids)


def _like(text: str, piece: str) -> str:
    """A piece of `text`, literal if the text is: Markdown is not parsed in it, as inside `markdown="0"`."""
    return AtomicString(piece) if isinstance(text, AtomicString) else piece


def _wrap(parent: Element, position: int, before: Element | None, text: str, ids: Sequence[str]) -> None:
    """Put spans round the units in a text that follows `before`, or else continues the text of `parent`."""
    for index, piece in _pieces(text):
        if index is not None:
            before = Element("span", {UNIT: ids[index], "class": _SPAN})
            before.text = _like(text, piece)
            parent.insert(position, before)
            position += 1
        elif before is None:
            parent.text = _like(text, (parent.text or "") + piece)
        else:
            before.tail = _like(text, (before.tail or "") + piece)


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
