"""The state while lines are read: the current line, the open containers and the current paragraph.

The grammar is in `blocks`.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from diglot.pages import block_patterns
from diglot.pages.document import Kind, Unit
from diglot.pages.folding import fold_lines
from diglot.pages.grammar import Grammar
from diglot.pages.raw_html import match_tags
from diglot.spans import Span

STEP = 4
"""The indent of what belongs to a container."""
DEEPEST = 50
"""The depth beyond which nested containers are read as text: no author nests deeper, and Python's stack is limited."""
_BLANK = re.compile(r"\n[ \t]*\r?(?=\n|\Z)")


class Register:
    """The units of a page as they are found, with what is known at that place."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self.units: list[Unit] = []
        self.path: tuple[str, ...] = ()
        self.note = self.context = ""
        self.terms = True
        self.by_editors = False
        self._levels: list[int] = []
        self._ends: dict[str, dict[int, int]] = {}
        self._last_comment_end = text.rfind("-->")

    def add(self, kind: Kind, text: str, start: int, end: int, level: int) -> None:
        """Add a unit, unless it has only spaces."""
        if not text.strip():
            return
        span = Span(start, end)
        unit = Unit(kind, text, span, level, self.path, self.note, self.context, self.terms, self.by_editors)
        self.units.append(unit)
        if self.note or self.context:
            self.note = self.context = ""

    def element_end(self, name: str, start: int, limit: int) -> int:
        """Where the element that opens at `start` ends; at the next blank line if it is not closed before `limit`."""
        if name not in self._ends:
            self._ends[name] = match_tags(self.text, name)
        end = self._ends[name].get(start, limit + 1)
        if end <= limit:
            return end
        blank = _BLANK.search(self.text, start, limit)
        return blank.start() if blank else limit

    def comment_end(self, start: int) -> int:
        """Where the comment that opens at `start` ends; -1 if it is not closed."""
        return self.text.find("-->", start) if start < self._last_comment_end else -1

    def add_heading(self, text: str, start: int, end: int, level: int) -> None:
        """Add a heading. The units that follow are below it."""
        outer = sum(open_level < level for open_level in self._levels)
        self._levels = [open_level for open_level in self._levels if open_level < level]
        self.path = self.path[:outer]
        self.add(Kind.HEADING, text, start, end, level)
        self._levels.append(level)
        self.path = (*self.path, text)


class Reader(ABC):
    """A run of lines: a page, or the inside of a block quote. `starts` are the offsets of the lines in the page."""

    by_first: ClassVar[Mapping[str, Callable[[Any, str, int], bool]]]
    """What may begin with a character; each reader says whether it read the line."""

    def __init__(self, register: Register, lines: list[str], starts: list[int], depth: int = 0) -> None:
        self.register = register
        self.text = register.text
        self.known = register.grammar.blocks
        self.number = block_patterns.number_pattern(register.grammar.numbers)
        self.lines = lines
        self.starts = starts
        self.depth = depth
        self.at = 0
        self.stack = [0]
        """Indents of the contents of the open containers, outermost first."""
        self.editors_note = 0
        """Where on the stack the content of the editors' note is that was opened here; 0 if there is none."""
        self.boxes: list[int] = []
        """Those of the boxes among them. Inside a box, a line that is indented less than a block ends it, also in the
        midst of a paragraph."""
        self.base = 0
        """The indent of the block being read."""
        self.fresh = True
        """Whether the next line begins a block."""
        self.inner = False
        """Whether that block stands behind a marker, on the marker's line."""
        self.in_list = False
        """Whether the block being read began with a list marker: then any line of it may be an item."""
        self.kind = Kind.PARAGRAPH
        self.paragraph: list[tuple[int, str]] = []
        self.terms: tuple[int, list[tuple[int, str]]] | None = None
        """The last paragraph and the number of units before it: a definition makes terms of it."""
        self.unclosed: set[tuple[str, int]] = set()

    def read(self) -> None:
        """Read all lines."""
        lines, count, by_first = self.lines, len(self.lines), self.by_first
        while self.at < count:
            line = lines[self.at]
            body = line.lstrip(" \t")
            if not body or body == "\r":
                if self.paragraph:
                    self.flush()
                self.fresh, self.in_list = True, False
                self.at += 1
                continue
            indent = len(line) - len(body)
            if indent and "\t" in line[:indent]:
                indent = len(line[:indent].expandtabs(STEP))
            if self.boxes and indent < self.base and not self.inner and not self.fresh:
                indent = self.leave_box(indent)
            if self.fresh and self.begin(line, body, indent):
                continue
            read = by_first.get("0" if self.is_numbered(body) else body[0])
            if read is None or not read(self, body, indent):
                self.paragraph.append((self.starts[self.at] + len(line) - len(body), body))
                self.fresh = self.inner = False
                self.at += 1
        self.flush()
        self.leave(0)

    @abstractmethod
    def begin(self, line: str, body: str, indent: int) -> bool:
        """Find the container of a block's first line. True if the line was read."""

    def is_numbered(self, body: str) -> bool:
        """Whether a line begins like an item of a list that is not numbered by digits."""
        grammar = self.register.grammar
        if grammar.numbers is None or (body[0] == "#" and not grammar.spaced_headings):
            return False
        return self.number.match(body) is not None

    def add(self, kind: Kind, start: int, text: str) -> None:
        """Take up a unit of one line; nothing if it is blank."""
        if content := text.strip(" \t\r"):
            start += text.index(content[0])
            self.register.add(kind, content, start, start + len(content), self.level)

    @property
    def level(self) -> int:
        """The number of blocks the line stands in."""
        return self.depth + len(self.stack) - 1

    def flush(self) -> None:
        """End the paragraph being read."""
        lines = self.paragraph
        if not lines:
            return
        self.paragraph = []
        if len(lines) > 1 and lines[-1][1][0] == "{" and block_patterns.ATTRIBUTES.match(lines[-1][1]):
            lines.pop()
        start, first = lines[0]
        last_start, last = lines[-1]
        text = (
            fold_lines([line for _, line in lines], self.register.grammar.breaks)
            if len(lines) > 1
            else first.strip(" \t\r")
        )
        kind, self.kind = self.kind, Kind.PARAGRAPH
        self.terms = (len(self.register.units), lines) if kind is Kind.PARAGRAPH else None
        self.register.add(kind, text, start, last_start + len(last.rstrip(" \t\r")), self.level)

    def close(self, fresh: bool = True) -> None:
        """End the paragraph, and the containers that the block being read does not stand in."""
        self.flush()
        if not self.inner:
            self.leave(self.base)
        self.fresh, self.inner, self.in_list = fresh, False, False

    def leave(self, indent: int) -> None:
        """Close the containers whose contents are indented more than `indent`."""
        while self.stack[-1] > indent:
            self.stack.pop()
        while self.boxes and self.boxes[-1] > self.stack[-1]:
            self.boxes.pop()
        if len(self.stack) <= self.editors_note:
            self.editors_note, self.register.by_editors = 0, False

    def ends_box(self, line: str) -> bool:
        """Whether a line that is not blank ends the block being read by its indent, as it does inside a box."""
        if not self.boxes:
            return False
        lead = line[: len(line) - len(line.lstrip(" \t"))]
        return len(lead.expandtabs(STEP)) < self.base

    def leave_box(self, indent: int) -> int:
        """Close what a line indented by `indent` ends inside the outermost box, that box too, but nothing around it.

        Gives the indent to read the line with: a list that goes on around the box takes it up.
        """
        self.flush()
        self.leave(max(indent, self.boxes[0] - 1))
        self.fresh, self.in_list = True, False
        return max(indent, self.stack[-1])

    def enter(self, body: str, marker: int, kind: Kind, indent: int) -> None:
        """Open a container; go on with what stands behind its marker, on the same line, as its first block."""
        content = indent + STEP
        self.stack.append(content)
        self.kind = kind
        if body[marker:].strip(" \t\r"):
            self.go_on_behind(self.offset(body) + marker, body[marker:], content)
            self.inner = True
        else:
            self.fresh = self.inner = False
            self.at += 1

    def offset(self, body: str) -> int:
        """Where `body`, the rest of the current line, stands in the page."""
        return self.starts[self.at] + len(self.lines[self.at]) - len(body)

    def go_on_behind(self, start: int, rest: str, indent: int) -> None:
        """Read `rest`, which stands at `start` of the page, as a line of its own."""
        self.lines[self.at] = " " * indent + rest
        self.starts[self.at] = start - indent
        self.fresh = True
