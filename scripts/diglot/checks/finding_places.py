"""Where in the files a finding is: the line of the page, and the line of the catalog."""

import re
from bisect import bisect_left
from dataclasses import replace

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
        said = finding.span if shown.text == unit.target else None
        path = page.layout.target_page(page.name, page.language)
        places.append(_in_page(page.pair.text, path, shown, shown.text, said))
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
            left = len("".join(text[: span.start].split()))
            while left and offset < unit.span.end:
                left -= not page[offset].isspace()
                offset += 1
            while offset < unit.span.end and page[offset].isspace():
                offset += 1
    ends = line_ends(page)
    line = bisect_left(ends, offset)
    return FilePlace(path, line + 1, offset - (ends[line - 1] if line else -1))


def _in_catalog(entry: Entry, span: Span | None) -> tuple[int, int]:
    """Line and column of the translation in the catalog; column 0 where it is spread over lines."""
    message, target = _MESSAGE.search(entry.raw), _TARGET.search(entry.raw)
    if message is None or target is None:
        return entry.line, 0
    line = entry.line + entry.raw.count("\n", message.start(), target.start())
    if entry.raw.startswith('"', target.end()):
        return line, 0
    column = target.end() - target.start() + 1
    if span is not None:
        before = entry.target[: span.start]
        column += len(before) + len(_ESCAPED.findall(before))
    return line, column
