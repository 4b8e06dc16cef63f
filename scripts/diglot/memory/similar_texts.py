"""Find the units of a memory that are similar to a text, and measure the similarity."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from diglot.memory.memory_index import MemoryIndex, MemoryUnit, build_index
from diglot.memory.tokens import tokens_of

LEAST = 0.7
"""The least similarity of a match, by default."""
MOST_TOKENS = 32
"""The most tokens of a text that are looked up, the rarest first."""
MOST_UNITS = 50_000
"""The most units that are counted for one text; above that, frequent tokens are left out."""
COMPARED = 64
"""The number of units with the most common tokens whose letters are compared."""


class Match(NamedTuple):
    """A unit that is similar to a text; `score` is 1 if the texts are equal."""

    score: float
    unit: MemoryUnit


class Memory:
    """The units of one pair of languages: those of one index, without the catalogs that have changed since it was made,
    and those of another one."""

    def __init__(
        self, units: Iterable[MemoryUnit] = (), kept: MemoryIndex | None = None, changed: Iterable[str] = ()
    ) -> None:
        fresh = build_index({"": ("", units)})
        self._indexes = [(fresh, frozenset[int]())]
        if kept is not None:
            without = frozenset(number for origin in changed for number in kept.numbers_of(origin))
            self._indexes.append((kept, without))

    def __len__(self) -> int:
        return sum(len(index) - len(without) for index, without in self._indexes)

    def find(self, text: str, least: float = LEAST, most: int = 3, besides: str = "") -> list[Match]:
        """The units most like a text, the best first; equal ones are all that is found if there are any.

        `besides` is a place that does not count, that of the text itself. Raises DamagedIndexError if the index came
        from a file that is not as it was written.
        """
        exact: dict[str, Match] = {}
        for unit in self._equal_to(text):
            if unit.place != besides:
                exact.setdefault(unit.target, Match(1.0, unit))
            if len(exact) == most:
                break
        if exact:
            return list(exact.values())
        from rapidfuzz.distance import Indel  # late: most commands look for no likeness

        tokens = tokens_of(text)
        matches = []
        for index, without in self._indexes:
            for number in _candidates(index, tokens, without):
                unit = index.unit(number)
                score = Indel.normalized_similarity(text, unit.source, score_cutoff=least)
                if score >= least and unit.place != besides:
                    matches.append(Match(min(score, 0.99), unit))
        matches.sort(key=lambda match: (-match.score, match.unit.place))
        return list({(match.unit.source, match.unit.target): match for match in reversed(matches)}.values())[::-1][
            :most
        ]

    def _equal_to(self, text: str) -> Iterator[MemoryUnit]:
        for index, without in self._indexes:
            for number in index.equal_to(text):
                if number not in without and (unit := index.unit(number)).source == text:
                    yield unit


def _candidates(index: MemoryIndex, tokens: Iterable[str], without: frozenset[int]) -> list[int]:
    known = [(numbers, token) for token in tokens if len(numbers := index.having(token))]
    known.sort(key=lambda item: (len(item[0]), item[1]))
    counts: Counter[int] = Counter()
    looked = 0
    for numbers, _ in known[:MOST_TOKENS]:
        looked += len(numbers)
        if looked > MOST_UNITS and counts:
            break
        counts.update(numbers)
    for number in without.intersection(counts):
        del counts[number]
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0])) if len(counts) < 500 else None
    return [number for number, _ in (best or counts.most_common(COMPARED))[:COMPARED]]
