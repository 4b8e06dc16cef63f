"""Terms: finding the names of a large termbase, reading its file, and what it adds to a first sync."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from corpus import WORDS, Pages, edition, megabytes
from diglot.pages import split_units, visible_text
from diglot.terms import Matcher, parse_termbase
from measures import Measure, best, spent, timed
from syncing import sync

CONCEPTS = 20_000
OCCURRING = 500
"""Concepts that the pages mention: a text has its few hundred, however many are known."""


class Finding(NamedTuple):
    """How fast names are found."""

    speed: float
    """Megabytes of words a second."""
    size: float
    """Megabytes."""
    found: int
    making: float
    """Seconds for the matcher."""


def measure_terms(pages: Pages) -> Iterator[Measure]:
    """Reading, finding in all visible texts page by page, and two first syncs: with terms and without."""
    text = make_termbase(pages)
    reading = seconds_of_reading(text)
    finding = find_mentions(pages, text)
    note = f"{CONCEPTS} concepts, {finding.size:.1f} MB of words, {finding.found} mentions"
    yield Measure("finding mentions", finding.speed, "MB/s", 20, note)
    yield Measure(
        "reading a termbase", reading, "s", note=f"{len(text) / 1e6:.1f} MB; and {finding.making:.2f} s for a matcher"
    )
    plain, with_terms = (min(seconds_of_sync(pages, termbase) for _ in range(2)) for termbase in ("", text))
    note = (
        f"processor time, {plain:.2f} s without, {with_terms:.2f} s with {CONCEPTS} concepts; {megabytes(pages):.1f} MB"
    )
    yield Measure("terms, share of a first sync", 100 * (with_terms - plain) / plain, "%", 10, note)


def seconds_of_reading(text: str) -> float:
    """The time to read a termbase once."""
    return best(lambda: parse_termbase(text, "termbase.toml", ["en", "zh"]), runs=1)


def find_mentions(pages: Pages, text: str) -> Finding:
    """All mentions of the terms of a termbase; each run has a matcher of its own, so that none remembers the last."""
    termbase = parse_termbase(text, "termbase.toml", ["en", "zh"])
    making = best(lambda: Matcher(termbase, "en"))
    texts = [[visible_text(unit.text) for unit in split_units(page).units] for page in pages.values()]
    size = sum(len(each.encode()) for its in texts for each in its) / 1e6
    seconds, found = [], 0
    for _ in range(3):
        matcher = Matcher(termbase, "en")
        seconds.append(timed(lambda matcher=matcher: [matcher.find_all(its) for its in texts]))  # type: ignore[misc]
        found = sum(len(its) for page in texts for its in matcher.find_all(page).values())
    return Finding(size / min(seconds), size, found, making)


def seconds_of_sync(pages: Pages, termbase: str) -> float:
    """The processor time of the first sync of a new edition."""
    with edition(pages) as root:
        if termbase:
            (root / "locales").mkdir()
            (root / Path("locales/termbase.toml")).write_text(termbase, "utf-8")
        return spent(lambda: sync(root))


def make_termbase(pages: Pages, count: int = CONCEPTS) -> str:
    """A termbase of names of two words: the OCCURRING most frequent ones of the pages, and made ones."""
    found: Counter[tuple[str, str]] = Counter()
    for text in pages.values():
        pairs = pairwise(text.lower().split())
        found.update(pair for pair in pairs if all(word.isalpha() and len(word) > 3 for word in pair))
    names = {f"{one} {other}": None for (one, other), _ in found.most_common(OCCURRING)}
    chance = random.Random(count)
    while len(names) < count:
        names[f"{chance.choice(WORDS)} {chance.choice(WORDS)}{chance.choice(WORDS)}"] = None
    return "\n".join(
        f'[term-{index}]\n\n[term-{index}.en]\nname = {json.dumps(name)}\ndefinition = "It is {name}."\n\n'
        f'[term-{index}.zh]\nname = "术语{index}"\nreading = "shùyǔ"\ndefinition = "这是术语。"\n'
        for index, name in enumerate(names)
    )
