"""The translation memory: making the index of many units, and looking up texts that are like one of them."""

import random
from collections.abc import Iterator

from diglot.memory import Memory, MemoryUnit
from measures import Measure, timed

UNITS = 100_000
LOOKED_UP = 200
WORDS = 30_000


def measure_memory(count: int = UNITS) -> Iterator[Measure]:
    """The longest of the look-ups, which is what a translator waits for."""
    chance = random.Random(count)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(WORDS)]
    shares = [1 / rank for rank in range(1, WORDS + 1)]  # as words of a language are distributed (Zipf)
    units = [
        MemoryUnit(" ".join(chance.choices(words, shares, k=chance.randint(2, 60))), "译文", f"a.md#{number}")
        for number in range(count)
    ]
    made: list[Memory] = []
    making = timed(lambda: made.append(Memory(units)))
    texts = [_edited(chance.choice(units).source, chance) for _ in range(LOOKED_UP)]
    seconds = [timed(lambda text=text: made[0].find(text)) for text in texts]  # type: ignore[misc]
    found = sum(bool(made[0].find(text)) for text in texts)
    note = (
        f"{count} units; the longest of {LOOKED_UP}, {found} of which have a match; median {sorted(seconds)[100]:.4f} s"
    )
    yield Measure("looking up in a memory", max(seconds), "s", 0.05, note)
    yield Measure("making the index of a memory", making, "s", note=f"{count} units")


def _edited(text: str, chance: random.Random) -> str:
    """A text with one of eight words exchanged."""
    words = text.split()
    for _ in range(max(1, len(words) // 8)):
        words[chance.randrange(len(words))] = "other"
    return " ".join(words)
