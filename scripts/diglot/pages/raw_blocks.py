"""Blocks that are copied: code, math, comments, and HTML except for the texts in it."""

from re import Match

from diglot.pages import block_patterns
from diglot.pages.document import Kind
from diglot.pages.folding import fold_lines
from diglot.pages.raw_html import BLOCKS, MARKDOWN, TAG, find_texts
from diglot.pages.reader import STEP, Reader


class RawBlocks(Reader):
    """The part of the grammar that Markdown does not reach into."""

    def read_fence(self, body: str, indent: int) -> bool:
        fence = self.find_fence(body, indent)
        if fence is None:
            return False
        found, closing = fence
        self.flush()
        for title in block_patterns.FENCE_TITLE.finditer(found[2]):
            self.add(Kind.CODE_TITLE, self.offset(body) + found.start(2) + title.start(2), title[2])
        self.at = closing + 1
        self.fresh, self.inner = True, False
        return True

    def find_fence(self, body: str, indent: int) -> tuple[Match[str], int] | None:
        """The fence that a line opens, and the number of the line that closes it; None if it opens none."""
        match = block_patterns.FENCE.match(body)
        if match is None or (match[1][0] == "`" and "`" in match[2]):
            return None
        closing = self._find_fence_end(match[1], indent)
        return None if closing is None else (match, closing)

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

    def read_math(self, body: str, indent: int) -> bool:
        opener = body[:3] if body.startswith("\\be") else body[:2]
        closer = block_patterns.MATH_END.get(opener)
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

    def read_html(self, body: str, indent: int) -> bool:
        start = self.offset(body)
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
            "md_in_html" in self.known
            and MARKDOWN.search(tag[0]) is not None
            and f"</{name}" not in self.text[tag.end() : line_end].lower()
        )
        if closing or (self.depth and f"</{name}" not in self.text[tag.end() : line_end].lower()):
            self._skip_to(tag.end())
            return True
        end = self.register.element_end(name, start, limit)
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
        end = self.register.comment_end(start)
        if end < 0:
            return False
        self.flush()
        if directive := block_patterns.DIRECTIVE.match(self.text, start):
            if directive[1] == "skip":
                closing = block_patterns.SKIP_END.search(self.text, directive.end())
                end = closing.end() - 3 if closing else len(self.text)
            elif directive[1] == "note":
                self.register.note = directive[2].rstrip()
            elif directive[1] == "context":
                self.register.context = directive[2].rstrip()
            else:
                self.register.terms = directive[1] == "end"
        self._skip_to(end + 3)
        return True

    def _skip_to(self, end: int) -> None:
        """Continue at an offset of the page, on the same line if any text is left there."""
        while self.at + 1 < len(self.lines) and self.starts[self.at + 1] <= end:
            self.at += 1
        line = self.lines[self.at]
        cut = end - self.starts[self.at]
        rest = line[max(cut, 0) :]
        self.fresh, self.in_list = True, False
        if rest.strip():
            content = rest.lstrip()
            self.go_on_behind(self.starts[self.at] + len(line) - len(content), content, self.stack[-1])
            self.inner = True
        else:
            self.inner = False
            self.at += 1
