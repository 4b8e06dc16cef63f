"""A page that Git left with both sides of a merge: neither is what its author means, and both would be published."""

import re

from diglot.errors import InputError
from diglot.pages import Document
from diglot.spans import line_number

_MARK = re.compile(r"^(?:<{7} .*|={7}\r?|>{7} .*)$", re.MULTILINE)


def find_unsettled(document: Document, path: str) -> InputError | None:
    """The problem of a page with the marks of a merge, with the line of the first. Marks in code are an example."""
    text = document.text
    start, is_divided = -1, False
    for mark in _MARK.finditer(text) if "\n>>>>>>> " in text else ():
        if mark[0][0] == "<":
            start, is_divided = mark.start(), False
        elif mark[0][0] == "=":
            is_divided = start >= 0
        elif is_divided:
            if any(unit.span.start <= start < unit.span.end for unit in document.units):
                return InputError(
                    "an unsettled merge: this line is a conflict marker",
                    "Keep one of the two sides, and remove the lines of the markers.",
                    path,
                    line_number(text, start),
                )
            start, is_divided = -1, False
    return None
