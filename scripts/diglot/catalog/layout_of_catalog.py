"""The layout of a catalog: that of gettext without wrapping, with one line of the file for each line of a text.

Tools wrap lines, move comments, or add places (`#:`) and dates to the header. This brings the layout back; no value
changes, and comments of translators stay.
"""

from collections.abc import Iterator
from dataclasses import replace

from diglot.catalog.entry import Entry, new_entry
from diglot.catalog.pofile import Catalog, new_catalog, parse_catalog, render_catalog
from diglot.catalog.quoting import quote
from diglot.catalog.refusals import header_fields

KEPT = ("project-id-version", "language", "mime-version", "content-type", "content-transfer-encoding", "plural-forms")
"""Fields of the header, in their order; others are those of tools, such as dates, and conflict in every merge."""
_NAMES = {"project-id-version": "Project-Id-Version", "mime-version": "MIME-Version", "language": "Language"}


def format_catalog(data: bytes, path: str) -> bytes:
    """The same catalog, laid out. Entries with plural forms stay as they are. Raises InputError for a damaged file."""
    catalog = parse_catalog(data.replace(b"\r\n", b"\n"), path)
    header = replace(catalog.header, raw="".join(_header(catalog)))
    entries = tuple(map(format_entry, catalog.entries))
    tail = "" if not catalog.tail.strip() else catalog.tail
    return render_catalog(replace(catalog, header=header, entries=entries, newline="\n", tail=tail))


def format_entry(entry: Entry) -> Entry:
    """An entry with its lines written anew."""
    if 'msgid_plural "' in entry.raw:
        return entry
    live = new_entry(
        entry.id,
        entry.source,
        entry.target,
        extracted=entry.extracted,
        flags=entry.flags,
        comments=entry.comments,
        previous_source=entry.previous_source,
    )
    return live.edit(obsolete=True) if entry.obsolete else live


def _header(catalog: Catalog) -> Iterator[str]:
    """The lines of the header: comments, then the fields that are kept; those of a new catalog where there are none."""
    known = dict(header_fields(catalog.header.target))
    usual = dict(header_fields(new_catalog(catalog.language or None, "").header.target))
    if any(line.strip() for line in catalog.header.comments):  # polib adds an empty one
        yield from (f"# {line}\n" if line else "#\n" for line in catalog.header.comments)
    yield 'msgid ""\nmsgstr ""\n'
    for name in KEPT:
        if value := known.get(name) or usual.get(name):
            written = _NAMES.get(name) or "-".join(part.capitalize() for part in name.split("-"))
            yield f"{quote(f'{written}: {value}{chr(10)}')}\n"
