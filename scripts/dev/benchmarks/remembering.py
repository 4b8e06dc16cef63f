"""The translation memory: making the index of many units, and looking up texts that are like one of them."""

import random
from collections.abc import Iterator
from itertools import accumulate

from diglot.memory import Memory, MemoryUnit, build_index, read_index
from measures import Measure, timed

UNITS = 100_000
LOOKED_UP = 200
WORDS = 30_000


def measure_memory(count: int = UNITS) -> Iterator[Measure]:
    """The longest of the look-ups, which is what a translator waits for."""
    chance = random.Random(count)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(WORDS)]
    shares = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))  # as words are distributed (Zipf)
    units = [
        MemoryUnit(
            " ".join(chance.choices(words, cum_weights=shares, k=chance.randint(2, 60))), "译文", f"a.md#{number}"
        )
        for number in range(count)
    ]
    made: list[bytes] = []
    making = timed(lambda: made.append(build_index({"a.md": ("", units)}).to_bytes()))
    texts = [_edited(chance.choice(units).source, chance) for _ in range(LOOKED_UP)]
    found: list[bool] = []

    def look_up(text: str) -> None:
        found.append(bool(Memory(kept=read_index(made[0])).find(text)))

    seconds = [timed(lambda text=text: look_up(text)) for text in texts]  # type: ignore[misc]
    note = (
        f"{count} units, with reading the index; the longest of {LOOKED_UP}, {sum(found)} of which have a match; "
        f"median {sorted(seconds)[100]:.4f} s"
    )
    yield Measure("looking up in a memory", max(seconds), "s", 0.05, note)
    yield Measure("making the index of a memory", making, "s", note=f"{count} units")


def _edited(text: str, chance: random.Random) -> str:
    """A text with one of eight words exchanged."""
    words = text.split()
    for _ in range(max(1, len(words) // 8)):
        words[chance.randrange(len(words))] = "other"
    return " ".join(words)
