"""The limits for the size of a translation, so that the time to render it is proportional to its source.

Python-Markdown is quadratic in brackets, tags and the like: 20,000 of `[` take it a minute and a half. The limits are
checked before anything is rendered.
"""

import re
from collections.abc import Iterator

from diglot.message import Message

MOST_BYTES = 2 * 1024 * 1024
"""The size of a file that translators can write."""

TIMES, SPARE = 4, 200
"""A translation has at most so many times the characters of its source, and some more."""
SLOW = 4000
"""Characters above four times its source that only `is_slow` still lets through."""
LONGEST_RUN = 64
"""Of one sign of punctuation in a row."""
MOST_ON_A_LETTER = 8
"""Combining marks that any letter takes; phonetic writing needs four, and many cover the lines above and below."""
MARKS, SPARE_MARKS = 2, 64
"""Of the signs of Markdown a translation has at most so many times those of its source, and some more."""
MOST_MARKS = 4000
"""Of the signs of Markdown neither a unit nor its translation has more: comparing it would take many seconds."""
_RUN = re.compile(rf"([^\w\s])\1{{{LONGEST_RUN},}}")
_COMBINING = re.compile(
    rf"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MOST_ON_A_LETTER + 1},}}"
)
"""The blocks of the Unicode Standard whose marks belong to no script, or to one whose letters take any of them."""
_MARKUP = re.compile(r"[\[\]<>&*_`{}~^=$|\\]")


def most_bytes(path: str) -> int:
    """The most bytes a file may have that translators write: a page or its catalog, or what holds a whole edition (the
    lock, the termbase), which is read in proportion to its length."""
    return MOST_BYTES if path.endswith((".md", ".po", ".pot")) else 16 * MOST_BYTES


def find_excess(source: str, text: str) -> Iterator[tuple[Message, tuple[int, int] | None]]:
    """Each limit that a text exceeds, in words, with its place."""
    most = TIMES * len(source) + SPARE
    if len(text) > most:
        yield Message("it has {:,} characters; beside its source, {:,} are the most", len(text), most), None
    if not text.isascii() and (stack := _COMBINING.search(text)) and stack[0] not in source:
        yield (
            Message("it has {:,} combining marks on one letter; {} is the most", len(stack[0]), MOST_ON_A_LETTER),
            stack.span(),
        )
    if len(text) <= LONGEST_RUN:
        return
    if (run := _RUN.search(text)) and run[0] not in source:
        yield Message("it has “{}” {:,} times in a row; {} is the most", run[1], len(run[0]), LONGEST_RUN), run.span()
    signs, source_signs = len(_MARKUP.findall(text)), len(_MARKUP.findall(source))
    most = MARKS * source_signs + SPARE_MARKS
    if signs > most:
        yield Message("it has {:,} signs of Markdown; beside its source, {:,} are the most", signs, most), None
    elif max(signs, source_signs) > MOST_MARKS:
        signs = max(signs, source_signs)
        yield (
            Message("it or its source has {:,} signs of Markdown; {:,} are the most of a unit", signs, MOST_MARKS),
            None,
        )


def is_slow(source: str, text: str) -> bool:
    """Whether a text has so much more than its source that looking at it closely would take long."""
    return len(text) > TIMES * len(source) + SLOW or (
        len(text) > SPARE_MARKS and len(_MARKUP.findall(text)) > _most_marks(source)
    )


def _most_marks(source: str) -> int:
    return MARKS * len(_MARKUP.findall(source)) + SPARE_MARKS
