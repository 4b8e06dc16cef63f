"""The blocks of a page, read line by line, as Python-Markdown sees them.

Python-Markdown cuts a page at blank lines and asks what each piece begins with; a piece indented by four belongs
to the list item, admonition, tab, definition or footnote before it, if there is one, and is code otherwise. So one pass
over the lines is enough, with the indents of the open containers on a stack. Block quotes are read by themselves, with
their marks taken off. Source: Python-Markdown's `blockprocessors` and the extensions named in `block_patterns`.
"""

from collections.abc import Callable, Mapping
from re import Match
from typing import Any, ClassVar

from diglot.pages import block_patterns
from diglot.pages.document import Kind
from diglot.pages.raw_blocks import RawBlocks
from diglot.pages.raw_html import BLOCKS, TAG
from diglot.pages.reader import DEEPEST, STEP
from diglot.pages.tables import count_columns, split_row

_TITLED = {
    "!!!": ("admonition", block_patterns.ADMONITION),
    "???": ("pymdownx.details", block_patterns.DETAILS),
    "===": ("pymdownx.tabbed", block_patterns.TAB),
}
"""Containers with a title, and the extensions they are of, by how they begin."""


class Blocks(RawBlocks):
    """The grammar: each method reads one kind of block, if it is one, and says whether it did."""

    def begin(self, line: str, body: str, indent: int) -> bool:
        """Find the container of a block's first line. True if the line was read: code, a heading or a table."""
        stack = self.stack
        if not self.inner:
            self.leave(indent)
            self.base = stack[-1]
            self.kind = Kind.PARAGRAPH
            if indent - self.base >= STEP:
                self.at += 1
                return True
        following = self.at + 1
        if following < len(self.lines):
            second = self.lines[following].lstrip(" \t")
            if second[:1] in ("=", "-", "|", ":") and second:
                return self._read_underlined(body, indent, second) or (
                    "tables" in self.known and self._read_table(body, second)
                )
        return False

    # Headings, rules, tables

    def _read_underlined(self, body: str, indent: int, second: str) -> bool:
        line = self.lines[self.at + 1]
        is_indented = line[: len(line) - len(second)].expandtabs(STEP) not in ("", " " * self.base)
        if (
            self.inner
            or is_indented
            or self.ends_box(line)
            or not block_patterns.UNDERLINE.match(second)
            or self._is_no_text(body, indent)
        ):
            return False
        self.close()
        self._add_heading(body.rstrip(" \t\r"), self.offset(body), 1 if second[0] == "=" else 2)
        self.at += 2
        return True

    def _is_no_text(self, body: str, indent: int) -> bool:
        """Whether a line cannot be underlined as a heading: a fence, HTML that is a block, a box, another heading."""
        if body[0] == "<":
            tag = TAG.match(body)
            return body[1:2] in ("!", "?") or (tag is not None and tag[2].lower() in BLOCKS)
        return (
            body[0] == "#"
            or (body[0] in "`~" and self.find_fence(body, indent) is not None)
            or self._match_title(body) is not None
        )

    def _read_heading(self, body: str, indent: int) -> bool:
        match = block_patterns.ATX.match(body)
        if match is None or (indent != self.base and not self.inner):
            return False
        if self.register.grammar.spaced_headings and match.start(2) == match.end(1):
            return False
        text = match[2].rstrip("\r")
        if (len(text) - len(text.rstrip("\\"))) % 2:
            return False  # a backslash before the end of the line
        self.close()
        self._add_heading(match[2].rstrip(" \t\r"), self.offset(body) + match.start(2), len(match[1]))
        self.at += 1
        return True

    def _add_heading(self, text: str, start: int, level: int) -> None:
        if text.endswith("}") and (attributes := block_patterns.HEADING_ATTRIBUTES.search(text)):
            text = text[: attributes.start()].rstrip(" \t")
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
        while self.at < len(self.lines) and (row := self.lines[self.at]).strip() and not self._is_broken_off(row):
            if self.at != number + 1:
                for start, end in split_row(row, header, columns):
                    self.register.add(
                        Kind.CELL, row[start:end], self.starts[self.at] + start, self.starts[self.at] + end, self.level
                    )
            self.at += 1
        return True

    def _is_broken_off(self, line: str) -> bool:
        """Whether a table or a quotation ends before a line that follows at once.

        It does where the box around it ends, and before another box, a fence or a comment.
        """
        if self.ends_box(line):
            return True
        body = line.lstrip(" \t")
        indent = len(line[: len(line) - len(body)].expandtabs(STEP))
        if body[0] in "`~":
            return self.find_fence(body, indent) is not None
        if body[0] == "/":
            is_block = "pymdownx.blocks" in self.known and block_patterns.BLOCK.match(body) is not None
            return is_block and indent - self.base in range(STEP)
        return body.startswith("<!--") or (indent == self.base and self._match_title(body) is not None)

    # Lists, definitions, footnotes, abbreviations, references

    def _read_star(self, body: str, indent: int) -> bool:
        found = block_patterns.ABBREVIATION.match(body) if "abbr" in self.known else None
        if found and indent - self.base < STEP:
            self.flush()
            title, start = body[found.end() :], self.offset(body) + found.end()
            self.at += 1
            if not title.strip() and self.at < len(self.lines):
                title, start = self.lines[self.at], self.starts[self.at]
                self.at += 1
            self.add(Kind.ABBREVIATION, start, title)
            return True
        return self._read_dash(body, indent)

    def _read_dash(self, body: str, indent: int) -> bool:
        if body.startswith("--") and (snippet := block_patterns.SNIPPET.match(body)):
            self.close()
            self.at += 1
            if not snippet["file"]:
                while self.at < len(self.lines) and not block_patterns.SNIPPET.match(self.lines[self.at].strip()):
                    self.at += 1
                self.at += 1
            return True
        if block_patterns.RULE.match(body) and (self.inner or indent - self.base < STEP):
            self.close()
            self.at += 1
            return True
        return (self.fresh or self.in_list) and self._read_item(body, indent, block_patterns.BULLET.match(body))

    def _read_number(self, body: str, indent: int) -> bool:
        return (self.fresh or self.in_list) and self._read_item(body, indent, self.number.match(body))

    def _match_item(self, body: str) -> Match[str] | None:
        return block_patterns.BULLET.match(body) or self.number.match(body)

    def _read_item(self, body: str, indent: int, marker: Match[str] | None) -> bool:
        if marker is None or self.level > DEEPEST:
            return False
        self.flush()
        end = marker.end()
        if "pymdownx.tasklist" in self.known and (task := block_patterns.TASK.match(body, end)):
            end = task.end()
        if not self.inner:
            self.leave(indent)
        self.enter(body, end, Kind.ITEM, self.stack[-1])
        self.in_list = True
        return True

    def _read_colon(self, body: str, indent: int) -> bool:
        if body.startswith(":::"):
            self.close()
            self.at += 1
            return True
        marker = block_patterns.DEFINITION.match(body)
        if marker is None or indent - self.base >= STEP or "def_list" not in self.known:
            return False
        if self.paragraph:
            lines, self.paragraph = self.paragraph, []
            self._add_terms(lines)
        elif self.terms and self.terms[0] == len(self.register.units) - 1:
            self.register.units.pop()
            self._add_terms(self.terms[1])
        elif self.at == 0:
            return False  # a definition of nothing
        self.leave(self.base)
        self.enter(body, marker.end(), Kind.DEFINITION, self.base)
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
        elif "footnotes" in self.known and (footnote := block_patterns.FOOTNOTE.match(body)):
            self.close()
            if not body[footnote.end() :].strip():
                self.stack.append(self.base + STEP)
                self.at += 1
            else:
                self.enter(body, footnote.end(), Kind.FOOTNOTE, self.base)
            return True
        elif reference := block_patterns.REFERENCE.match(body):
            following = [line.strip() for line in self.lines[self.at + 1 : self.at + 3]]
            if reference[1] is None and (not following or not following[0] or " " in following[0]):
                return False
            self.flush()
            if reference[1] is None or (
                following
                and block_patterns.REFERENCE_TITLE.match(following[0])
                and body.rstrip().endswith(reference[1])
            ):
                self.at += 1
            self.fresh = True
        else:
            return False
        self.at += 1
        return True

    # Containers with a title

    def _match_title(self, body: str) -> Match[str] | None:
        name, pattern = _TITLED.get(body[:3], ("", None))
        return pattern.match(body) if pattern and name in self.known else None

    def _read_titled(self, body: str, indent: int) -> bool:
        found = self._match_title(body)
        if found is None or (indent != self.base and not self.inner):
            return False
        content = (self.stack[-1] if self.inner else self.base) + STEP
        self.close()
        if not self.register.by_editors and block_patterns.EDITORS_NOTE.match(body):
            self.editors_note, self.register.by_editors = len(self.stack), True
        if found[1]:
            self.add(Kind.TITLE, self.offset(body) + found.start(1), found[1])
        self.stack.append(content)
        self.boxes.append(content)
        self.at += 1
        return True

    def _read_block(self, body: str, indent: int) -> bool:
        match = block_patterns.BLOCK.match(body)
        if match is None or indent - self.base >= STEP or "pymdownx.blocks" not in self.known:
            return False
        self.close()
        if match[1]:
            self.add(Kind.TITLE, self.offset(body) + match.start(1), match[1])
        self.at += 1
        return True

    def _read_quote(self, body: str, indent: int) -> bool:
        if (indent - self.base >= STEP and not self.inner) or self.level > DEEPEST:
            return False
        self.flush()
        lines: list[str] = []
        starts: list[int] = []
        in_list = self.in_list
        while self.at < len(self.lines) and (line := self.lines[self.at]).strip() and not self._is_broken_off(line):
            if in_list and lines and self._match_item(line.lstrip(" \t")):
                break
            cut = min(len(line) - len(line.lstrip(" ")), self.stack[-1] if self.inner else self.base)
            self.inner = False
            if mark := block_patterns.QUOTE.match(line, cut):
                cut = mark.end()
            lines.append(line[cut:])
            starts.append(self.starts[self.at] + cut)
            self.at += 1
        if self.register.grammar.callouts:
            self._take_callout(lines, starts)
        Blocks(self.register, lines, starts, self.level + 1).read()
        self.fresh, self.in_list = True, in_list
        return True

    def _take_callout(self, lines: list[str], starts: list[int]) -> None:
        """Take the first line off a quotation that is a callout; what stands behind its type is its title."""
        first = next((number for number, line in enumerate(lines) if line.strip()), 0)
        if match := block_patterns.CALLOUT.match(lines[first]):
            if match[1]:
                self.register.add(
                    Kind.TITLE, match[1], starts[first] + match.start(1), starts[first] + match.end(1), self.level + 1
                )
            del lines[: first + 1], starts[: first + 1]

    by_first: ClassVar[Mapping[str, Callable[[Any, str, int], bool]]] = {
        "#": _read_heading,
        "-": _read_dash,
        "+": _read_dash,
        "_": _read_dash,
        "*": _read_star,
        ":": _read_colon,
        "[": _read_bracket,
        "!": _read_titled,
        "?": _read_titled,
        "=": _read_titled,
        "/": _read_block,
        ">": _read_quote,
        "`": RawBlocks.read_fence,
        "~": RawBlocks.read_fence,
        "$": RawBlocks.read_math,
        "\\": RawBlocks.read_math,
        "<": RawBlocks.read_html,
        **dict.fromkeys("0123456789", _read_number),
    }
