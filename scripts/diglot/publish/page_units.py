"""The properties of each unit that are needed to mark it on a page."""

from collections.abc import Sequence
from typing import NamedTuple

from diglot.edition_pairs import EditionPairs
from diglot.pages import Kind
from diglot.pairs import Pair, State, is_verbatim


class PageUnit(NamedTuple):
    """A unit as it stands on a page in one language; `text` is how the Markdown writes it."""

    id: str
    kind: Kind
    text: str
    state: State = State.CURRENT
    shows_source: bool = False
    linked: bool = True
    """Whether its mentions of terms may become links by themselves."""
    withheld: bool = False
    """Whether it has a translation that is not safe, and shows its source instead."""

    @property
    def is_marked(self) -> bool:
        """Whether its reader is told something about it."""
        return self.state is not State.CURRENT or self.withheld

    @property
    def condition(self) -> str:
        """Its state in one word, as classes of the style sheet have it."""
        return "withheld" if self.withheld else self.state.value


def page_units(pairs: EditionPairs, page: str, language: str) -> Sequence[PageUnit] | None:
    """The units of `page` in `language`, in page order, without the front matter; None for a page not in the edition.

    The source language is in no pair as a target: its page takes the ids from any pair, as they are the same in all.
    """
    if page not in pairs:
        return None
    pair = pairs.pair(page, language)
    return _target_units(pair) if pairs.has_target(page, language) else _source_units(pair)


def is_prose(unit: PageUnit) -> bool:
    """Whether there is room for a sentence below the unit; otherwise there is room for a word."""
    return unit.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION, Kind.FOOTNOTE)


def _target_units(pair: Pair) -> Sequence[PageUnit]:
    found = []
    for row, unit, own in zip(pair.rows, pair.target.units, pair.source.units, strict=True):
        if unit.kind is not Kind.FIELD:
            verbatim = row.shows_source and not row.withheld and is_verbatim(row.source)
            state = State.CURRENT if verbatim else row.state
            shows_source, linked = row.shows_source and not verbatim, unit.terms and own.terms
            found.append(PageUnit(row.id, unit.kind, unit.text, state, shows_source, linked, row.withheld))
    return found


def _source_units(pair: Pair) -> Sequence[PageUnit]:
    return [
        PageUnit(row.id, unit.kind, unit.text, linked=unit.terms)
        for row, unit in zip(pair.rows, pair.source.units, strict=True)
        if unit.kind is not Kind.FIELD
    ]
