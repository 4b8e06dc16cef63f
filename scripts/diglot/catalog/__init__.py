"""Read and write gettext catalogs (PO) and templates (POT) without losing a byte.

    parse_catalog(bytes, path) -> Catalog     refuses what cannot be kept, with line and cure
    render_catalog(Catalog)    -> bytes       the same bytes, unless an entry was edited
    Entry.edit(target="…")     -> Entry       touches the lines of what changed, nothing else

Reading order: `entry` (one entry and its lines), `pofile` (the file), `quoting` (PO strings), `refusals` (what is not
read, and why). Format: the GNU gettext manual, chapter “The Format of PO Files”.
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
