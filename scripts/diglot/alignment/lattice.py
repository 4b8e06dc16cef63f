"""All ways to align two sequences of units in order, weighed: how likely each pair is, given the whole page.

Units are paired 1–1, 1–2, 2–1, or not at all. Every path through the two pages has a probability, and the probability
of a pair is that of all paths with it (the forward-backward algorithm; Rabiner, “A tutorial on hidden Markov models”,
1989). So a pair is only sure if no other way to align its neighbourhood is likely. A run of units without a partner
costs less than as many single ones, since translations lack whole sections.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import exp, log1p
from typing import NamedTuple

OPEN, LONGER = -4.5, -0.9
"""What the first unit without a partner costs, and each that follows, in nats."""
MERGED = -4.5
"""What it costs that two units belong to one."""
WHOLE = 30_000
"""Cells up to which the whole table is computed; of larger pages only a band around its diagonal."""
BAND = 60
NARROW = 16
"""How far from a path that is known the table is computed."""
LEAST = -9.0
"""The score below which units are no pair."""
_NEVER = -1e9
_SHAPES = ((1, 1), (1, 2), (2, 1))

Score = Callable[[int, int, int, int], float]
"""The score in nats for the units from `i` to before `i + a` and from `j` to before `j + b`: (i, a, j, b)."""


class Bead(NamedTuple):
    """Units that belong together: `sources` source units from `source` on, `targets` target units from `target` on."""

    source: int
    sources: int
    target: int
    targets: int
    probability: float
    rival: float = 0.0
    """The probability that one of its units belongs to others."""


def align_in_order(sources: int, targets: int, score: Score, path: Sequence[tuple[int, int]] = ()) -> list[Bead]:
    """The pairs of the best alignment, in order; units that are in none of them have no partner.

    `path` has points near which the alignment is, from an earlier look: only the neighbourhood of the lines between
    them is computed.
    """
    beads = _posteriors(sources, targets, score, list(_columns(sources, targets, path)))
    return list(_with_rivals(_choose(sources, targets, beads), beads))


def _posteriors(sources: int, targets: int, score: Score, rows: Sequence[range]) -> list[Bead]:
    scores: dict[tuple[int, int, int, int], float] = {}
    for i in range(sources):
        for j in rows[i]:
            for a, b in _SHAPES:
                if i + a <= sources and j + b <= targets and j + b in rows[i + a]:
                    value = score(i, a, j, b)
                    if value > LEAST:
                        scores[i, a, j, b] = value if a == b else value + MERGED
    forward = _sum(sources, targets, rows, scores)
    turned = [range(targets - row.stop + 1, targets - row.start + 1) for row in reversed(rows)]
    mirrored = {(sources - i - a, a, targets - j - b, b): value for (i, a, j, b), value in scores.items()}
    backward = _sum(sources, targets, turned, mirrored)
    whole = forward[sources][targets]
    found = []
    for (i, a, j, b), value in scores.items():
        log = forward[i].get(j, _NEVER) + value + backward[sources - i - a].get(targets - j - b, _NEVER) - whole
        if log > -7.0:
            found.append(Bead(i, a, j, b, min(1.0, exp(log))))
    return found


def _with_rivals(chosen: Sequence[Bead], beads: Sequence[Bead]) -> Iterator[Bead]:
    there: defaultdict[int, float] = defaultdict(float)
    here: defaultdict[int, float] = defaultdict(float)
    for bead in beads:
        for i in range(bead.source, bead.source + bead.sources):
            there[i] += bead.probability
        for j in range(bead.target, bead.target + bead.targets):
            here[j] += bead.probability
    for bead in chosen:
        most = max(
            *(there[i] for i in range(bead.source, bead.source + bead.sources)),
            *(here[j] for j in range(bead.target, bead.target + bead.targets)),
        )
        yield bead._replace(rival=max(0.0, most - bead.probability))


def _columns(sources: int, targets: int, path: Sequence[tuple[int, int]]) -> Iterator[range]:
    """The columns to look at in each row."""
    if not path and sources * targets <= WHOLE:
        yield from [range(targets + 1)] * (sources + 1)
        return
    points = [(0, 0), *path, (sources, targets)]
    width = NARROW if path else max(BAND, abs(sources - targets) + BAND // 2)
    for (i, j), (next_i, next_j) in pairwise(points):
        slope = (next_j - j) / max(1, next_i - i)
        extra = width + (round(abs(slope)) if path else 0)
        bent = abs((next_j - j) - (next_i - i)) if path else 0
        for row in range(i, next_i):
            middle = j + round((row - i) * slope)
            yield range(max(0, middle - extra - bent), min(targets, middle + extra + bent) + 1)
    yield range(max(0, targets - width), targets + 1)


def _sum(
    sources: int, targets: int, rows: Sequence[range], scores: dict[tuple[int, int, int, int], float]
) -> list[dict[int, float]]:
    """For each point the logarithm of the summed weights of all paths to it."""
    into: list[dict[int, list[tuple[float, int, int]]]] = [{} for _ in range(sources + 1)]
    for (i, a, j, b), value in scores.items():
        into[i + a].setdefault(j + b, []).append((value, i, j))
    total: list[dict[int, float]] = [{} for _ in range(sources + 1)]
    above: dict[int, float] = {}
    for i in range(sources + 1):
        here: dict[int, float] = {}
        row = total[i]
        last = total[i - 1] if i else {}
        left = before = _NEVER
        for j in rows[i]:
            paired = 0.0 if i == j == 0 else _NEVER
            for value, from_i, from_j in into[i].get(j, ()):
                paired = _log_add(paired, value + total[from_i].get(from_j, _NEVER))
            up = _log_add(above.get(j, _NEVER) + LONGER, last.get(j, _NEVER) + OPEN)
            across = _log_add(left + LONGER, before + OPEN)
            here[j] = up
            left = across
            before = row[j] = _log_add(paired, _log_add(up, across))
        above = here
    return total


def _log_add(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers that are given by theirs."""
    if one < other:
        one, other = other, one
    return one if other < one - 30 else one + log1p(exp(other - one))


def _choose(sources: int, targets: int, beads: Sequence[Bead]) -> list[Bead]:
    """The beads that can stand together and pair the most units, each counted by its probability."""
    by_end: dict[int, list[Bead]] = {}
    for bead in beads:
        by_end.setdefault(bead.source + bead.sources, []).append(bead)
    best = [[0.0] * (targets + 1) for _ in range(sources + 1)]
    chosen: dict[tuple[int, int], Bead] = {}
    for i in range(1, sources + 1):
        row = best[i] = best[i - 1][:]
        for bead in by_end.get(i, ()):
            end = bead.target + bead.targets
            gain = best[bead.source][bead.target] + bead.probability * (bead.sources + bead.targets)
            if gain > row[end]:
                row[end] = gain
                chosen[i, end] = bead
        for j in range(1, targets + 1):
            if row[j - 1] > row[j]:
                row[j] = row[j - 1]
    found: list[Bead] = []
    i, j = sources, targets
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            bead = chosen[i, j]
            found.append(bead)
            i, j = bead.source, bead.target
    return found[::-1]
