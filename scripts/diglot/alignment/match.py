"""Which new unit continues which old one: by content first, then by likeness, kind and position.

What counts is what readers see: a text that got other markup or another address is the same text. Equal texts are
paired without comparing anything (anchors that occur once on both sides, then runs that grow from them: the idea of
Bram Cohen's patience diff). Only what vanished is compared with what is new, and each old unit only with a handful of
candidates, those that share its rarest words or stand where it stood; so a page of thousands of units is never compared
all with all.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from diglot.pages import plain_text

ALIKE = 50.0
"""The least likeness (0 to 100, Indel distance) at which a unit is the same one, edited."""
CONTAINED = 90.0
"""The least likeness of the shorter text to a part of the longer at which it is a piece of it."""
PIECE = 20
"""Characters below which a text is not called a piece of another: too little to tell."""
RARE, POSTINGS = 8, 400
"""How many of its rarest words an old unit is looked up by, and how many places are looked at in all."""
SEEN = 4
"""Characters that readers must see of a text for it to be compared by them."""
_WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]|[^\W\u2e80-\u9fff\uac00-\ud7af]+")


@dataclass(frozen=True, slots=True)
class Matching:
    """For each new unit: the old one it continues, the old one it was split from, the old ones merged into it."""

    old: tuple[int | None, ...]
    split_from: tuple[int | None, ...]
    merged: tuple[tuple[int, ...], ...]


def match_units(
    old: Sequence[str], new: Sequence[str], old_kinds: Sequence[str] = (), new_kinds: Sequence[str] = ()
) -> Matching:
    """Match the texts of a page's units before and after an edit. Each old unit continues in at most one new one.

    The kinds of the units, where they are known, decide between texts that are alike.
    """
    to_old: list[int | None] = [None] * len(new)
    to_new: list[int | None] = [None] * len(old)
    if list(old) == list(new):
        return Matching(tuple(range(len(new))), (None,) * len(new), ((),) * len(new))
    if old_kinds and new_kinds:
        _match_unique(list(zip(old_kinds, old, strict=True)), list(zip(new_kinds, new, strict=True)), to_old, to_new)
    _match_equal(old, new, to_old, to_new)
    left_old = [i for i, found in enumerate(to_new) if found is None]
    left_new = [i for i, found in enumerate(to_old) if found is None]
    edited: set[int] = set()
    if left_old and left_new:
        same = _same_kind(old_kinds, new_kinds)
        for _, _, i, j in sorted(_candidates(old, new, left_old, left_new, to_new, same), reverse=True):
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


def _match_unique(
    old: Sequence[tuple[str, str]],
    new: Sequence[tuple[str, str]],
    to_old: list[int | None],
    to_new: list[int | None],
) -> None:
    """Pair what occurs once on both sides."""
    often_old, often_new = Counter(old), Counter(new)
    places = {text: i for i, text in enumerate(old)}
    for j, text in enumerate(new):
        if often_new[text] == often_old[text] == 1:
            to_new[places[text]], to_old[j] = j, places[text]


def _same_kind(old: Sequence[str], new: Sequence[str]) -> Callable[[int, int], bool]:
    return lambda i, j: bool(old and new) and old[i] == new[j]


def _candidates(
    old: Sequence[str],
    new: Sequence[str],
    left_old: list[int],
    left_new: list[int],
    to_new: list[int | None],
    same_kind: Callable[[int, int], bool],
) -> Iterator[tuple[float, int, int, int]]:
    """Likely continuations with their likeness; those of the same kind, and in the old one's place, count more."""
    seen_old = {i: plain_text(old[i]) for i in left_old}
    seen_new = {j: plain_text(new[j]) for j in left_new}
    words = {j: set(words_of(seen) or words_of(new[j])) for j, seen in seen_new.items()}
    index: defaultdict[str, list[int]] = defaultdict(list)
    for j, words_here in words.items():
        for word in words_here:
            index[word].append(j)
    expected = _expected(to_new)
    for i in left_old:
        near = bisect_left(left_new, expected[i])
        neighbours = left_new[max(0, near - 2) : near + 3]
        words_here = {word for word in words_of(seen_old[i]) or words_of(old[i]) if word in index}
        rare = sorted(words_here, key=lambda word: (len(index[word]), word))
        sharing = Counter(islice((j for word in rare[:RARE] for j in index[word]), POSTINGS))
        ranked = sorted(sharing, key=lambda j: (-sharing[j], abs(j - expected[i])))[:6]
        for j in dict.fromkeys([*neighbours, *ranked]):
            likeness = _likeness(old[i], new[j], seen_old[i], seen_new[j])
            if likeness >= ALIKE or (likeness >= ALIKE / 2 and _is_piece(old[i], new[j])):
                away = abs(j - expected[i])
                yield likeness + (5 if away <= 2 else 0) + (5 if same_kind(i, j) else 0), -away, i, j


def _likeness(old: str, new: str, seen_old: str, seen_new: str) -> float:
    """0 to 100: of the texts with their markup, or of what readers see of them, if that is more."""
    from rapidfuzz import fuzz  # late: most runs have nothing to compare

    written = fuzz.ratio(old, new)
    return max(written, fuzz.ratio(seen_old, seen_new)) if min(len(seen_old), len(seen_new)) >= SEEN else written


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; of Chinese and Japanese the characters."""
    return _WORD.findall(text.lower())


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
