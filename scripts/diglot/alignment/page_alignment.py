"""Which units of two pages are a text and its translation, which of these pairs are sure, and which units moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from diglot.alignment.evidence import LEAST_LENGTH, Evidence, PageEvidence, ratio_of_pairs
from diglot.alignment.lattice import Bead, align_in_order
from diglot.alignment.lexicon import Lexicon
from diglot.alignment.traits import Traits, join_traits
from diglot.pages import Kind

PROBABLE = 0.95
"""The least probability of a sure pair among all ways to align the two pages in order."""
RIVAL = 0.03
"""The most that may speak for pairs of its units with others, if a pair is less probable than that;"""
OPEN_ORDER = 0.5
"""and the least probability then: the rest is that of no pair at all, which its texts tell better."""
RICH_CONTENT = 5.0
"""What the texts must say then, in nats."""
LIKELY = 0.25
"""The least probability of a pair that is worth a look."""
LEAST_CONTENT = -1.0
"""What the texts of a sure pair must say, in nats: nothing against it."""
CLEAR = 3.0
"""How much worse, in nats, every exchange of a sure pair with a neighbour must be."""
ENCLOSED = {Kind.HEADING: -3.0, Kind.CELL: -0.5}
"""The same of units that stay where what is around them is: a heading is not moved without its section."""
LEAST_ENCLOSED = -3.0
"""What the texts of such a pair must say."""
LONGEST_RUN = 6
"""How many of them may stand in a row."""
NEAR = 8
"""How many places away units are looked at for such an exchange."""
MOVED = 3.0
"""What the texts of two units must say, in nats, that stand in different places and belong together."""
MOVED_SURELY = 9.0
FOREIGN = 1.0
"""What its own words may say, in nats, for a unit without a partner to belong to a pair beside it."""
SHORTER = 0.25
"""How much worse, in nats, the lengths of a pair must fit with a unit beside it that has no partner."""
_JOINABLE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION, Kind.FOOTNOTE, Kind.HTML})


class Doubt(StrEnum):
    """Why a pair is not sure."""

    NONE = ""
    ORDER = "the units around it can be paired in another way"
    CONTENT = "the two texts have too little in common"
    NEIGHBOUR = "its text may belong to a unit nearby"
    PLACE = "it stands in another place of the page"
    MERGED = "one text translates several units"
    SPLIT = "several texts translate one unit"


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """Units of a source page and the units of a target page that translate them; one of the two has one unit."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    probability: float
    """Among all ways to align the pages in order; 0 for a unit that moved."""
    rival: float
    """The probability that one of its units belongs to others."""
    evidence: Evidence
    clearness: float
    """How much worse the best exchange with a unit nearby is, in nats."""
    doubt: Doubt
    has_moved: bool = False
    is_wordless: bool = False
    """Whether one of the two has no word in it, such as a comment or a sign, and the texts share nothing else."""

    @property
    def is_sure(self) -> bool:
        """Whether it is accepted without a look."""
        return self.doubt is Doubt.NONE


@dataclass(frozen=True, slots=True)
class PageAlignment:
    """What came of aligning two pages. Units are told by their places."""

    matches: tuple[UnitMatch, ...]
    """By the place of their first source unit."""
    without_translation: tuple[int, ...]
    """Source units that have none."""
    without_source: tuple[int, ...]
    """Target units that translate nothing."""


def align_page(
    source: Sequence[Traits], target: Sequence[Traits], lexicon: Lexicon, before: PageAlignment | None = None
) -> PageAlignment:
    """Align a page with its translation. What an earlier look found tells where to look, and the usual lengths."""
    probable = [
        match for match in (before.matches if before else ()) if match.probability >= PROBABLE and not match.has_moved
    ]
    ratio = ratio_of_pairs([(source[match.source[0]].length, target[match.target[0]].length) for match in probable])
    evidence = PageEvidence(source, target, lexicon, ratio)
    beads = _beads(source, target, evidence, [(match.source[0], match.target[0]) for match in probable])
    matches = [_match(bead, source, target, evidence) for bead in beads if bead.probability >= LIKELY]
    matches = [match for match in matches if match.evidence.content > 2 * LEAST_CONTENT or len(match.source) > 1]
    matches += _moved(matches, source, target, evidence)
    judged = tuple(sorted(_judge(matches, source, target, evidence), key=lambda match: match.source))
    return PageAlignment(
        judged,
        _left(len(source), [match.source for match in judged]),
        _left(len(target), [match.target for match in judged]),
    )


