"""How likely two units are a text and its translation: the weight of each kind of evidence, in nats.

A positive number means that they belong together. Each is the logarithm of a likelihood ratio: how often a translation
has this property, divided by how often any other unit of the page has it.
"""

import math
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from diglot.alignment.lexicon import Lexicon
from diglot.alignment.traits import Traits
from diglot.pages import Kind

KEPT = {
    "code": 0.95,
    "number": 0.92,
    "link": 0.9,
    "anchor": 0.6,
    "note": 0.97,
    "field": 0.99,
    "latin": 0.7,
    "term": 0.8,
}
"""How often translations keep each kind of mark."""
MOST_MARKS = 15.0
BROAD = 1.1
"""The spread of the lengths of unrelated units (standard deviation of the logarithm)."""
NARROW = 0.18
"""The same for long translations; it is larger for short ones."""
PER_CHARACTER = 5.0
"""Variance of a translation's length for each character; Gale and Church have 6.8."""
LEAST_LENGTH = -7.0
NEVER = -99.0
UNLIKE = -7.0
"""The weight if one unit is a heading and the other is not."""
_APART = (Kind.FIELD, Kind.HEADING, Kind.ABBREVIATION, Kind.CODE_TITLE, Kind.CELL)
"""Kinds that stay the same in translation."""


class Evidence(NamedTuple):
    """What speaks for or against two units, in nats."""

    structure: float
    length: float = 0.0
    marks: float = 0.0
    words: float = 0.0
    same: float = 0.0
    """Because the texts are equal."""
    again: float = 0.0
    """Because other places have the same two texts."""

    @property
    def total(self) -> float:
        """All evidence together."""
        return self.structure + self.content

    @property
    def content(self) -> float:
        """What the texts themselves say."""
        return self.length + self.marks + self.words + self.same + self.again


class PageEvidence:
    """Compares the units of two pages."""

    def __init__(
        self, source: Sequence[Traits], target: Sequence[Traits], lexicon: Lexicon, ratio: float | None = None
    ) -> None:
        self.lexicon = lexicon
        self.ratio = ratio or usual_ratio(source, target)
        self._kinds = Counter(traits.kind for traits in target)
        self._count = len(source), len(target)
        self._often = [Counter(mark for traits in side for mark in traits.has) for side in (source, target)]
        self._weights: list[dict[frozenset[str], tuple[float, dict[str, float]]]] = [{}, {}]

    def compare(self, source: Traits, target: Traits) -> Evidence:
        """What speaks for `target` being the translation of `source`."""
        structure = self._structure(source, target)
        if structure <= UNLIKE:
            return Evidence(structure)
        return Evidence(
            structure,
            compare_lengths(source.length, target.length, self.ratio),
            self._marks(source, target),
            self.lexicon.compare(source.words, target.words),
            math.log1p(len(source.text)) if source.text == target.text else 0.0,
            self.lexicon.compare_texts(source.text, target.text),
        )

    def score(self, source: Traits, target: Traits) -> float:
        """The sum of what `compare` tells; of units that cannot be a pair it is too low for any."""
        structure = self._structure(source, target)
        if structure <= UNLIKE:
            return NEVER
        total = structure + compare_lengths(source.length, target.length, self.ratio) + self._marks(source, target)
        total += self.lexicon.compare(source.words, target.words)
        total += self.lexicon.compare_texts(source.text, target.text)
        return total + math.log1p(len(source.text)) if source.text == target.text else total

    def _structure(self, source: Traits, target: Traits) -> float:
        if source.kind is not target.kind:
            return UNLIKE if source.kind in _APART or target.kind in _APART else -2.5
        gain = math.log(0.97 / ((self._kinds[target.kind] + 1) / (self._count[1] + 2)))
        return gain if source.level == target.level else -1.5

    def _marks(self, source: Traits, target: Traits) -> float:
        total = 0.0
        for side, side_traits, other in ((1, source, target), (0, target, source)):
            if side_traits.asks:
                absent, gain = self._weigh(side, side_traits.asks)
                total += absent + sum(gain[mark] for mark in side_traits.asks & other.has)
        return max(-MOST_MARKS, min(MOST_MARKS, total / 2))

    def _weigh(self, side: int, marks: frozenset[str]) -> tuple[float, dict[str, float]]:
        """What it says that none of the marks of a unit are in one of the other page, and what each of them adds that
        is there: it is there by chance as often as the page has it."""
        known = self._weights[side].get(marks)
        if known is None:
            absent, gain = 0.0, {}
            for mark in marks:
                kept = KEPT[mark.partition(" ")[0]]
                elsewhere = max(0, self._often[side][mark] - 1)  # one is that of its translation
                chance = min(0.9, (elsewhere + 0.5) / (self._count[side] + 8))
                missing = math.log((1 - kept) / (1 - chance))
                absent += missing
                gain[mark] = math.log(kept / chance) - missing
            known = self._weights[side][marks] = absent, gain
        return known


def compare_lengths(source: int, target: int, ratio: float) -> float:
    """What the lengths of two units say; `ratio` is the usual one of target to source.

    After Gale and Church (“A program for aligning sentences in bilingual corpora”, 1993): the variance of a
    translation's length grows with the text. It is taken of the logarithm, so that no language needs its own numbers.
    """
    expected = source * ratio
    off = math.log((target + 4 * ratio + 2) / (expected + 4 * ratio + 2))
    spread = math.sqrt(NARROW**2 + PER_CHARACTER * ratio / (expected + 6 * ratio))
    if spread >= BROAD:
        return 0.0
    return max(LEAST_LENGTH, math.log(BROAD / spread) - off * off / 2 * (1 / spread**2 - 1 / BROAD**2))


def usual_ratio(source: Sequence[Traits], target: Sequence[Traits]) -> float:
    """How many characters of a translation one of the source becomes on these pages."""
    there, here = sum(traits.length for traits in source), sum(traits.length for traits in target)
    return min(6.0, max(1 / 6, (here + 30) / (there + 30)))


def ratio_of_pairs(pairs: Sequence[tuple[int, int]]) -> float | None:
    """The same, of lengths that are paired; None if there are too few."""
    ratios = [target / source for source, target in pairs if source >= 12 and target]
    return median(ratios) if len(ratios) >= 3 else None
