"""The places of a finding in the files: the line of the page, and the line of the catalog."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from diglot.catalog import Entry
from diglot.checks.findings import FilePlace, Finding
from diglot.checks.subjects import PagePair, UnitPair
from diglot.edition_files import SITE
from diglot.pages import Unit as PageUnit
from diglot.spans import Span, line_ends

_MESSAGE = re.compile(r"^(?:#~ ?)?msg(?:ctxt|id)\b", re.MULTILINE)
_TARGET = re.compile(r'^(?:#~ ?)?msgstr "', re.MULTILINE)
_ESCAPED = re.compile(r'[\n\t\r"\\]')


def place_finding(finding: Finding, page: PagePair) -> Finding:
    """The finding with its places: where to look first, and the same in the other files."""
    unit = page.by_id.get(finding.subject.unit)
    if finding.places:
        return finding
    if unit is None:
        return replace(finding, places=_page_places(page))
    source = place_unit(unit)
    if finding.subject.side == "source":
        place = place_unit(unit, finding.span)
        return replace(finding, places=(place,))
    places = []
    if page.on_disk is not None:
        shown = page.target.units[unit.index]
        span = finding.span if shown.text == unit.target else None
        path = page.layout.target_page(page.name, page.language)
        places.append(_in_page(page.pair.text, path, shown, shown.text, span))
    if unit.entry is not None and unit.entry.line:
        places.append(FilePlace(page.catalog_path, *_in_catalog(unit.entry, finding.span)))
    return replace(finding, places=(*places, source))


def _page_places(page: PagePair) -> tuple[FilePlace, ...]:
    source = FilePlace(page.layout.source_page(page.name))
    if page.on_disk is None:
        return (source,)
    return FilePlace(page.layout.target_page(page.name, page.language)), source


def place_unit(unit: UnitPair, span: Span | None = None) -> FilePlace:
    """The line of a unit, or of a part of it, in its source page; of a title of the site only the file."""
    page = unit.page
    if page.name == SITE:
        return FilePlace(SITE)
    return _in_page(page.source.text, page.layout.source_page(page.name), unit.on_page, unit.source, span)


def _in_page(page: str, path: str, unit: PageUnit, text: str, span: Span | None) -> FilePlace:
    """`text` is the unit's on one line; on the page it may be wrapped. Only blanks differ: the rest is counted."""
    offset = unit.span.start
    if span is not None and span.start:
        if page.startswith(text, offset):
            offset += span.start
        else:
            count = bisect_left(_letters(text, 0, len(text)), span.start)
            letters = _letters(page, *unit.span)
            offset = letters[count] if count < len(letters) else unit.span.end
    ends = line_ends(page)
    line = bisect_left(ends, offset)
    return FilePlace(path, line + 1, offset - (ends[line - 1] if line else -1))


@lru_cache(8)
def _letters(text: str, start: int, end: int) -> Sequence[int]:
    """The offsets of the characters in a part of a text that are not blanks. They are cached, as a unit may have
    thousands of findings."""
    return [at for at in range(start, end) if not text[at].isspace()]


def _in_catalog(entry: Entry, span: Span | None) -> tuple[int, int]:
    """Line and column of the translation in the catalog; column 0 where it is spread over lines."""
    line, column = _target_in(entry.raw)
    if not column or span is None:
        return entry.line + line, column
    escaped = bisect_left(_escapes(entry.target), span.start)
    return entry.line + line, column + min(span.start, len(entry.target)) + escaped


@lru_cache(8)
def _target_in(raw: str) -> tuple[int, int]:
    """Where the translation begins in the text of an entry: how many lines below, and the column or 0."""
    message, target = _MESSAGE.search(raw), _TARGET.search(raw)
    if message is None or target is None:
        return 0, 0
    line = raw.count("\n", message.start(), target.start())
    return line, 0 if raw.startswith('"', target.end()) else target.end() - target.start() + 1


@lru_cache(8)
def _escapes(target: str) -> Sequence[int]:
    """The offsets of the characters of a translation that are escaped in a catalog, and take two characters there."""
    return [match.start() for match in _ESCAPED.finditer(target)]
