"""Withholds unsafe translations: the unit shows its source, and the rest of the page is published."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from diglot.errors import StructureError
from diglot.pages import Kind, join_units
from diglot.pairs import Pair, PairRow
from diglot.safety.breach import Breach
from diglot.safety.fast_path import read_plain
from diglot.safety.judge import Judge, JudgedText, page_definitions


@dataclass(frozen=True, slots=True)
class Withheld:
    """A unit that shows its source, and why."""

    index: int
    """Its position on the page."""
    breaches: tuple[Breach, ...]


def withhold(pair: Pair, judge: Judge) -> tuple[Pair, tuple[Withheld, ...]]:
    """The pair without its unsafe translations.

    Each unit is judged by itself, and then the page as a whole: units may be harmless one by one, and a tag together.
    """
    if all(row.shows_source or row.text == row.source for row in pair.rows):
        return pair, ()
    found = list(judge_units(pair, judge))
    safe = _without(pair, {each.index for each in found})
    for suspects in (_reaching_out(pair), _marked_up(pair), set(range(len(pair.rows)))):
        if not (breaches := judge_page(safe, judge)):
            break
        found += [Withheld(i, breaches) for i in _translated(safe) if i in suspects]
        safe = _without(safe, suspects)
    return safe, tuple(sorted(found, key=lambda each: each.index))


def _reaching_out(pair: Pair) -> set[int]:
    """The units that add signs which could begin in one unit and end in another."""
    rows = pair.rows
    return {i for i in _translated(pair) if any(rows[i].text.count(s) > rows[i].source.count(s) for s in _REACHING)}


def _marked_up(pair: Pair) -> set[int]:
    """The units that are more than plain words."""
    return {i for i in _translated(pair) if read_plain(pair.source.units[i].kind, pair.rows[i].text) is None}


_REACHING = ("<", "\n", "]:", "```", "~~~", "$$", "-->")


def judge_units(pair: Pair, judge: Judge) -> Iterator[Withheld]:
    """The units of a page that are unsafe by themselves."""
    definitions = page_definitions(pair.source.text)
    for index in _translated(pair):
        row = pair.rows[index]
        text = JudgedText(pair.source.units[index].kind, row.source, row.text, pair.language, definitions)
        if breaches := judge.judge_unit(text, pair.page, row.id):
            yield Withheld(index, breaches)


def judge_page(pair: Pair, judge: Judge) -> tuple[Breach, ...]:
    """What the page can do as a whole that its source cannot.

    Nothing in a plain text can begin in one unit and end in another: where plain texts stand for plain texts, and
    nothing else was changed, the page can do what its units can (`tests/safety/test_fast_path.py`).
    """
    if pair.text == pair.source.text or (judge.renderer.is_known and _is_plain(pair)):
        return ()
    source, target = pair.source.text[pair.source.body :], pair.text[pair.target.body :]
    return judge.judge_page(source, target, pair.language, pair.page)


def _is_plain(pair: Pair) -> bool:
    """Whether all translations in the body of the page are plain, and what they stand for as well."""
    return all(
        read_plain(pair.source.units[i].kind, text) is not None
        for i in _translated(pair)
        if pair.source.units[i].kind is not Kind.FIELD
        for text in (pair.rows[i].source, pair.rows[i].text)
    )


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
