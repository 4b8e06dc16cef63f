"""The units of an edition that go into a file."""

import re
from collections.abc import Collection

from diglot.catalog import Entry, parse_catalog
from diglot.edition import Edition
from diglot.exchange.unit import Exchange, ExchangedUnit
from diglot.exchange.xml_files import INVALID
from diglot.keys import is_id
from diglot.reviews import is_reviewed

RESERVED = re.compile(r"\s*(?:translated|reviewed|diglot)\s*:")
"""Comments in which Diglot keeps records. They are never imported from a file."""
STATES = ("untranslated", "fuzzy", "translated")


def gather_units(
    edition: Edition, language: str, pages: Collection[str] = (), states: Collection[str] = STATES
) -> Exchange:
    """The units of some pages (or of all) in some states. Raises InputError for a catalog that cannot be read.

    The edition is one whose files agree: its catalogs have all units.
    """
    units: list[ExchangedUnit] = []
    for page, data in sorted(edition.translations[language].catalogs.items()):
        if (pages and page not in pages) or INVALID.search(page):  # such a catalog belongs to no page
            continue
        catalog = parse_catalog(data, edition.layout.catalog(page, language))
        of_page = (_unit(page, entry) for entry in catalog.entries if is_id(entry.id or "") and not entry.obsolete)
        units += (unit for unit in of_page if unit.state in states)
    return Exchange(edition.layout.source, language, tuple(units), edition.project)


def _unit(page: str, entry: Entry) -> ExchangedUnit:
    comments = tuple(line for line in entry.comments if line.strip() and not RESERVED.match(line))
    return ExchangedUnit(
        page,
        entry.id or "",
        entry.source,
        entry.target,
        entry.fuzzy and bool(entry.target),
        is_reviewed(entry),
        entry.extracted,
        comments,
        entry.previous_source if entry.fuzzy else None,
    )
