"""Where a piece of text stands: half-open ranges of character offsets, and line numbers for people."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """The characters `start` to `end` (exclusive) of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The piece of `text` this span covers."""
        return text[self.start : self.end]


def line_number(text: str, offset: int) -> int:
    """The 1-based number of the line of `text` that holds `offset`."""
    return bisect_left(line_ends(text), offset) + 1


@lru_cache(8)
def line_ends(text: str) -> list[int]:
    """Where the lines of a text end: many places of a page are asked for, one after the other."""
    return [match.start() for match in re.finditer("\n", text)]