def align_pages(
    pages: Sequence[tuple[Sequence[Traits], Sequence[Traits]]],
    known: Sequence[tuple[Sequence[str], Sequence[str]]] = (),
    passes: int = 3,
) -> tuple[list[PageAlignment], Lexicon]:
    """Align many pages, and learn the words that belong together from one pass for the next.

    `known` are pairs of units, as words, that belong together, such as those of the edition's catalogs.
    """
    lexicon = Lexicon(known)
    found = [align_page(source, target, lexicon) for source, target in pages]
    for _ in range(passes - 1):
        lessons = list(_lessons(pages, found))
        words = {(first.text, second.text): (first.words, second.words) for first, second in lessons}
        lexicon = Lexicon([*known, *words.values()], [(first.text, second.text) for first, second in lessons])
        found = [
            align_page(source, target, lexicon, before) for (source, target), before in zip(pages, found, strict=True)
        ]
    return found, lexicon


def _lessons(
    pages: Sequence[tuple[Sequence[Traits], Sequence[Traits]]], found: Sequence[PageAlignment]
) -> Iterator[tuple[Traits, Traits]]:
    """The pairs that are probable."""
    for (source, target), alignment in zip(pages, found, strict=True):
        for match in alignment.matches:
            if len(match.source) == len(match.target) == 1 and (match.probability >= PROBABLE or match.is_sure):
                original, translated = source[match.source[0]], target[match.target[0]]
                if original.text != translated.text and match.evidence.content > -1:
                    yield original, translated


def _beads(
    source: Sequence[Traits],
    target: Sequence[Traits],
    evidence: PageEvidence,
    path: Sequence[tuple[int, int]] = (),
) -> list[Bead]:
    joined: dict[tuple[bool, int], Traits] = {}

    def join(is_source: bool, at: int) -> Traits:
        if (known := joined.get((is_source, at))) is None:
            parts = (source if is_source else target)[at : at + 2]
            known = joined[is_source, at] = join_traits(parts)
        return known

    def score(i: int, a: int, j: int, b: int) -> float:
        if a == b:
            return evidence.score(source[i], target[j])
        parts = source[i : i + a] if a > 1 else target[j : j + b]
        source_length, target_length = (
            sum(traits.length for traits in source[i : i + a]),
            sum(traits.length for traits in target[j : j + b]),
        )
        if (
            any(part.kind is not parts[0].kind or part.kind not in _JOINABLE for part in parts)
            or source[i].kind not in _JOINABLE
            or not 0.5 < (target_length + 5) / (source_length * evidence.ratio + 5) < 2
        ):
            return -99.0
        return evidence.score(join(True, i) if a > 1 else source[i], join(False, j) if b > 1 else target[j])

    return align_in_order(len(source), len(target), score, path)


def _match(bead: Bead, source: Sequence[Traits], target: Sequence[Traits], evidence: PageEvidence) -> UnitMatch:
    there = tuple(range(bead.source, bead.source + bead.sources))
    here = tuple(range(bead.target, bead.target + bead.targets))
    comparison = evidence.compare(join_traits([source[i] for i in there]), join_traits([target[j] for j in here]))
    is_wordless = (
        not (source[there[0]].words and target[here[0]].words)
        and max(comparison.marks, comparison.same, comparison.again) <= 0
    )
    return UnitMatch(there, here, bead.probability, bead.rival, comparison, 0.0, Doubt.NONE, is_wordless=is_wordless)


