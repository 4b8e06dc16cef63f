"""Which new unit continues which old one: by content first, then by likeness and position.

Equal texts are paired without comparing anything (anchors that occur once on both sides, then runs that grow from
them: the idea of Bram Cohen's patience diff). Only what vanished is compared with what is new, and each old unit only
with a handful of candidates, those that share its rarest words or stand where it stood; so a page of thousands of units
is never compared all with all.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

ALIKE = 50.0
"""The least likeness (0 to 100, Indel distance) at which a unit is the same one, edited."""
CONTAINED = 90.0
"""The least likeness of the shorter text to a part of the longer at which it is a piece of it."""
PIECE = 20
"""Characters below which a text is not called a piece of another: too little to tell."""
RARE, POSTINGS = 8, 400
"""How many of its rarest words an old unit is looked up by, and how many places are looked at in all."""
_WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]|[^\W\u2e80-\u9fff\uac00-\ud7af]+")


@dataclass(frozen=True, slots=True)
class Matching:
    """For each new unit: the old one it continues, the old one it was split from, the old ones merged into it."""

    old: tuple[int | None, ...]
    split_from: tuple[int | None, ...]
    merged: tuple[tuple[int, ...], ...]


def match_units(old: Sequence[str], new: Sequence[str]) -> Matching:
    """Match the texts of a page's units before and after an edit. Each old unit continues in at most one new one."""
    to_old: list[int | None] = [None] * len(new)
    to_new: list[int | None] = [None] * len(old)
    if list(old) == list(new):
        return Matching(tuple(range(len(new))), (None,) * len(new), ((),) * len(new))
    _match_equal(old, new, to_old, to_new)
    left_old = [i for i, found in enumerate(to_new) if found is None]
    left_new = [i for i, found in enumerate(to_old) if found is None]
    edited: set[int] = set()
    if left_old and left_new:
        for _, _, i, j in sorted(_candidates(old, new, left_old, left_new, to_new), reverse=True):
            if to_new[i] is None and to_old[j] is None:
                to_new[i], to_old[j] = j, i
                edited.add(j)
    split_from = _pieces(new, old, to_old, edited)
    merged: list[list[int]] = [[] for _ in new]
    edited_old = {found for j in edited if (found := to_old[j]) is not None}
    for i, whole in enumerate(_pieces(old, new, to_new, edited_old)):
        if whole is not None:
            merged[whole].append(i)
    return Matching(tuple(to_old), tuple(split_from), tuple(map(tuple, merged)))


def _match_equal(old: Sequence[str], new: Sequence[str], to_old: list[int | None], to_new: list[int | None]) -> None:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(old):
        places[text].append(i)
    often = Counter(new)

    def pair(i: int, j: int) -> bool:
        free = 0 <= i < len(old) and 0 <= j < len(new) and to_new[i] is None and to_old[j] is None
        if free and old[i] == new[j]:
            to_new[i], to_old[j] = j, i
            return True
        return False

    for j, text in enumerate(new):
        if often[text] == 1 and len(places[text]) == 1:
            pair(places[text][0], j)
    for j in range(len(new)):  # texts that occur more than once follow their neighbour, forwards and back
        before = to_old[j - 1] if j else -1
        if before is not None:
            pair(before + 1, j)
    for j in range(len(new) - 1, -1, -1):
        after = to_old[j + 1] if j + 1 < len(new) else len(old)
        if after is not None:
            pair(after - 1, j)
    remaining = {text: iter([i for i in at if to_new[i] is None]) for text, at in places.items()}
    for j, text in enumerate(new):
        if to_old[j] is None and (free := next(remaining.get(text, iter(())), None)) is not None:
            pair(free, j)


def _candidates(
    old: Sequence[str], new: Sequence[str], left_old: list[int], left_new: list[int], to_new: list[int | None]
) -> Iterator[tuple[float, int, int, int]]:
    """Likely continuations with their likeness; those that stand in the old one's place count a little more."""
    from rapidfuzz import fuzz  # late: most runs have nothing to compare

    words = {j: set(_WORD.findall(new[j].lower())) for j in left_new}
    index: defaultdict[str, list[int]] = defaultdict(list)
    for j, its in words.items():
        for word in its:
            index[word].append(j)
    expected = _expected(to_new)
    for i in left_old:
        near = bisect_left(left_new, expected[i])
        neighbours = left_new[max(0, near - 2) : near + 3]
        its = {word for word in _WORD.findall(old[i].lower()) if word in index}
        rare = sorted(its, key=lambda word: (len(index[word]), word))
        sharing = Counter(islice((j for word in rare[:RARE] for j in index[word]), POSTINGS))
        ranked = sorted(sharing, key=lambda j: (-sharing[j], abs(j - expected[i])))[:6]
        for j in dict.fromkeys([*neighbours, *ranked]):
            likeness = fuzz.ratio(old[i], new[j])
            if likeness >= ALIKE or (likeness >= ALIKE / 2 and _is_piece(old[i], new[j])):
                away = abs(j - expected[i])
                yield likeness + (5 if away <= 2 else 0), -away, i, j


def _expected(to_new: Sequence[int | None]) -> list[int]:
    """Where each old unit would stand now if nothing between it and its predecessor had changed."""
    places = []
    following = 0
    for found in to_new:
        place = following if found is None else found
        places.append(place)
        following = place + 1
    return places


def _is_piece(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return min(len(one), len(other)) >= PIECE and fuzz.partial_ratio(one, other) >= CONTAINED


def _pieces(
    pieces: Sequence[str], wholes: Sequence[str], to_whole: Sequence[int | None], edited: Iterable[int]
) -> list[int | None]:
    """For each unmatched piece beside an edited unit: the whole that unit was matched with, if the piece is in it."""
    found: list[int | None] = [None] * len(pieces)
    for start in sorted(edited):
        whole = to_whole[start]
        assert whole is not None
        for step in (1, -1):
            at = start + step
            while 0 <= at < len(pieces) and to_whole[at] is None and _is_piece(pieces[at], wholes[whole]):
                if len(pieces[at]) <= len(wholes[whole]):
                    found[at] = whole
                at += step
    return found
