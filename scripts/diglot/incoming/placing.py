"""Put translations that were found for the units of a page into its catalog.

No translation of the catalog is written over. A text without a unit, or whose unit has another translation, is kept as
an obsolete entry.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from diglot.catalog import Catalog, Entry, new_entry
from diglot.errors import StructureError
from diglot.pages import Document, join_units
from diglot.pairs import is_verbatim

FUZZY = "fuzzy"


class Fate(StrEnum):
    """The outcome of the import of a text."""

    CURRENT = "current"
    BEHIND = "behind"
    """Its source changed since it was translated."""
    DOUBTFUL = "doubtful"
    """It may not belong to its unit."""
    KNOWN = "known"
    """The catalog has the same translation."""
    OTHER = "other"
    """The catalog has another translation, which stays."""
    UNTRANSLATED = "untranslated"
    """It is the source's own text."""
    UNPLACED = "unplaced"
    """It belongs to no unit."""
    MISSING = "missing"
    """A unit of the source for which there is no text."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A translation that was found for a unit of the edition."""

    unit: str
    """The id of the unit; empty for a text that belongs to none."""
    source: str
    """The unit's text as it is now; empty if there is none."""
    text: str
    place: str
    """File and line where the text was found."""
    previous_source: str | None = None
    """What the text translates, if it is not `source`."""
    doubt: str = ""
    """Why it may not belong to the unit; empty if it surely does."""
    score: float = 0.0
    """What speaks for it, in nats."""
    probability: float = 1.0
    comments: tuple[str, ...] = ()
    """What translators said to each other."""
    fate: Fate = Fate.UNPLACED


def place_offers(
    document: Document, ids: Sequence[str], catalog: Catalog, offers: Sequence[Offer]
) -> tuple[Catalog, list[Offer]]:
    """Put offers into a catalog; also returns them with their fates, and one for each unit that has none.

    A text that cannot stand in the place of its unit, because it would become something else there, is kept as one
    that has no place.
    """
    unfit = _find_unfit(document, ids, offers)
    entries = {entry.id: entry for entry in catalog.entries if entry.id is not None and not entry.obsolete}
    known = {entry.target for entry in catalog.entries}
    kept: list[Entry] = []
    placed: list[Offer] = []
    for offer in offers:
        entry = entries.get(offer.unit)
        reason = unfit.get((offer.unit, offer.text))
        if entry is None or reason is not None:
            placed.append(replace(offer, fate=Fate.UNPLACED, doubt=reason or offer.doubt))
        else:
            placed.append(replace(offer, fate=_fate(entry, offer)))
        if placed[-1].fate in (Fate.UNPLACED, Fate.OTHER) and offer.text.strip() and offer.text not in known:
            known.add(offer.text)
            kept.append(_obsolete(offer, placed[-1], catalog.newline))
        elif entry is not None and placed[-1].fate in (Fate.CURRENT, Fate.BEHIND, Fate.DOUBTFUL):
            entries[offer.unit] = _with(entry, placed[-1])
    had = {offer.unit for offer in placed}
    placed += [
        Offer(unit, document_unit.text, "", "", fate=Fate.MISSING)
        for unit, document_unit in zip(ids, document.units, strict=True)
        if unit in entries and unit not in had and not entries[unit].target
    ]
    edited = [entry if entry.obsolete or entry.id is None else entries[entry.id] for entry in catalog.entries]
    return catalog.replace((*edited, *kept)), placed


def _fate(entry: Entry, offer: Offer) -> Fate:
    if offer.text == entry.target:
        return Fate.KNOWN
    if offer.text == entry.source and not is_verbatim(offer.text):
        return Fate.UNTRANSLATED
    if entry.target and not (is_verbatim(entry.source) and entry.target == entry.source):
        return Fate.OTHER
    if offer.doubt:
        return Fate.DOUBTFUL
    return Fate.CURRENT if offer.previous_source is None else Fate.BEHIND


def _with(entry: Entry, offer: Offer) -> Entry:
    """The entry with the text of an offer."""
    comments = tuple(dict.fromkeys((*entry.comments, *offer.comments)))
    if offer.fate is Fate.CURRENT:
        return entry.edit(target=offer.text, comments=comments)
    if offer.doubt:
        comments = (*comments, f"{offer.place}: {offer.doubt}.")
    flags = entry.flags if entry.fuzzy else (*entry.flags, FUZZY)
    return entry.edit(target=offer.text, flags=flags, previous_source=offer.previous_source, comments=comments)


def _obsolete(offer: Offer, placed: Offer, newline: str) -> Entry:
    """The entry that keeps a text for which there is no place."""
    why = "the catalog has another translation" if placed.fate is Fate.OTHER else "this text had no place in the page"
    comment = f"{offer.place}: {why}{f' ({placed.doubt})' if placed.doubt and placed.fate is not Fate.OTHER else ''}."
    source = offer.previous_source or offer.source or offer.text
    entry = new_entry(None, source, offer.text, comments=(*offer.comments, comment), newline=newline)
    return entry.edit(obsolete=True)


def _find_unfit(document: Document, ids: Sequence[str], offers: Iterable[Offer]) -> dict[tuple[str, str], str]:
    """The texts that would become something else in the place of their unit, with the reason."""
    places = {unit: i for i, unit in enumerate(ids)}
    texts: list[str | None] = [None] * len(ids)
    for offer in offers:
        if (place := places.get(offer.unit)) is not None and texts[place] is None:
            texts[place] = offer.text
    unfit: dict[tuple[str, str], str] = {}
    while True:
        try:
            join_units(document, texts)
            return unfit
        except StructureError as error:
            unfit[ids[error.index], texts[error.index] or ""] = error.fact
            texts[error.index] = None