def _moved(
    matches: Sequence[UnitMatch], source: Sequence[Traits], target: Sequence[Traits], evidence: PageEvidence
) -> Iterator[UnitMatch]:
    """Units without a partner that belong together although they stand in different places."""
    there = _left(len(source), [match.source for match in matches])
    here = _left(len(target), [match.target for match in matches])
    if len(there) * len(here) > 250_000:
        return
    compared = {
        (i, j): evidence.compare(source[i], target[j])
        for i in there
        for j in here
        if source[i].kind is target[j].kind and source[i].text
    }
    ranked = sorted(
        ((comparison.content, i, j) for (i, j), comparison in compared.items() if comparison.content >= MOVED),
        reverse=True,
    )
    taken: set[tuple[str, int]] = set()
    for _, i, j in ranked:
        if ("source", i) not in taken and ("target", j) not in taken:
            taken |= {("source", i), ("target", j)}
            yield UnitMatch((i,), (j,), 0.0, 0.0, compared[i, j], 0.0, Doubt.NONE, has_moved=True)


def _judge(
    matches: Sequence[UnitMatch], source: Sequence[Traits], target: Sequence[Traits], evidence: PageEvidence
) -> Iterator[UnitMatch]:
    """The matches with what makes them doubtful."""
    settled = [match for match in matches if not match.has_moved and len(match.source) == len(match.target)]
    free = _left(len(target), [match.target for match in settled])  # the others may also belong to a unit nearby
    alone = _left(len(source), [match.source for match in settled])
    judged = []
    for match in matches:
        sides = (
            _Side(source, alone, match.source[0], join_traits([source[i] for i in match.source]), True),
            _Side(target, free, match.target[0], join_traits([target[j] for j in match.target]), False),
        )
        clearness = _clearness(match, matches, sides, evidence)
        judged.append(replace(match, clearness=clearness, doubt=_doubt(match, clearness)))
    yield from _accept_enclosed(judged, source, target)


def _accept_enclosed(
    matches: Sequence[UnitMatch], source: Sequence[Traits], target: Sequence[Traits]
) -> Iterator[UnitMatch]:
    """Headings and cells between pairs that are sure, with nothing left over between them, are sure, too, unless their
    texts say otherwise."""
    at = {match.source[0]: match for match in matches if len(match.source) == len(match.target) == 1}

    def stays(match: UnitMatch | None) -> bool:
        if match is None or match.has_moved or match.probability < PROBABLE:
            return False
        original, translated = source[match.source[0]], target[match.target[0]]
        return (
            (original.kind, original.level) == (translated.kind, translated.level)
            and not match.is_wordless
            and match.evidence.length > LEAST_LENGTH
            and match.clearness >= ENCLOSED.get(original.kind, 99.0)
            and match.evidence.content >= LEAST_ENCLOSED
        )

    def is_held(match: UnitMatch, step: int) -> bool:
        """Whether a sure pair, or the end of both pages, stands in a direction."""
        i, j = match.source[0], match.target[0]
        ends = (-1, -1) if step < 0 else (len(source), len(target))
        for _ in range(LONGEST_RUN):
            i, j = i + step, j + step
            if (i, j) == ends:
                return True
            other = at.get(i)
            if other is None or other.target != (j,):
                return False
            if other.is_sure and not other.has_moved:
                return True
            if not stays(other):
                return False
        return False

    for match in matches:
        if match.doubt in (Doubt.CONTENT, Doubt.NEIGHBOUR) and stays(match):
            yield replace(match, doubt=Doubt.NONE) if is_held(match, -1) and is_held(match, 1) else match
        else:
            yield match


def _doubt(match: UnitMatch, clearness: float) -> Doubt:
    if len(match.source) > 1:
        return Doubt.MERGED
    if len(match.target) > 1:
        return Doubt.SPLIT
    if match.has_moved:
        return Doubt.NONE if match.evidence.content >= MOVED_SURELY and clearness >= 2 * CLEAR else Doubt.PLACE
    if match.probability < PROBABLE and not _is_order_open(match):
        return Doubt.ORDER
    if match.evidence.content < LEAST_CONTENT or match.evidence.length <= LEAST_LENGTH or match.is_wordless:
        return Doubt.CONTENT
    return Doubt.NONE if clearness >= CLEAR else Doubt.NEIGHBOUR


