"""Which units of two pages are a text and its translation, which of these pairs are sure, and which units moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

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
        words = {(its.text, mine.text): (its.words, mine.words) for its, mine in lessons}
        lexicon = Lexicon([*known, *words.values()], [(its.text, mine.text) for its, mine in lessons])
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
                its, mine = source[match.source[0]], target[match.target[0]]
                if its.text != mine.text and match.evidence.content > -1:
                    yield its, mine


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
        its, mine = sum(each.length for each in source[i : i + a]), sum(each.length for each in target[j : j + b])
        if (
            any(part.kind is not parts[0].kind or part.kind not in _JOINABLE for part in parts)
            or source[i].kind not in _JOINABLE
            or not 0.5 < (mine + 5) / (its * evidence.ratio + 5) < 2
        ):
            return -99.0
        return evidence.score(join(True, i) if a > 1 else source[i], join(False, j) if b > 1 else target[j])

    return align_in_order(len(source), len(target), score, path)


def _match(bead: Bead, source: Sequence[Traits], target: Sequence[Traits], evidence: PageEvidence) -> UnitMatch:
    there = tuple(range(bead.source, bead.source + bead.sources))
    here = tuple(range(bead.target, bead.target + bead.targets))
    said = evidence.compare(join_traits([source[i] for i in there]), join_traits([target[j] for j in here]))
    is_wordless = not (source[there[0]].words and target[here[0]].words) and max(said.marks, said.same, said.again) <= 0
    return UnitMatch(there, here, bead.probability, bead.rival, said, 0.0, Doubt.NONE, is_wordless=is_wordless)


def _moved(
    matches: Sequence[UnitMatch], source: Sequence[Traits], target: Sequence[Traits], evidence: PageEvidence
) -> Iterator[UnitMatch]:
    """Units without a partner that belong together although they stand in different places."""
    there = _left(len(source), [match.source for match in matches])
    here = _left(len(target), [match.target for match in matches])
    if len(there) * len(here) > 250_000:
        return
    said = {
        (i, j): evidence.compare(source[i], target[j])
        for i in there
        for j in here
        if source[i].kind is target[j].kind and source[i].text
    }
    ranked = sorted(((each.content, i, j) for (i, j), each in said.items() if each.content >= MOVED), reverse=True)
    taken: set[tuple[str, int]] = set()
    for _, i, j in ranked:
        if ("source", i) not in taken and ("target", j) not in taken:
            taken |= {("source", i), ("target", j)}
            yield UnitMatch((i,), (j,), 0.0, 0.0, said[i, j], 0.0, Doubt.NONE, has_moved=True)


def _judge(
    matches: Sequence[UnitMatch], source: Sequence[Traits], target: Sequence[Traits], evidence: PageEvidence
) -> Iterator[UnitMatch]:
    """The matches with what makes them doubtful."""
    settled = [match for match in matches if not match.has_moved and len(match.source) == len(match.target)]
    free = _left(len(target), [match.target for match in settled])  # the others may also belong to a unit nearby
    alone = _left(len(source), [match.source for match in settled])
    judged = []
    for match in matches:
        clearness = _clearness(match, matches, alone, free, source, target, evidence)
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
        its, mine = source[match.source[0]], target[match.target[0]]
        return (
            (its.kind, its.level) == (mine.kind, mine.level)
            and not match.is_wordless
            and match.evidence.length > LEAST_LENGTH
            and match.clearness >= ENCLOSED.get(its.kind, 99.0)
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


def _clearness(
    match: UnitMatch,
    matches: Sequence[UnitMatch],
    alone: Sequence[int],
    free: Sequence[int],
    source: Sequence[Traits],
    target: Sequence[Traits],
    evidence: PageEvidence,
) -> float:
    """How much worse it is to exchange the units of a match with those of one nearby, or with one without a partner."""
    its, mine = join_traits([source[i] for i in match.source]), join_traits([target[j] for j in match.target])
    own = match.evidence.content
    least = 99.0
    i, j = match.source[0], match.target[0]
    for other in matches:
        if other is match or min(abs(other.source[0] - i), abs(other.target[0] - j)) > NEAR:
            continue
        there = join_traits([source[each] for each in other.source])
        here = join_traits([target[each] for each in other.target])
        if there.kind is not its.kind or here.kind is not mine.kind or here.text == mine.text or there.text == its.text:
            continue
        crossed = evidence.compare(its, here).content + evidence.compare(there, mine).content
        least = min(least, own + other.evidence.content - crossed)
    for each in free:
        if abs(each - j) <= NEAR and target[each].kind is mine.kind and target[each].text != mine.text:
            alone_there = evidence.compare(its, target[each])
            least = min(least, own - alone_there.content)
            if abs(each - j) == 1 and mine.kind in _JOINABLE:
                joined = join_traits([target[k] for k in sorted((each, j))])
                against = _against_joining(match.evidence, evidence.compare(its, joined))
                own_words = [word for word in target[each].words if word not in mine.words]
                is_part = (
                    target[each].asks & its.asks - mine.has
                    or _goes_on(target[min(each, j)])
                    or evidence.lexicon.compare(its.words, own_words) > FOREIGN
                )
                least = min(least, 0.0 if is_part else against)
    for each in alone:
        if abs(each - i) <= NEAR and source[each].kind is its.kind and source[each].text != its.text:
            alone_here = evidence.compare(source[each], mine)
            least = min(least, own - alone_here.content)
            if abs(each - i) == 1 and its.kind in _JOINABLE:
                joined = join_traits([source[k] for k in sorted((each, i))])
                against = _against_joining(match.evidence, evidence.compare(joined, mine))
                own_words = [word for word in source[each].words if word not in its.words]
                is_part = (
                    source[each].asks & mine.asks - its.has
                    or _goes_on(source[min(each, i)])
                    or evidence.lexicon.compare(own_words, mine.words) > FOREIGN
                )
                least = min(least, 0.0 if is_part else against)
    return least


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
