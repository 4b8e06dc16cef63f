"""Second persons: who translated a unit and who reviewed it, in the comments of its catalog entry.

    # translated: Ann Author <ann@example.org> 2026-11-24
    # reviewed: Ben Reader <ben@example.org> 2026-11-24 5f3a09c2d1b4

The last word stands for source and translation as they were: when either changes, the review lapses by itself.
"""

import re
from datetime import date
from typing import NamedTuple

from diglot.catalog import Catalog, Entry
from diglot.contributions import Identity
from diglot.keys import content_hash
from diglot.pages import Kind
from diglot.pairs import Pair, State, is_verbatim

_LINE = re.compile(r"(translated|reviewed): (.*) <([^<>]*)> (\d{4}-\d\d-\d\d)(?: ([0-9a-f]{12}))?")


class Reviewed(NamedTuple):
    """How many of the passages of a translated page a second person has reviewed, of how many there are."""

    done: int
    total: int


def count_reviewed(pair: Pair, catalog: Catalog | None) -> Reviewed:
    """Counts what readers see on the page itself, but for what is the same in both languages, such as figures."""
    entries = {entry.id: entry for entry in (catalog.entries if catalog else ()) if not entry.obsolete}
    done = total = 0
    for row, unit in zip(pair.rows, pair.source.units, strict=True):
        is_same = is_verbatim(row.source) or (row.state is State.CURRENT and row.text == row.source)
        if unit.kind is Kind.FIELD or (is_same and not row.withheld):
            continue
        total += 1
        entry = entries.get(row.id)
        if entry is not None and not row.shows_source and (entry.source, entry.target) == (row.source, row.text):
            done += is_reviewed(entry)
    return Reviewed(done, total)


def is_reviewed(entry: Entry) -> bool:
    """Whether a second person reviewed the entry as it is."""
    said = {found[1]: found for line in entry.comments if (found := _LINE.fullmatch(line.strip()))}
    if not entry.target or entry.fuzzy or "reviewed" not in said:
        return False
    review, author = said["reviewed"], said.get("translated")
    second = author is None or author[3].lower() != review[3].lower()
    return second and review[5] == _digest(entry)


def record_review(entry: Entry, author: Identity, reviewer: Identity, day: date) -> Entry:
    """The entry with the record of a review in place of older ones. Other comments are kept."""
    others = tuple(line for line in entry.comments if not _LINE.fullmatch(line.strip()))
    record = (
        f"translated: {_plain(author)} {day.isoformat()}",
        f"reviewed: {_plain(reviewer)} {day.isoformat()} {_digest(entry)}",
    )
    return entry.edit(comments=(*others, *record))


def _plain(person: Identity) -> str:
    """A person on one line; brackets would end the name."""
    name, mail = (" ".join(re.sub(r"[<>]", " ", part).split()) for part in person)
    return f"{name} <{mail}>"


def _digest(entry: Entry) -> str:
    return content_hash(f"{entry.source}\0{entry.target}")
