"""The blocks of a page, read line by line, as Python-Markdown sees them.

Python-Markdown cuts a page at blank lines and asks what each piece begins with; a piece indented by four belongs
to the list item, admonition, tab, definition or footnote before it, if there is one, and is code otherwise. So one pass
over the lines is enough, with the indents of the open containers on a stack. Block quotes are read by themselves, with
their marks taken off. Source: Python-Markdown's `blockprocessors` and the extensions named in `openers`.
"""

from collections.abc import Callable
from re import Match

from diglot.pages import openers
from diglot.pages.folding import fold_lines
from diglot.pages.html import BLOCKS, MARKDOWN, TAG, block_end, find_texts
from diglot.pages.model import Kind, Unit
from diglot.pages.tables import count_columns, split_row
from diglot.spans import Span

STEP = 4
"""The indent of what belongs to a container."""


class Register:
    """The units of a page as they are found, with what is known at that place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.units: list[Unit] = []
        self.path: tuple[str, ...] = ()
        self.note = self.context = ""
        self._levels: list[int] = []

    def add(self, kind: Kind, text: str, start: int, end: int, level: int) -> None:
        """Take up a unit."""
        self.units.append(Unit(kind, text, Span(start, end), level, self.path, self.note, self.context))
        if self.note or self.context:
            self.note = self.context = ""

    def add_heading(self, text: str, start: int, end: int, level: int) -> None:
        """Take up a heading: what follows stands under it."""
        outer = sum(its < level for its in self._levels)
        self._levels = [its for its in self._levels if its < level]
        self.path = self.path[:outer]
        self.add(Kind.HEADING, text, start, end, level)
        self._levels.append(level)
        self.path = (*self.path, text)


class Blocks:
    """A run of lines: a page, or the inside of a block quote. `starts` are the offsets of the lines in the page."""

    def __init__(self, register: Register, lines: list[str], starts: list[int], depth: int = 0) -> None:
        self.register = register
        self.text = register.text
        self.lines = lines
        self.starts = starts
        self.depth = depth
        self.at = 0
        self.stack = [0]
        """Indents of the contents of the open containers, outermost first."""
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
        lines, count, by_first = self.lines, len(self.lines), _BY_FIRST
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
            if self.fresh and self._begin(line, body, indent):
                continue
            read = by_first.get(body[0])
            if read is None or not read(self, body, indent):
                self.paragraph.append((self.starts[self.at] + len(line) - len(body), body))
                self.fresh = self.inner = False
                self.at += 1
        self.flush()

    def _begin(self, line: str, body: str, indent: int) -> bool:
        """Find the container of a block's first line. True if the line was read: code, a heading or a table."""
        stack = self.stack
        if not self.inner:
            while indent < stack[-1]:
                stack.pop()
            self.base = stack[-1]
            self.kind = Kind.PARAGRAPH
            if indent - self.base >= STEP:
                self.at += 1
                return True
        following = self.at + 1
        if following < len(self.lines):
            second = self.lines[following].lstrip(" \t")
            if second[:1] in ("=", "-", "|", ":") and second:
                return self._read_underlined(body, second) or self._read_table(body, second)
        return False

    # Units

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
        if len(lines) > 1 and lines[-1][1][0] == "{" and openers.ATTRIBUTES.match(lines[-1][1]):
            lines.pop()
        start, first = lines[0]
        last_start, last = lines[-1]
        text = fold_lines([line for _, line in lines]) if len(lines) > 1 else first.strip(" \t\r")
        kind, self.kind = self.kind, Kind.PARAGRAPH
        self.terms = (len(self.register.units), lines) if kind is Kind.PARAGRAPH else None
        self.register.add(kind, text, start, last_start + len(last.rstrip(" \t\r")), self.level)

    def close(self, fresh: bool = True) -> None:
        """End the paragraph, and the containers that the block being read does not stand in."""
        self.flush()
        while self.stack[-1] > self.base and not self.inner:
            self.stack.pop()
        self.fresh, self.inner, self.in_list = fresh, False, False

    def open(self, body: str, marker: int, kind: Kind, indent: int) -> None:
        """Open a container; go on with what stands behind its marker, on the same line, as its first block."""
        content = indent + STEP
        self.stack.append(content)
        self._go_on_behind(self._offset(body) + marker, body[marker:], content)
        self.kind = kind
        self.inner = True

    def _offset(self, body: str) -> int:
        return self.starts[self.at] + len(self.lines[self.at]) - len(body)

    def _go_on_behind(self, start: int, rest: str, indent: int) -> None:
        self.lines[self.at] = " " * indent + rest
        self.starts[self.at] = start - indent
        self.fresh = True

    # Headings, rules, tables

    def _read_underlined(self, body: str, second: str) -> bool:
        if self.inner or body[0] in "#<`~" or not openers.UNDERLINE.match(second):
            return False
        self.close()
        self._add_heading(body.rstrip(" \t\r"), self._offset(body), 1 if second[0] == "=" else 2)
        self.at += 2
        return True

    def _read_heading(self, body: str, indent: int) -> bool:
        found = openers.ATX.match(body)
        if found is None or (indent != self.base and not self.inner):
            return False
        self.close()
        self._add_heading(found[2].rstrip(" \t\r"), self._offset(body) + found.start(2), len(found[1]))
        self.at += 1
        return True

    def _add_heading(self, text: str, start: int, level: int) -> None:
        if "{" in text and (attributes := openers.HEADING_ATTRIBUTES.search(text)):
            text = text[: attributes.start()]
        if text.endswith("#") and not text.endswith("\\#"):
            text = text.rstrip("#").rstrip()
        if text:
            self.register.add_heading(text, start, start + len(text), level)

    def _read_table(self, body: str, second: str) -> bool:
        columns = count_columns(body, second)
        if not columns:
            return False
        header = body
        number = self.at
        self.close()
        while self.at < len(self.lines) and (row := self.lines[self.at]).strip():
            if self.at != number + 1:
                for start, end in split_row(row, header, columns):
                    self.register.add(
                        Kind.CELL, row[start:end], self.starts[self.at] + start, self.starts[self.at] + end, self.level
                    )
            self.at += 1
        return True

    # Lists, definitions, footnotes, abbreviations, references

    def _read_star(self, body: str, indent: int) -> bool:
        if body.startswith("*[") and (found := openers.ABBREVIATION.match(body)) and indent - self.base < STEP:
            self.flush()
            self.add(Kind.ABBREVIATION, self._offset(body) + found.end(), body[found.end() :])
            self.at += 1
            return True
        return self._read_dash(body, indent)

    def _read_dash(self, body: str, indent: int) -> bool:
        if body.startswith("--") and (snippet := openers.SNIPPET.match(body)):
            self.close()
            self.at += 1
            if not snippet["file"]:
                while self.at < len(self.lines) and not openers.SNIPPET.match(self.lines[self.at].strip()):
                    self.at += 1
                self.at += 1
            return True
        if openers.RULE.match(body) and (self.inner or indent - self.base < STEP):
            self.close()
            self.at += 1
            return True
        return (self.fresh or self.in_list) and self._read_item(body, indent, openers.BULLET.match(body))

    def _read_number(self, body: str, indent: int) -> bool:
        return (self.fresh or self.in_list) and self._read_item(body, indent, openers.NUMBER.match(body))

    def _read_item(self, body: str, indent: int, marker: Match[str] | None) -> bool:
        if marker is None:
            return False
        self.flush()
        end = marker.end()
        if task := openers.TASK.match(body, end):
            end = task.end()
        if not self.inner:
            while self.stack[-1] > indent:
                self.stack.pop()
        self.open(body, end, Kind.ITEM, self.stack[-1])
        self.in_list = True
        return True

    def _read_colon(self, body: str, indent: int) -> bool:
        if body.startswith(":::"):
            self.close()
            self.at += 1
            return True
        marker = openers.DEFINITION.match(body)
        if marker is None or indent - self.base >= STEP:
            return False
        if self.paragraph:
            lines, self.paragraph = self.paragraph, []
            self._add_terms(lines)
        elif self.terms and self.terms[0] == len(self.register.units) - 1:
            self.register.units.pop()
            self._add_terms(self.terms[1])
        elif self.at == 0:
            return False  # a definition of nothing
        while self.stack[-1] > self.base:
            self.stack.pop()
        self.open(body, marker.end(), Kind.DEFINITION, self.base)
        return True

    def _add_terms(self, lines: list[tuple[int, str]]) -> None:
        self.terms = None
        for start, line in lines:
            self.add(Kind.TERM, start, line)

    def _read_bracket(self, body: str, indent: int) -> bool:
        if indent - self.base >= STEP and not self.inner:
            return False
        if body.startswith("[TOC]") and body.strip() == "[TOC]":
            self.close()
        elif footnote := openers.FOOTNOTE.match(body):
            self.close()
            if not body[footnote.end() :].strip():
                self.stack.append(self.base + STEP)
                self.at += 1
            else:
                self.open(body, footnote.end(), Kind.FOOTNOTE, self.base)
            return True
        elif reference := openers.REFERENCE.match(body):
            self.flush()
            following = [line.strip() for line in self.lines[self.at + 1 : self.at + 3]]
            if reference[1] is None:
                if not following or not following[0] or " " in following[0]:
                    return False
                self.at += 1
            elif following and openers.REFERENCE_TITLE.match(following[0]) and body.rstrip().endswith(reference[1]):
                self.at += 1
            self.fresh = True
        else:
            return False
        self.at += 1
        return True

    # Containers with a title

    def _read_titled(self, body: str, indent: int) -> bool:
        pattern = {"!!!": openers.ADMONITION, "???": openers.DETAILS, "===": openers.TAB}.get(body[:3])
        found = pattern.match(body) if pattern else None
        if found is None or (indent != self.base and not self.inner):
            return False
        content = (self.stack[-1] if self.inner else self.base) + STEP
        self.close()
        if found[1]:
            self.add(Kind.TITLE, self._offset(body) + found.start(1), found[1])
        self.stack.append(content)
        self.at += 1
        return True

    def _read_block(self, body: str, indent: int) -> bool:
        found = openers.BLOCK.match(body)
        if found is None or indent - self.base >= STEP:
            return False
        self.close()
        if found[1]:
            self.add(Kind.TITLE, self._offset(body) + found.start(1), found[1])
        self.at += 1
        return True

    def _read_quote(self, body: str, indent: int) -> bool:
        if indent - self.base >= STEP and not self.inner:
            return False
        self.flush()
        lines, starts = [], []
        while self.at < len(self.lines) and (line := self.lines[self.at]).strip():
            cut = min(len(line) - len(line.lstrip(" ")), self.stack[-1] if self.inner else self.base)
            self.inner = False
            if mark := openers.QUOTE.match(line, cut):
                cut = mark.end()
            lines.append(line[cut:])
            starts.append(self.starts[self.at] + cut)
            self.at += 1
        Blocks(self.register, lines, starts, self.level + 1).read()
        self.fresh, self.in_list = True, False
        return True

    # What is copied: code, math, comments

    def _read_fence(self, body: str, indent: int) -> bool:
        found = openers.FENCE.match(body)
        if found is None or (found[1][0] == "`" and "`" in found[2]):
            return False
        closing = self._find_fence_end(found[1], indent)
        if closing is None:
            return False
        self.flush()
        for title in openers.FENCE_TITLE.finditer(found[2]):
            self.add(Kind.CODE_TITLE, self._offset(body) + found.start(2) + title.start(2), title[2])
        self.at = closing + 1
        self.fresh, self.inner = True, False
        return True

    def _find_fence_end(self, fence: str, indent: int) -> int | None:
        """The line that closes a fence opened here; none if a line before it is indented less."""
        if (fence, indent) in self.unclosed:
            return None
        for number in range(self.at + 1, len(self.lines)):
            line = self.lines[number]
            content = line.lstrip(" \t")
            closes = content.startswith(fence) and content.rstrip() == fence
            if closes and (self.inner or len(line[: -len(content)].expandtabs(STEP)) == indent):
                return number
            if content.strip() and indent and len(line) - len(content) < indent and "\t" not in line[:indent]:
                return None
        self.unclosed.add((fence, indent))
        return None

    def _read_math(self, body: str, indent: int) -> bool:
        opener = body[:2] if body[0] == "$" else body[:3] if body.startswith("\\be") else body[:2]
        closer = openers.MATH_END.get(opener)
        if closer is None or not self.fresh:
            return False
        for number in range(self.at, len(self.lines)):
            line = self.lines[number].strip()
            if not line:
                return False
            if closer in (line[len(opener) :] if number == self.at else line):
                if closer != "\\end{" and not line.endswith(closer):
                    return False
                self.close()
                self.at = number + 1
                return True
        return False

    # HTML

    def _read_html(self, body: str, indent: int) -> bool:
        start = self._offset(body)
        if body.startswith("<!--"):
            return (self.fresh or indent < STEP) and self._read_comment(start)
        tag = TAG.match(self.text, start)
        name = tag[2].lower() if tag else ""
        if tag is None or name not in BLOCKS or (indent >= STEP and not self.fresh):
            return False
        line_end = self.starts[self.at] + len(self.lines[self.at])
        if self.depth and tag.end() > line_end:
            return False
        limit = line_end if self.depth else len(self.text)
        if indent >= STEP and not self.depth:
            limit = self._block_end()
        self.flush()
        closing = bool(tag[1]) or (
            MARKDOWN.search(tag[0]) is not None and f"</{name}" not in self.text[tag.end() : line_end].lower()
        )
        if closing or (self.depth and f"</{name}" not in self.text[tag.end() : line_end].lower()):
            self._skip_to(tag.end())
            return True
        end = block_end(self.text, start, name, limit)
        for begin, stop in find_texts(self.text, start, end):
            self._add_html(begin, stop)
        self._skip_to(end)
        return True

    def _block_end(self) -> int:
        """The offset of the next blank line."""
        number = self.at
        while number + 1 < len(self.lines) and self.lines[number + 1].strip():
            number += 1
        return self.starts[number] + len(self.lines[number])

    def _add_html(self, start: int, end: int) -> None:
        """Take up a text between tags; one unit for each of its paragraphs."""
        begin = start
        lines: list[str] = []
        at = start
        for line in [*self.text[start:end].split("\n"), ""]:
            if line.strip():
                if not lines:
                    begin = at + len(line) - len(line.lstrip())
                lines.append(line)
                stop = at + len(line.rstrip())
            elif lines:
                self.register.add(Kind.HTML, fold_lines(lines), begin, stop, self.level)
                lines = []
            at += len(line) + 1

    def _read_comment(self, start: int) -> bool:
        end = self.text.find("-->", start)
        if end < 0:
            return False
        self.flush()
        if directive := openers.DIRECTIVE.match(self.text, start):
            if directive[1] == "skip":
                closing = openers.SKIP_END.search(self.text, directive.end())
                end = closing.end() - 3 if closing else len(self.text)
            elif directive[1] == "note":
                self.register.note = directive[2]
            else:
                self.register.context = directive[2]
        self._skip_to(end + 3)
        return True

    def _skip_to(self, end: int) -> None:
        """Go on at an offset of the page: behind it on the same line, if anything stands there."""
        while self.at + 1 < len(self.lines) and self.starts[self.at + 1] <= end:
            self.at += 1
        line = self.lines[self.at]
        cut = end - self.starts[self.at]
        rest = line[max(cut, 0) :]
        self.fresh, self.in_list = True, False
        if rest.strip():
            content = rest.lstrip()
            self._go_on_behind(self.starts[self.at] + len(line) - len(content), content, self.stack[-1])
            self.inner = True
        else:
            self.inner = False
            self.at += 1


_Reader = Callable[[Blocks, str, int], bool]
_BY_FIRST: dict[str, _Reader] = {
    "#": Blocks._read_heading,
    "-": Blocks._read_dash,
    "+": Blocks._read_dash,
    "_": Blocks._read_dash,
    "*": Blocks._read_star,
    ":": Blocks._read_colon,
    "[": Blocks._read_bracket,
    "!": Blocks._read_titled,
    "?": Blocks._read_titled,
    "=": Blocks._read_titled,
    "/": Blocks._read_block,
    ">": Blocks._read_quote,
    "`": Blocks._read_fence,
    "~": Blocks._read_fence,
    "$": Blocks._read_math,
    "\\": Blocks._read_math,
    "<": Blocks._read_html,
    **dict.fromkeys("0123456789", Blocks._read_number),
}
