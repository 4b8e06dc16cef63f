"""Read and write gettext catalogs (PO) and templates (POT) without losing a byte.

    parse_catalog(bytes, path) -> Catalog     refuses a damaged file, with the line and what to do
    render_catalog(Catalog)    -> bytes       the same bytes, unless an entry was edited
    Entry.edit(target="…")     -> Entry       changes the lines of the edited fields, nothing else

Diglot changes as little as possible in a catalog, because it is the translators' own file: no dates, no line numbers,
no wrapping. A damaged file is refused before any library reads it.

Reading order: `entry` (one entry and its lines), `pofile` (the file), `quoting` (PO strings), `refusals` (what is not
read, and why), `layout_of_catalog` (after other tools). Format: the GNU gettext manual, chapter “The Format of PO
Files”.
"""

from diglot.catalog.entry import Entry, new_entry
from diglot.catalog.pofile import Catalog, new_catalog, parse_catalog, plural_forms, render_catalog
from diglot.catalog.refusals import header_fields

__all__ = [
    "Catalog",
    "Entry",
    "header_fields",
    "new_catalog",
    "new_entry",
    "parse_catalog",
    "plural_forms",
    "render_catalog",
]
