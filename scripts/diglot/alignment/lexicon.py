"""Which words of two languages belong together, learned from units that are paired.

The pairs come from the same pages: a first alignment goes by structure, length and marks; the words that its sure pairs
share make the second one better. The method is that of hunalign (Varga et al., “Parallel corpora for medium density
languages”, 2005); words are associated by the log-likelihood ratio of Dunning (“Accurate methods for the statistics of
surprise and coincidence”, 1993). Of “machine” and “learning”, which stand together, each keeps its own renderings,
after the competitive linking of Melamed (“Models of translational equivalence among words”, 2000).

Short texts, such as headings and cells, are learned as wholes, too: a pair that other places have is likely here.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
EXPLAINED = 0.6
"""A rendering is not that of a word if in this share of the pairs another word has a better claim to it."""
LONGEST_WHOLE = 60
"""Characters up to which a text is learned as a whole."""
NEARBY = 0.05
"""How often, at least, a unit nearby has a text that comes again and again."""


class Rendering(NamedTuple):
    """How a word is rendered."""

    words: frozenset[str]
    """Words of the other language of which a translation has at least one,"""
    kept: float
    """with this probability;"""
    chance: float
    """and any other unit with this one."""


class Lexicon:
    """The renderings of words, and of short texts, in both directions. One that learned nothing says nothing.

    `texts` are pairs of whole texts, as often as they stand on the pages.
    """

    def __init__(
        self, pairs: Sequence[tuple[Sequence[str], Sequence[str]]] = (), texts: Iterable[tuple[str, str]] = ()
    ) -> None:
        self._texts = Counter(pair for pair in texts if max(map(len, pair)) <= LONGEST_WHOLE)
        self._there: Counter[str] = Counter()
        self._back: Counter[str] = Counter()
        for (one, other), count in self._texts.items():
            self._there[one] += count
            self._back[other] += count
        sides = [source_words for source_words, _ in pairs], [target_words for _, target_words in pairs]
        self._sides = tuple(
            _Side(_learn(one, other), max(1.0, sum(map(len, other)) / max(1, len(other))))
            for one, other in (sides, sides[::-1])
        )

    def compare(self, source: Sequence[str], target: Sequence[str]) -> float:
        """How much more likely than not the words of two units are those of one text, in nats."""
        there, back = self._sides
        weight = there.compare(source, target) + back.compare(target, source)
        return max(-MOST, min(MOST, WEIGHT * weight / 2))

    def compare_texts(self, source: str, target: str) -> float:
        """The same of two whole texts, never less than 0. One place is not counted: it may be that of these two."""
        elsewhere = self._texts[source, target] - 1
        if elsewhere < 1:
            return 0.0
        weight = sum(
            math.log(elsewhere / all_places / NEARBY) for all_places in (self._there[source], self._back[target])
        )
        return max(0.0, weight / 2)


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
                for rendering in self.renderings[word].words if word in self.renderings else ():
                    index.setdefault(rendering, []).append(word)
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
        return weights.nothing + sum(
            weights.gain[word] for word in {word for rendering in found for word in index[rendering]}
        )

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
    associated = {word: partners for word, partners in _associate(places, there, others, total) if partners}
    claims: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for word, partners in associated.items():
        for other, claim in partners.items():
            claims[other][word] = claim
    sets = [set(words) for words in texts], [set(words) for words in others]
    found: dict[str, Rendering] = {}
    for word, partners in associated.items():
        sample = _sample(places[word])
        chosen = frozenset(other for other in partners if not _is_explained(word, other, sample, claims[other], *sets))
        if not chosen:
            continue
        hits = sum(not chosen.isdisjoint(sets[1][i]) for i in sample)
        anywhere = len({i for other in chosen for i in there[other]})
        chance = (anywhere + 0.5) / (total + 1)
        found[word] = Rendering(chosen, min(0.95, (hits - 0.5) / (len(sample) + 0.5)), chance)
    return found


def _sample(places: list[int]) -> list[int]:
    return places if len(places) <= LOOKED_AT else places[:: len(places) // LOOKED_AT + 1]


def _associate(
    places: dict[str, list[int]], there: dict[str, list[int]], others: Sequence[Sequence[str]], total: int
) -> Iterator[tuple[str, dict[str, float]]]:
    """For each word those of the other language that surprisingly often stand in its translations, with the claim that
    it has to each: how exclusively the two stand together (Dice's coefficient)."""
    for word, stands_in in places.items():
        if not SEEN <= len(stands_in) <= 0.6 * total:
            continue
        sample = _sample(stands_in)
        count = len(sample)
        together = Counter(other for i in sample for other in others[i])
        good = [
            (surprise, other, 2 * (both / count * len(stands_in)) / (len(stands_in) + len(there[other])))
            for other, both in together.items()
            if both >= TOGETHER
            and both >= SHARE * count
            and (share := len(there[other]) / total) < both / count / 2
            and (surprise := _surprise(both, count, share)) >= SURPRISE
        ]
        yield word, {other: claim for _, other, claim in sorted(good, reverse=True)[:BEST]}


def _is_explained(
    word: str,
    other: str,
    sample: Sequence[int],
    claims: dict[str, float],
    texts: Sequence[set[str]],
    others: Sequence[set[str]],
) -> bool:
    """Whether in most pairs that have both words another one has a better claim to `other`."""
    better = {rival for rival, claim in claims.items() if claim > claims[word]}
    if not better:
        return False
    both = [i for i in sample if other in others[i]]
    return sum(not better.isdisjoint(texts[i]) for i in both) > EXPLAINED * len(both)


def _surprise(both: int, count: int, share: float) -> float:
    """Twice the log-likelihood ratio of seeing `both` of `count` where `share` was to be expected."""
    seen = both / count
    share = min(max(share, 1e-6), 1 - 1e-6)
    value = both * math.log(seen / share)
    if both < count:
        value += (count - both) * math.log((1 - seen) / (1 - share))
    return 2 * value
