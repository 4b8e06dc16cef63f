"""Find the signs that close code, comments and elements.

Each sign is searched once in a text. A pattern that searches for the end again behind every beginning would take
quadratic time in a text of many beginnings.
"""

import re
from bisect import bisect_left

_TICKS = re.compile("`+")
_ELEMENTS = ("code", "pre", "script", "style", "svg", "math", "textarea", "kbd")
_CLOSERS = {"<!--": re.compile("-->"), "<?": re.compile(r"\?>")} | {
    name: re.compile(rf"</{name}\s*+>") for name in _ELEMENTS
}
"""What closes comments and elements that are shown as they are."""


class ClosingSigns:
    """The closing signs of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[str, list[int]] = {}
        self._ticks: dict[int, list[int]] = {}
        """Where each run of backticks begins, by its length."""

    def find_end(self, sign: str, at: int) -> int:
        """The end of the part that `sign` opens before `at`; -1 if it is not closed."""
        if sign not in self._ends:
            self._ends[sign] = [match.end() for match in _CLOSERS[sign].finditer(self._text)]
        ends = self._ends[sign]
        place = bisect_left(ends, at + 1)
        return ends[place] if place < len(ends) else -1

    def find_code(self, start: int, end: int) -> tuple[int, int] | None:
        """The code that the backticks from `start` to `end` open: the number of backticks that open it, and the offset
        of those that close it. None if they are text."""
        if not self._ticks:
            for match in _TICKS.finditer(self._text):
                self._ticks.setdefault(len(match[0]), []).append(match.start())
        for length in range(end - start, 0, -1):
            closing = self._ticks.get(length, [])
            place = bisect_left(closing, max(end, start + length + 1))
            if place < len(closing):
                return length, closing[place]
        return None
