"""Follow the source pages since the last sync: pages that were renamed, and units that stayed, moved, were edited,
split or merged.

A unit that moves to another page takes its catalog entry with it. An obsolete copy stays in the old catalog, so that
the entry is not lost if the sync is killed before both catalogs are written. It is not removed later.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from diglot.alignment.match import Matching, match_units, words_of
from diglot.catalog import Entry, parse_catalog
from diglot.errors import InputError
from diglot.keys import NewIds, is_id
from diglot.message import Message
from diglot.pages import Document, Unit, plain_text

RENAMED = 0.5
"""The share of a vanished page's units that a new page must have for it to be the same page, renamed."""
ALIKE_PAGES = 0.5
"""The share of their pairs of neighbouring words that two pages must have in common to be the same page, edited."""
RARE_PAIR, CANDIDATES = 10, 5
"""The most pages that may share a pair of words for it to be used, and the most pages that are compared."""
_HISTORY = ("split from ", "merged from ")


@dataclass(frozen=True, slots=True)
class Record:
    """A unit as the last sync registered it."""

    id: str
    source: str
    history: tuple[str, ...] = ()
    kind: str = ""
    """As a translator reads it; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a unit's id and translation come from: a unit of the same page or of another one."""

    page: str
    id: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source page and its registered units."""

    page: str
    was: str
    """Its name at the last sync."""
    document: Document
    ids: tuple[str, ...]
    origins: tuple[Origin | None, ...]
    """None for a unit that is new."""
    extracted: tuple[tuple[str, ...], ...]
    """The comments for the translator in each catalog entry: kind and headings, the author's note, the unit's
    history."""
    actions: tuple[Message | None, ...]
    """The change of each unit, in a few words; empty if there is none."""
    vanished: tuple[Record, ...]


def find_renames(records: Mapping[str, Sequence[Record]], documents: Mapping[str, Document]) -> dict[str, str]:
    """New page to vanished page, where most of the vanished one's units stand in the new one, or most of its words in
    their order: a page may be renamed and edited everywhere."""
    gone = {page: content for page, content in records.items() if page not in documents}
    new = {page: document for page, document in documents.items() if page not in records}
    renames: dict[str, str] = {}
    if gone and new:
        _pair_pages(_equal_units(gone, new), renames)
        left = {page: content for page, content in gone.items() if page not in renames.values()}
        _pair_pages(
            _alike_words(left, {page: content for page, content in new.items() if page not in renames}), renames
        )
    return renames


def _pair_pages(scores: Iterable[tuple[float, str, str]], renames: dict[str, str]) -> None:
    taken = {*renames.values()}
    for _, page, old in sorted(scores, reverse=True):
        if page not in renames and old not in taken:
            renames[page] = old
            taken.add(old)


def _equal_units(gone: Mapping[str, Sequence[Record]], new: Mapping[str, Document]) -> Iterator[tuple[float, str, str]]:
    units = {page: Counter(record.source for record in page_records) for page, page_records in gone.items()}
    for page, document in new.items():
        texts = Counter(unit.text for unit in document.units)
        for old, sources in units.items():
            if sources.total() and (share := (texts & sources).total() / sources.total()) >= RENAMED:
                yield share, page, old


def _alike_words(gone: Mapping[str, Sequence[Record]], new: Mapping[str, Document]) -> Iterator[tuple[float, str, str]]:
    pairs = {page: _word_pairs(record.source for record in page_records) for page, page_records in gone.items()}
    index: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for old, word_pairs in pairs.items():
        for pair in word_pairs:
            index[pair].append(old)
    for page, document in new.items() if pairs else ():
        words = _word_pairs(unit.text for unit in document.units)
        sharing = Counter(old for pair in words if len(index.get(pair, ())) <= RARE_PAIR for old in index.get(pair, ()))
        for old, _ in sharing.most_common(CANDIDATES):
            share = 2 * (words & pairs[old]).total() / (words.total() + pairs[old].total())
            if share >= ALIKE_PAGES:
                yield share, page, old


def _word_pairs(texts: Iterable[str]) -> Counter[tuple[str, str]]:
    """The pairs of neighbouring words of a page, as readers see them."""
    return Counter(pair for text in texts for pair in pairwise(("", *words_of(plain_text(text)), "")))


def register_units(
    documents: Mapping[str, Document],
    records: Mapping[str, Sequence[Record]],
    renames: Mapping[str, str],
    retired: Mapping[str, Mapping[str, Record]],
    unregistered: Mapping[str, Mapping[str, Record]],
) -> dict[str, SourcePage]:
    """Give every unit of every page its id.

    `retired` holds, by page name at the last sync, obsolete entries by source: a text that comes back gets its old id
    back. A text that left one page and appeared on another takes its id along. `unregistered` holds, by page name, the
    other entries that no template has: a sync was killed, and had given them these ids.
    """
    was = {page: renames.get(page, page) for page in documents}
    moved = _moves(documents, records, was, retired)
    pages = {}
    for page, document in documents.items():
        name = was[page]
        before = _Before(name, records.get(name, ()), moved[page], retired.get(name, {}), unregistered.get(page, {}))
        pages[page] = _register(page, document, before)
    return pages


def _moves(
    documents: Mapping[str, Document],
    records: Mapping[str, Sequence[Record]],
    was: Mapping[str, str],
    retired: Mapping[str, Mapping[str, Record]],
) -> dict[str, dict[int, Origin]]:
    """By page, the units that came from another page with their text unchanged."""
    now = {was[page]: Counter(unit.text for unit in document.units) for page, document in documents.items()}
    left: defaultdict[str, deque[Origin]] = defaultdict(deque)
    for page, page_records in records.items():
        here = now.get(page, Counter())
        spare = Counter(record.source for record in page_records) - here
        for record in page_records:
            if spare[record.source] > 0:
                spare[record.source] -= 1
                left[record.source].append(Origin(page, record.id))
    moves: dict[str, dict[int, Origin]] = {page: {} for page in documents}
    for page, document in documents.items() if left else ():
        before = Counter(record.source for record in records.get(was[page], ()))
        for i, unit in enumerate(document.units):
            if before[unit.text] > 0:
                before[unit.text] -= 1
            elif left.get(unit.text) and unit.text not in retired.get(was[page], {}):
                moves[page][i] = left[unit.text].popleft()
    return moves


class _Before(NamedTuple):
    """What is known of the units of a page from the last sync."""

    name: str
    """The name of the page at the last sync."""
    records: Sequence[Record]
    """The units that its template had."""
    moved: Mapping[int, Origin]
    """The units that came from another page, by their places now."""
    retired: Mapping[str, Record]
    unregistered: Mapping[str, Record]


@dataclass(slots=True)
class _Registered:
    """What the register says of a unit."""

    id: str
    origin: Origin | None = None
    action: Message | None = None
    history: list[str] = field(default_factory=list)


def _register(page: str, document: Document, before: _Before) -> SourcePage:
    units, records = document.units, before.records
    known = {record.source for record in records}
    retired, unregistered = (
        {text: record for text, record in others.items() if text not in known}
        for others in (before.retired, before.unregistered)
    )
    back = _take_back(units, retired, ())
    given = _take_back(units, unregistered, {*back, *before.moved})
    matched = [i for i in range(len(units)) if i not in before.moved and i not in back and i not in given]
    matching = match_units(
        [record.source for record in records],
        [units[i].text for i in matched],
        [record.kind for record in records],
        [units[i].kind for i in matched],
    )
    taken = NewIds(record.id for record in (*records, *before.retired.values(), *given.values()))
    register: dict[int, _Registered] = {}
    for i, record in given.items():
        register[i] = _Registered(record.id, None, Message("the source is new"), list(record.history))
    for i, record in back.items():
        register[i] = _Registered(record.id, Origin(before.name, record.id), Message("the source is back"))
    for i, old in zip(matched, matching.old, strict=True):
        if old is not None:
            record = records[old]
            action = Message("the source was edited") if record.source != units[i].text else None
            register[i] = _Registered(record.id, Origin(before.name, record.id), action, list(record.history))
    for i, origin in before.moved.items():
        text = units[i].text
        wanted = (before.unregistered.get(text, origin).id, origin.id)  # first the id that a killed sync gave it
        new_id = next((unit for unit in wanted if unit not in taken), "") or taken.give(text)
        taken.add(new_id)
        register[i] = _Registered(new_id, origin, Message("the source came from {}", origin.page))
    for i, unit in enumerate(units):
        if i not in register:
            register[i] = _Registered(taken.give(unit.text), None, Message("the source is new"))
    _note_pieces(matching, matched, records, register)
    registered = [register[i] for i in range(len(units))]
    kept = {unit.origin.id for unit in registered if unit.origin and unit.origin.page == before.name}
    return SourcePage(
        page,
        before.name,
        document,
        tuple(unit.id for unit in registered),
        tuple(unit.origin for unit in registered),
        tuple(_extracted(unit, of_unit.history) for unit, of_unit in zip(units, registered, strict=True)),
        tuple(unit.action for unit in registered),
        tuple(record for record in records if record.id not in kept),
    )


def _take_back(units: Sequence[Unit], records: dict[str, Record], without: Container[int]) -> dict[int, Record]:
    """The first unit with the text of each record, by place. The record is removed from `records`."""
    return {i: records.pop(unit.text) for i, unit in enumerate(units) if i not in without and unit.text in records}


def _note_pieces(
    matching: Matching, matched: Sequence[int], records: Sequence[Record], register: Mapping[int, _Registered]
) -> None:
    """Note which units were split from others or merged from others."""
    for place, i in enumerate(matched):
        notes = [Message("split from {}", records[old].id) for old in (matching.split_from[place],) if old is not None]
        notes += [Message("merged from {}", records[old].id) for old in matching.merged[place]]
        register[i].history += [note for note in dict.fromkeys(notes) if note not in register[i].history]
        if notes:
            register[i].action = Message("the source was {}", reduce(Message("{}, {}").filled, notes))


def _extracted(unit: Unit, history: Collection[str]) -> tuple[str, ...]:
    place = " › ".join(unit.headings)
    lines = [f"{unit.kind} · {place}" if place else str(unit.kind)]
    if unit.context:
        lines.append(f"context: {unit.context}")
    if unit.note:
        lines.append(f"note: {unit.note}")
    return tuple(" ".join(line.replace("\0", "\ufffd").split()) for line in [*lines, *history])


def history_of(extracted: Sequence[str]) -> tuple[str, ...]:
    """The part of an entry's extracted comments that tells the unit's history."""
    return tuple(line for line in extracted if line.startswith(_HISTORY))


def record_of(entry: Entry) -> Record:
    """The unit of a catalog entry."""
    kind = entry.extracted[0].partition(" · ")[0] if entry.extracted else ""
    return Record(entry.id or "", entry.source, history_of(entry.extracted), kind)


def read_records(template: bytes, path: str) -> list[Record]:
    """The units a template registers. Raises InputError for a damaged one."""
    entries = [entry for entry in parse_catalog(template, path).entries if entry.id is not None and not entry.obsolete]
    if wrong := next((entry for entry in entries if not is_id(entry.id or "")), None):
        raise InputError(
            Message("“{}” is no id of a unit", (wrong.id or "")[:40]),
            Message("Restore the file from version control. If it is new, delete it: `diglot sync` makes it."),
            path,
            wrong.line,
        )
    return [record_of(entry) for entry in entries]
