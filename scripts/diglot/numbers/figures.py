"""A figure, and the comparison of the figures of two texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from diglot.spans import Span

Number = int | Fraction
"""A number. Most are whole, and an `int` takes a tenth of the time of the equal Fraction."""
Value = Number | str
"""A number; a text where the figures are only a name: a version, a telephone number."""
_SMALL = frozenset(range(13))
_FAR = 10
"""How many times as large one of two vague amounts must be for them to differ."""

MOST_DIGITS = 1000
"""Digits that count: Python refuses to read numbers of many thousands, and no reader compares so many."""


def parse_digits(digits: str) -> int:
    """The number that digits say; of a very long row its first digits."""
    return int(digits[:MOST_DIGITS])


class Figure(NamedTuple):
    """A number in a text."""

    text: str
    span: Span
    values: frozenset[Value]
    """What it may stand for: “the '90s” are 90 or 1990."""
    certain: bool = True
    """Whether a translation must have it. “One”, “a dozen” or 万一 may become something without a number."""
    vague: bool = False
    """An order of magnitude: “tens of thousands”, 数万. Its value is the magnitude."""
    bare: frozenset[Value] = frozenset()
    """What the digits alone stand for, where a word or sign behind them multiplies them: 3 in “3 million” and “3%”."""

    @property
    def is_in_digits(self) -> bool:
        """Whether it is written in digits, at least in part."""
        return any(map(str.isdecimal, self.text))


class Reading(NamedTuple):
    """What a piece of text was read as; `scale` is what its digits were multiplied by, as in “3 million” or 30%."""

    values: frozenset[Value]
    certain: bool = True
    vague: bool = False
    scale: Number | None = None


def reading(*values: Number, certain: bool = True, vague: bool = False, scale: Number | None = None) -> Reading:
    """A Reading of numbers."""
    return Reading(frozenset([whole_if_so(value) for value in values]), certain, vague, scale)


def whole_if_so(number: Number) -> Number:
    """The same number, as an `int` if it is whole."""
    return number if isinstance(number, int) or number.denominator != 1 else number.numerator


def compare_figures(source: Sequence[Figure], target: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The figures of the source that the target lacks, and those of the target that the source has not."""
    missing, added = _lacking(source, target), _lacking(target, source)
    wide, other = [figure for figure in source if figure.vague], [figure for figure in target if figure.vague]
    if len(wide) == len(other) == 1 and _far(wide[0], other[0]):
        missing += wide
        added += other
    return missing, added


def compare_digits(source: Sequence[Figure], target: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The same where the number words of a language are not known: only figures in digits can be missing.

    What multiplies digits is a word, too: “3 million” and “3 Millionen” have the same digits. A small number is often a
    word in the other text, so it is missing only where the other text has another number in its place.
    """
    loose = [
        [
            figure._replace(
                values=figure.values | figure.bare, certain=figure.certain and figure.is_in_digits, vague=False
            )
            for figure in figures
        ]
        for figures in (source, target)
    ]
    missing, added = compare_figures(*loose)
    if not missing or not added:
        missing, added = ([figure for figure in figures if not figure.values <= _SMALL] for figures in (missing, added))
    return missing, added


def unscaled(read: Reading) -> frozenset[Value]:
    """What the digits of a reading stand for without what multiplies them."""
    if read.scale is None:
        return frozenset()
    return frozenset(whole_if_so(Fraction(value) / read.scale) for value in read.values if not isinstance(value, str))


def _lacking(these: Iterable[Figure], others: Iterable[Figure]) -> list[Figure]:
    known = {value for figure in others for value in figure.values}
    lacking = {figure.values: figure for figure in these if figure.certain and not figure.values & known}
    return sorted(lacking.values(), key=lambda figure: figure.span)


def _far(one: Figure, other: Figure) -> bool:
    pairs = [(a, b) for a in one.values for b in other.values if not isinstance(a, str) and not isinstance(b, str)]
    return bool(pairs) and all(max(a, b) > _FAR * min(a, b) for a, b in pairs)


@lru_cache(4096)
def number(text: str) -> Number:
    """The value of Arabic figures with commas between thousands and a point before decimals."""
    digits = re.sub("[,， \u00a0\u202f\u2009]", "", text).rstrip(".")
    whole, _, decimals = digits.partition(".")
    if not decimals:
        return parse_digits(whole or "0")
    decimals = decimals[:MOST_DIGITS]
    return whole_if_so(parse_digits(whole or "0") + Fraction(parse_digits(decimals), 10 ** len(decimals)))


def find_tokens(candidate: re.Pattern[str], token: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The same as `token.finditer(text)`, if each token begins where `candidate` finds something."""
    place = candidate.search(text)
    while place is not None:
        found = token.match(text, place.start())
        if found is not None:
            yield found
        place = candidate.search(text, found.end() if found is not None else place.start() + 1)


def share_scale(figures: list[Figure], text: str, connectors: frozenset[str], scales: dict[int, Number]) -> None:
    """Let the first of two figures that are joined stand for the scale of the second as well: in “2 to 3 million” the
    2 may be two million. `scales` holds what figures were multiplied by, by their index."""
    for index in range(len(figures) - 1) if scales else ():
        if index + 1 not in scales or index in scales:
            continue
        first, second = figures[index], figures[index + 1]
        if text[first.span.end : second.span.start].strip().lower() in connectors:
            scaled = {whole_if_so(value * scales[index + 1]) for value in first.values if not isinstance(value, str)}
            figures[index] = first._replace(values=first.values | scaled)
