"""Reviews: who translated a unit, and which second person reviewed it, in the comments of its catalog entry.

    # translated: Ann Author <ann@example.org> 2026-11-24
    # reviewed: Ben Reader <ben@example.org> 2026-11-24 5f3a09c2d1b46f0e8a7b3c9d2e1f4a5b

The last word is a hash of source and translation: when either changes, the review lapses.

Anybody who edits a catalog can write such a line. It counts if, by the history in version control, the person whom it
names committed it, and another person wrote the text.
"""

import hashlib
import re
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from diglot.catalog import Catalog, Entry
from diglot.contributions import History, Identity, author_of
from diglot.keys import content_hash
from diglot.pages import Kind
from diglot.pairs import Pair, State, is_verbatim

_LINE = re.compile(r"(translated|reviewed): (.*) <([^<>]*)> (\d{4}-\d\d-\d\d)(?: ([0-9a-f]{32}|[0-9a-f]{12}))?")


class Reviewed(NamedTuple):
    """How many of the passages of a translated page a second person has reviewed, of how many there are."""

    done: int
    total: int


def count_reviewed(pair: Pair, catalog: Catalog | None, confirmed: Collection[str]) -> Reviewed:
    """Counts what readers see on the page itself, but for what is the same in both languages, such as figures.

    `confirmed` are the units with a review, from `confirm_reviews`.
    """
    entries = {entry.id: entry for entry in (catalog.entries if catalog else ()) if not entry.obsolete}
    done = total = 0
    for row, unit in zip(pair.rows, pair.source.units, strict=True):
        is_same = is_verbatim(row.source) or (row.state is State.CURRENT and row.text == row.source)
        if unit.kind is Kind.FIELD or (is_same and not row.withheld):
            continue
        total += 1
        entry = entries.get(row.id)
        if entry is not None and not row.shows_source and (entry.source, entry.target) == (row.source, row.text):
            done += row.id in confirmed
    return Reviewed(done, total)


def is_reviewed(entry: Entry) -> bool:
    """Whether the entry says that a second person reviewed it as it is."""
    lines = {match[1]: match for line in entry.comments if (match := _LINE.fullmatch(line.strip()))}
    if not entry.target or entry.fuzzy or "reviewed" not in lines:
        return False
    review, author = lines["reviewed"], lines.get("translated")
    second = author is None or author[3].lower() != review[3].lower()
    return second and review[5] in (_digest(entry), content_hash(f"{entry.source}\0{entry.target}"))


def has_reviews(catalog: Catalog) -> bool:
    """Whether an entry of a catalog says that it was reviewed."""
    return any(is_reviewed(entry) for entry in catalog.entries)


def confirm_reviews(catalog: Catalog, path: str, history: History) -> frozenset[str]:
    """The units of the catalog at `path` that a second person reviewed, as version control knows them."""
    return frozenset(entry.id for entry in catalog.entries if entry.id and _is_confirmed(entry, path, history))


def _is_confirmed(entry: Entry, path: str, history: History) -> bool:
    author = author_of(history.of(path, entry.id), entry.target)
    if entry.obsolete or author is None or not is_reviewed(entry):
        return False
    for line in entry.comments:
        match = _LINE.fullmatch(line.strip())
        if match is not None and match[1] == "reviewed":
            mail = match[3].lower()
            record = (entry.id or "", entry.source, entry.target, line, mail)
            if mail != author.mail.lower() and record in history.records:
                return True
    return False


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
    text = f"{entry.source}\0{entry.target}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:32]
