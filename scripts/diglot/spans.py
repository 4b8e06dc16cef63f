"""Where a piece of text stands: half-open ranges of character offsets, and line numbers for people."""

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
    return text.count("\n", 0, offset) + 1
