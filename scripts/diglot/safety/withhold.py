"""Withhold unsafe translations: their units show the source, and the rest of the page is published."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from diglot.errors import StructureError
from diglot.pages import join_units
from diglot.pairs import Pair, PairRow
from diglot.safety.breach import Breach
from diglot.safety.judge import Judge, JudgedText, page_definitions


@dataclass(frozen=True, slots=True)
class Withheld:
    """A unit that shows its source, and why."""

    index: int
    """Its position on the page."""
    breaches: tuple[Breach, ...]


def withhold(pair: Pair, judge: Judge) -> tuple[Pair, tuple[Withheld, ...]]:
    """The pair without its unsafe translations, judged one by one."""
    found = tuple(judge_units(pair, judge))
    return _without(pair, {unit.index for unit in found}), found


def judge_units(pair: Pair, judge: Judge) -> Iterator[Withheld]:
    """The units of a page that are unsafe by themselves."""
    definitions = page_definitions(pair.source.text)
    for index in _translated(pair):
        row = pair.rows[index]
        text = JudgedText(pair.source.units[index].kind, row.source, row.text, pair.language, definitions)
        if breaches := judge.judge_unit(text, pair.page, row.id):
            yield Withheld(index, breaches)


def _translated(pair: Pair) -> Iterator[int]:
    return (i for i, row in enumerate(pair.rows) if not row.shows_source and row.text != row.source)


def _without(pair: Pair, withheld: Collection[int]) -> Pair:
    if not withheld:
        return pair
    rows = tuple(_source_of(row) if i in withheld else row for i, row in enumerate(pair.rows))
    try:
        text = join_units(pair.source, [None if row.shows_source else row.text for row in rows])
    except StructureError:  # the page held together only with what is withheld
        rows = tuple(map(_source_of, pair.rows))
        text = pair.source.text
    return replace(pair, rows=rows, text=text)


def _source_of(row: PairRow) -> PairRow:
    if row.shows_source or row.text == row.source:
        return row
    return replace(row, text=row.source, shows_source=True, withheld=True)
