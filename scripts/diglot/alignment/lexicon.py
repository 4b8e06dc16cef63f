"""Which words of two languages belong together, learned from units that are paired.

The pairs come from the same pages: a first alignment goes by structure, length and marks; the words that its sure pairs
share make the second one better. The method is that of hunalign (Varga et al., “Parallel corpora for medium density
languages”, 2005); words are associated by the log-likelihood ratio of Dunning (“Accurate methods for the statistics of
surprise and coincidence”, 1993).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

SEEN = 4
"""In how many pairs a word must be to be learned; so no pair teaches its own words to itself."""
TOGETHER = 3
"""In how many of them a word of the other language must be, too."""
SHARE = 0.3
"""The least share of them."""
LOOKED_AT = 80
"""Pairs that are looked at for each word."""
BEST = 6
"""How many words of the other language are kept for each."""
SURPRISE = 10.0
"""The least log-likelihood ratio; chance gives this to one of six hundred."""
WEIGHT = 0.6
"""How much one word counts: the words of a unit are not independent of each other."""
MOST = 20.0


class Rendering(NamedTuple):
    """How a word is rendered."""

    words: frozenset[str]
    """Words of the other language of which a translation has at least one,"""
    kept: float
    """with this probability;"""
    chance: float
    """and any other unit with this one."""


class Lexicon:
    """The renderings of words in both directions. One that learned nothing says nothing."""

    def __init__(self, pairs: Sequence[tuple[Sequence[str], Sequence[str]]] = ()) -> None:
        sides = [its for its, _ in pairs], [mine for _, mine in pairs]
        self._sides = tuple(
            _Side(_learn(one, other), max(1.0, sum(map(len, other)) / max(1, len(other))))
            for one, other in (sides, sides[::-1])
        )

    def compare(self, source: Sequence[str], target: Sequence[str]) -> float:
        """How much more likely than not the words of two units are those of one text, in nats."""
        there, back = self._sides
        said = there.compare(source, target) + back.compare(target, source)
        return max(-MOST, min(MOST, WEIGHT * said / 2))


class _Side:
    """One direction. What is known of a list of words is kept, since each unit is compared with many."""

    def __init__(self, renderings: dict[str, Rendering], size: float) -> None:
        self.renderings = renderings
        self._size = size
        self._known: dict[tuple[str, ...], tuple[frozenset[str], dict[str, list[str]], dict[int, _Weights]]] = {}
        self._sets: dict[tuple[str, ...], frozenset[str]] = {}

    def compare(self, words: Sequence[str], other: Sequence[str]) -> float:
        known = self._known.get(words := tuple(words))
        if known is None:
            index: dict[str, list[str]] = {}
            for word in words:
                for each in self.renderings[word].words if word in self.renderings else ():
                    index.setdefault(each, []).append(word)
            known = self._known[words] = (frozenset(index), index, {})
        sought, index, by_size = known
        if not sought:
            return 0.0
        there = self._sets.get(other := tuple(other))
        if there is None:
            there = self._sets[other] = frozenset(other)
        size = len(other).bit_length()
        if (weights := by_size.get(size)) is None:
            weights = by_size[size] = self._weigh(words, 0.75 * 2**size / self._size)
        found = sought & there
        if not found:
            return weights.nothing
        return weights.nothing + sum(weights.gain[word] for word in {word for each in found for word in index[each]})

    def _weigh(self, words: Sequence[str], size: float) -> "_Weights":
        """What it says that a unit, so many times as long as usual, has no rendering of a word, or one."""
        nothing = 0.0
        gain = {}
        for word in words:
            if (rendering := self.renderings.get(word)) is not None:
                chance = 1 - (1 - rendering.chance) ** size
                absent = math.log((1 - rendering.kept) / max(1 - chance, 0.02))
                nothing += absent
                gain[word] = math.log(rendering.kept / max(chance, 0.002)) - absent
        return _Weights(nothing, gain)


class _Weights(NamedTuple):
    nothing: float
    gain: dict[str, float]


def _learn(texts: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> dict[str, Rendering]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(texts):
        for word in words:
            places[word].append(i)
    there: defaultdict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(others):
        for word in words:
            there[word].append(i)
    total = len(texts)
    found: dict[str, Rendering] = {}
    for word, its in places.items():
        if not SEEN <= len(its) <= 0.6 * total:
            continue
        sample = its if len(its) <= LOOKED_AT else its[:: len(its) // LOOKED_AT + 1]
        count = len(sample)
        together = Counter(other for i in sample for other in others[i])
        good = [
            (surprise, other)
            for other, both in together.items()
            if both >= TOGETHER
            and both >= SHARE * count
            and (share := len(there[other]) / total) < both / count / 2
            and (surprise := _surprise(both, count, share)) >= SURPRISE
        ]
        if not good:
            continue
        chosen = frozenset(other for _, other in sorted(good, reverse=True)[:BEST])
        hits = sum(not chosen.isdisjoint(others[i]) for i in sample)
        anywhere = len({i for other in chosen for i in there[other]})
        chance = (anywhere + 0.5) / (total + 1)
        found[word] = Rendering(chosen, min(0.95, (hits - 0.5) / (count + 0.5)), chance)
    return found


def _surprise(both: int, count: int, share: float) -> float:
    """Twice the log-likelihood ratio of seeing `both` of `count` where `share` was to be expected."""
    seen = both / count
    share = min(max(share, 1e-6), 1 - 1e-6)
    value = both * math.log(seen / share)
    if both < count:
        value += (count - both) * math.log((1 - seen) / (1 - share))
    return 2 * value
