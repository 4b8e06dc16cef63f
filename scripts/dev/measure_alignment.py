"""Damage translated pages at random, align them again, and count what is accepted wrongly.

    python scripts/dev/measure_alignment.py SITE en zh [SEED]

SITE is a folder of a site in two languages, in a layout that `diglot import` knows. Of each pair of pages with the same
structure one paragraph or list item of the translation is removed, added, split, merged with the next one, or exchanged
with a neighbour. Then all pages are aligned together, as an import does.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from diglot.alignment import PageAlignment, Traits, align_pages, read_traits
from diglot.alignment.traits import join_traits
from diglot.incoming import find_pairs
from diglot.pages import Kind, shape, split_units

KINDS = ("removed", "added", "split", "merged", "exchanged")
LONG = 15
"""Characters from which on a text is damaged."""
Units = list[tuple[Traits, tuple[int, ...], bool]]
"""The units of a damaged page; of each the source units that it translates, by place, and whether it does so whole."""


def damage(target: Sequence[Traits], kind: str, chance: random.Random, others: Sequence[Traits]) -> Units | None:
    """The units of a page with one change; None if it has no place for this one."""
    units: Units = [(each, (i,), True) for i, each in enumerate(target)]
    places = [i for i, each in enumerate(target) if each.kind in (Kind.PARAGRAPH, Kind.ITEM) and each.length >= LONG]
    if not places:
        return None
    at = chance.choice(places)
    one = target[at]
    alike = [i for i in places if i != at and abs(i - at) <= 6 and target[i].kind is one.kind]
    if kind == "removed":
        del units[at]
    elif kind == "added":
        fitting = [each for each in others if each.kind is one.kind and all(each.text != its.text for its in target)]
        if not fitting:
            return None
        units.insert(at, (chance.choice(fitting)._replace(level=one.level), (), True))
    elif kind == "split":
        ends = [found.end() for found in re.finditer(r"[。；！？，：]\s*|[.;!?]\s+", one.text)]
        ends = [end for end in ends if 8 <= end <= len(one.text) - 8]
        pieces = [read_traits(split_units(text)) for end in ends[:1] for text in (one.text[:end], one.text[end:])]
        if not pieces or any(len(each) != 1 for each in pieces):
            return None
        units[at : at + 1] = [(each[0]._replace(kind=one.kind, level=one.level), (at,), False) for each in pieces]
    elif kind == "merged":
        if at + 1 not in alike:
            return None
        units[at : at + 2] = [(join_traits(target[at : at + 2]), (at, at + 1), True)]
    else:
        if not alike:
            return None
        other = chance.choice(alike)
        units[at], units[other] = units[other], units[at]
    return units


def is_named(sources: int, damaged: Units, alignment: PageAlignment) -> bool:
    """Whether the change of a page is said: its units are doubtful, without a partner, or have moved."""
    plain = {place for match in alignment.matches if match.is_sure and not match.has_moved for place in match.target}
    sure = {place for match in alignment.matches if match.is_sure for place in match.source}
    missing = set(range(sources)) - {place for _, origin, _ in damaged for place in origin}
    odd = [j for j, (_, origin, is_whole) in enumerate(damaged) if len(origin) != 1 or not is_whole]
    single = [origin[0] for _, origin, _ in damaged if len(origin) == 1]
    exchanged = [j for j, (_, origin, _) in enumerate(damaged) if sorted(single) != single and origin != (j,)]
    return not missing & sure and plain.isdisjoint(odd) and not (exchanged and plain.issuperset(exchanged))


def main(arguments: Sequence[str]) -> int:
    """Print how many pages were damaged, of how many the change is named, and how many pairs were accepted."""
    folder, source, target, *rest = arguments
    chance = random.Random(int(rest[0]) if rest else 1)
    root = Path(folder)
    paths = [path.relative_to(root).as_posix() for path in root.rglob("*.md*")]
    pages = []
    for pair in find_pairs(paths, source, target):
        one, other = (split_units((root / path).read_text("utf-8")) for path in (pair.source, pair.target))
        if one.text != other.text and len(one.units) > 3 and shape(one) == shape(other):
            pages.append((pair.target, read_traits(one), read_traits(other)))
    others = [unit for _, _, units in pages for unit in units if unit.length >= LONG]
    jobs = []
    for path, one, units in pages:
        for kind in chance.sample(KINDS, len(KINDS)):
            if (damaged := damage(units, kind, chance, others)) is not None:
                jobs.append((path, kind, one, damaged))
                break
    found, _ = align_pages([(one, [unit for unit, _, _ in damaged]) for _, _, one, damaged in jobs])
    counts: Counter[str] = Counter(kind for _, kind, _, _ in jobs)
    counts["named"] = sum(is_named(len(job[2]), job[3], alignment) for job, alignment in zip(jobs, found, strict=True))
    for (path, kind, one, damaged), alignment in zip(jobs, found, strict=True):
        for match in alignment.matches:
            counts["pairs"] += 1
            counts["accepted"] += match.is_sure
            text, origin, is_whole = damaged[match.target[0]]
            if match.is_sure and (origin != match.source or not is_whole):
                there = [one[i].text for i in (*match.source, *origin)]
                if origin != match.source and len(there) == 2 and there[0] == there[1]:
                    continue  # the source has the text twice
                counts["accepted wrongly"] += 1
                print(f"{path}, {kind}: “{there[0][:70]}” — “{text.text[:40]}”")
    print(f"{len(jobs)} pages:", ", ".join(f"{count} {what}" for what, count in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
