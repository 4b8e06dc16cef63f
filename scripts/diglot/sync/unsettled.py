"""A page that Git left with both sides of a merge: neither is what its author means, and both would be published."""

import re
from collections.abc import Iterator

from diglot.errors import InputError

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def find_unsettled(text: str, path: str) -> InputError | None:
    """The problem of a page with the marks of a merge, with the line of the first. Marks in code are an example.

    One mark of the beginning is enough, since the other marks may have been removed; so are a dividing line and a
    mark of the end behind it.
    """
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return None
    divided = 0
    for number, line in _outside_code(text.split("\n")):
        if line.startswith("<<<<<<< "):
            return _problem(path, number)
        if line.rstrip("\r") == "=======":
            divided = divided or number
        elif line.startswith(">>>>>>> ") and divided:
            return _problem(path, divided)
    return None


def _problem(path: str, line: int) -> InputError:
    fact = "an unsettled merge: this line is a conflict marker"
    return InputError(fact, "Keep one of the two sides, and remove the lines of the markers.", path, line)


def _outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines outside fences, numbered from 1. A fence that is never closed is none."""
    at, unclosed = 0, {"`": len(lines) + 3, "~": len(lines) + 3}
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        mark = fence[1] if fence else ""
        if mark and len(mark) < unclosed[mark[0]]:
            end = next((i for i in range(at + 1, len(lines)) if _closes(lines[i], mark)), 0)
            if end:
                at = end + 1
                continue
            unclosed[mark[0]] = len(mark)  # nor is a longer one further down
        yield at + 1, lines[at]
        at += 1


def _closes(line: str, mark: str) -> bool:
    bare = line.strip(" \t\r>")
    return bare.startswith(mark) and not bare.strip(mark[0])
