"""The fenced blocks of code of a page, by line numbers."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_OPENING = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+)")


class CodeFence(NamedTuple):
    """A block of code: the number of its first line, counted from 0, and of the line behind it; the fences are part of
    it."""

    start: int
    end: int
    info: str
    """What stands behind the opening fence."""


def closed_fences(lines: Sequence[str]) -> Iterator[CodeFence]:
    """The blocks of code, in order. A fence that is never closed is none."""
    at, unclosed = 0, {"`": len(lines) + 3, "~": len(lines) + 3}
    while at < len(lines):
        fence = _OPENING.match(lines[at])
        mark = fence[1] if fence else ""
        if fence and len(mark) < unclosed[mark[0]] and not (mark[0] == "`" and "`" in lines[at][fence.end() :]):
            if end := next((i for i in range(at + 1, len(lines)) if _closes(lines[i], mark)), 0):
                yield CodeFence(at, end + 1, lines[at][fence.end() :].strip())
                at = end
            else:
                unclosed[mark[0]] = len(mark)  # nor is a longer one further down
        at += 1


def _closes(line: str, mark: str) -> bool:
    bare = line.strip(" \t\r>")
    return bare.startswith(mark) and not bare.strip(mark[0])