def _is_order_open(match: UnitMatch) -> bool:
    """Whether a pair is not more probable only because its units may have no partner."""
    return match.probability >= OPEN_ORDER and match.rival <= RIVAL and match.evidence.content >= RICH_CONTENT


class _Side(NamedTuple):
    """One side of a match, in its page."""

    units: Sequence[Traits]
    """The units of the page."""
    lone: Sequence[int]
    """The places of those without a partner."""
    place: int
    """The place of the first unit of the match."""
    own: Traits
    """The units of the match, as one."""
    is_source: bool


def _clearness(
    match: UnitMatch, matches: Sequence[UnitMatch], sides: tuple[_Side, _Side], evidence: PageEvidence
) -> float:
    """How much worse it is to exchange the units of a match with those of one nearby, or with one without a partner."""
    source, target = sides
    crossing = _costs_of_crossing(match, matches, source, target, evidence)
    beside_target = _costs_of_lone_units(match.evidence, target, source.own, evidence)
    beside_source = _costs_of_lone_units(match.evidence, source, target.own, evidence)
    return min([99.0, *crossing, *beside_target, *beside_source])


def _costs_of_crossing(
    match: UnitMatch, matches: Sequence[UnitMatch], source: _Side, target: _Side, evidence: PageEvidence
) -> Iterator[float]:
    """How much worse it is to exchange partners with each match nearby."""
    for other in matches:
        if other is match or min(abs(other.source[0] - source.place), abs(other.target[0] - target.place)) > NEAR:
            continue
        there = join_traits([source.units[i] for i in other.source])
        here = join_traits([target.units[j] for j in other.target])
        has_other_kind = there.kind is not source.own.kind or here.kind is not target.own.kind
        if has_other_kind or here.text == target.own.text or there.text == source.own.text:
            continue
        crossed = evidence.compare(source.own, here).content + evidence.compare(there, target.own).content
        yield match.evidence.content + other.evidence.content - crossed


def _costs_of_lone_units(own: Evidence, side: _Side, partner: Traits, evidence: PageEvidence) -> Iterator[float]:
    """How much worse it is to give each unit nearby that has no partner to `partner`, the other side of the match:
    in place of the units of the match, or, for a unit right beside them, together with them."""

    def compare(unit: Traits) -> Evidence:
        return evidence.compare(unit, partner) if side.is_source else evidence.compare(partner, unit)

    def compare_words(words: Sequence[str]) -> float:
        pair = (words, partner.words) if side.is_source else (partner.words, words)
        return evidence.lexicon.compare(*pair)

    for i in side.lone:
        unit = side.units[i]
        if abs(i - side.place) > NEAR or unit.kind is not side.own.kind or unit.text == side.own.text:
            continue
        yield own.content - compare(unit).content
        if abs(i - side.place) == 1 and side.own.kind in _JOINABLE:
            joined = join_traits([side.units[k] for k in sorted((i, side.place))])
            is_part = (
                unit.asks & partner.asks - side.own.has
                or _goes_on(side.units[min(i, side.place)])
                or compare_words([word for word in unit.words if word not in side.own.words]) > FOREIGN
            )
            yield 0.0 if is_part else _against_joining(own, compare(joined))


def _goes_on(unit: Traits) -> bool:
    """Whether a sentence goes on in the next unit."""
    return unit.text.rstrip().endswith((",", "，", "、"))


def _against_joining(own: Evidence, joined: Evidence) -> float:
    """What speaks against that a unit without a partner, beside those of a match, belongs to it: nothing, if the match
    has the length of both, or words of the other one."""
    if joined.length > own.length - SHORTER or joined.words > own.words:
        return 0.0
    return own.content - joined.content + CLEAR


def _left(count: int, used: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    taken = {place for places in used for place in places}
    return tuple(place for place in range(count) if place not in taken)
