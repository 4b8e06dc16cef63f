"""The index of a translation memory: for each word the units that have it, in a few flat arrays.

The arrays of a file are used without copying, so that a memory of 100,000 units is loaded at once. A damaged file, or
one that somebody else made, is safe to read: its texts are only shown as offers, and its offsets are checked.
"""

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from zlib import crc32

from diglot.memory.tokens import tokens_of

_MAGIC = f"diglot memory 1 {sys.byteorder} {array('I').itemsize}\n".encode()
_LONGEST_HEAD = 20_000_000


class MemoryUnit(NamedTuple):
    """A text and its translation, and where they are: `essay.md#p2v5r3`, or the name of a file."""

    source: str
    target: str
    place: str


class DamagedIndexError(Exception):
    """A file is no index, or not as it was written."""


class MemoryIndex:
    """The units in the order of their origins, and for each token the units that have it. Equal pairs of one origin are
    kept once."""

    def __init__(
        self, origins: Mapping[str, tuple[str, int]], arrays: tuple["_Numbers", ...], texts: memoryview
    ) -> None:
        self.origins = origins
        """Of each catalog or file a digest, and the number of its first unit, in this order."""
        self._tokens, self._starts, self._numbers, self._ends = arrays
        self._texts = texts

    def __len__(self) -> int:
        return len(self._ends) // 3

    def unit(self, number: int) -> MemoryUnit:
        """A unit by its number. Raises DamagedIndexError if there is none."""
        try:
            start = self._ends[3 * number - 1] if number else 0
            ends = self._ends[3 * number : 3 * number + 3]
            parts = zip((start, *ends), ends, strict=False)
            return MemoryUnit(*(str(self._texts[one:other], "utf-8", "surrogatepass") for one, other in parts))
        except (IndexError, UnicodeDecodeError, TypeError) as error:
            raise DamagedIndexError from error

    def having(self, token: str) -> "_Numbers":
        """The numbers of the units that have a token, and of some that have another one of the same hash."""
        sought = crc32(token.encode("utf-8", "surrogatepass"))
        at = bisect_left(self._tokens, sought)
        if at == len(self._tokens) or self._tokens[at] != sought:
            return self._numbers[:0]
        return self._numbers[self._starts[at] : self._starts[at + 1]]

    def equal_to(self, text: str) -> "_Numbers":
        """The same for units whose source is a text."""
        return self.having(_whole(text))

    def numbers_of(self, origin: str) -> range:
        """The units of a catalog or file; none if the index does not know it."""
        names = list(self.origins)
        if origin not in self.origins:
            return range(0)
        following = names.index(origin) + 1
        end = self.origins[names[following]][1] if following < len(names) else len(self)
        return range(self.origins[origin][1], end)

    def to_bytes(self) -> bytes:
        """The index as a file has it."""
        arrays = (self._tokens, self._starts, self._numbers, self._ends)
        head = json.dumps([list(map(len, (*arrays, self._texts))), list(self.origins.items())]).encode()
        return b"".join([_MAGIC, b"%d\n" % len(head), head, *(bytes(numbers) for numbers in arrays), self._texts])


_Numbers = memoryview
"""Numbers of 32 bits."""


def build_index(units: Mapping[str, tuple[str, Iterable[MemoryUnit]]]) -> MemoryIndex:
    """The index of the units of some catalogs and files, given by their origin, with its digest."""
    having: dict[int, array[int]] = {}
    origins: dict[str, tuple[str, int]] = {}
    texts = bytearray()
    ends = array("I")
    for origin, (digest, of_origin) in units.items():
        origins[origin] = digest, len(ends) // 3
        seen: set[tuple[str, str]] = set()
        for unit in of_origin:
            if (unit.source, unit.target) in seen:
                continue
            seen.add((unit.source, unit.target))
            number = len(ends) // 3
            for part in unit:
                texts += part.encode("utf-8", "surrogatepass")
                ends.append(len(texts))
            for token in {crc32(key.encode("utf-8", "surrogatepass")) for key in _keys(unit.source)}:
                if (numbers := having.get(token)) is None:
                    numbers = having[token] = array("I")
                numbers.append(number)
    tokens = array("I", sorted(having))
    starts, numbers = array("I", [0]), array("I")
    for token in tokens:
        numbers.extend(having[token])
        starts.append(len(numbers))
    arrays = tuple(memoryview(key) for key in (tokens, starts, numbers, ends))
    return MemoryIndex(origins, arrays, memoryview(bytes(texts)))


def read_index(data: bytes) -> MemoryIndex:
    """The inverse of `MemoryIndex.to_bytes`. Raises DamagedIndexError for anything else."""
    if not data.startswith(_MAGIC):
        raise DamagedIndexError
    start = data.find(b"\n", len(_MAGIC), len(_MAGIC) + 12) + 1
    try:
        length = int(data[len(_MAGIC) : start])
        if not 0 < length <= _LONGEST_HEAD:
            raise DamagedIndexError
        sizes, listed = json.loads(data[start : start + length])
        origins = {str(name): (str(digest), int(first)) for name, (digest, first) in listed}
        *counts, size = map(int, sizes)
        view, at = memoryview(data), start + length
        arrays = []
        for count in counts:
            arrays.append(view[at : at + 4 * count].cast("I"))
            at += 4 * count
        tokens, starts, _, ends = arrays
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        raise DamagedIndexError from error
    if min(*counts, size) < 0 or at + size != len(data) or len(starts) != len(tokens) + 1 or len(ends) % 3:
        raise DamagedIndexError
    return MemoryIndex(origins, tuple(arrays), view[at:])


def _keys(source: str) -> set[str]:
    return {*tokens_of(source), _whole(source)}


def _whole(source: str) -> str:
    return f"={source}"
