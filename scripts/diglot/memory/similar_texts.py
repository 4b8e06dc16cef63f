"""The index of a translation memory, and how like two texts are."""

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import Indel

from diglot.memory.tokens import tokens_of

LEAST = 0.7
"""The likeness from which a match is offered, by default."""
MOST_TOKENS = 32
"""Tokens of a text that are looked up, the rarest first: what shares none of them is not like it."""
MOST_UNITS = 100_000
"""Units that are looked at for one text; frequent tokens are left out above that."""
COMPARED = 64
"""Units that share the most tokens with a text; their letters are compared."""


class MemoryUnit(NamedTuple):
    """A text and its translation, and where they are: `essay.md#p2v5r3`, or the name of a file."""

    source: str
    target: str
    place: str


class Match(NamedTuple):
    """A unit that is like a text; `score` is 1 if the texts are equal."""

    score: float
    unit: MemoryUnit


class Memory:
    """The units of one pair of languages. Of equal pairs of texts the first one is kept."""

    def __init__(self, units: Iterable[MemoryUnit]) -> None:
        first: dict[tuple[str, str], MemoryUnit] = {}
        for unit in units:
            first.setdefault((unit.source, unit.target), unit)
        self.units = list(first.values())
        self._exact: dict[str, list[int]] = {}
        self._having: dict[str, array[int]] = {}
        """The numbers of the units that have a token."""
        for number, unit in enumerate(self.units):
            self._exact.setdefault(unit.source, []).append(number)
            for token in tokens_of(unit.source):
                if (numbers := self._having.get(token)) is None:
                    numbers = self._having[token] = array("L")
                numbers.append(number)

    def __len__(self) -> int:
        return len(self.units)

    def find(self, text: str, least: float = LEAST, most: int = 3, besides: str = "") -> list[Match]:
        """The units most like a text, the best first; equal ones are all that is found if there are any.

        `besides` is a place that does not count, that of the text itself.
        """
        exact = [Match(1.0, self.units[number]) for number in self._exact.get(text, ())]
        if exact := [each for each in exact if each.unit.place != besides]:
            return exact[:most]
        matches = []
        for number in self._candidates(text):
            unit = self.units[number]
            score = Indel.normalized_similarity(text, unit.source, score_cutoff=least)
            if score >= least and unit.place != besides:
                matches.append(Match(min(score, 0.99), unit))
        matches.sort(key=lambda match: (-match.score, match.unit.place))
        return matches[:most]

    def _candidates(self, text: str) -> list[int]:
        known = [(numbers, token) for token in tokens_of(text) if (numbers := self._having.get(token))]
        known.sort(key=lambda each: (len(each[0]), each[1]))
        counts: Counter[int] = Counter()
        looked = 0
        for numbers, _ in known[:MOST_TOKENS]:
            looked += len(numbers)
            if looked > MOST_UNITS and counts:
                break
            counts.update(numbers)
        best = sorted(counts.items(), key=lambda each: (-each[1], each[0])) if len(counts) < 500 else None
        return [number for number, _ in (best or counts.most_common(COMPARED))[:COMPARED]]
