"""Line breaks: soft ones, which only wrap the lines of the file, and hard ones, which readers see."""

import itertools
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

HARD_BREAK = "  \n"


def fold(text: str, breaks: bool = False) -> str:
    """`text` with its soft line breaks folded: to a space, or to nothing between two wide characters (Han, kana), where
    a space would be seen. Hard breaks stay: two spaces or a backslash before the line end. Blank lines stay too, for
    they have no place in a unit and must not vanish unseen. Where `breaks` show, every line break is a hard one.
    """
    return fold_lines(text.split("\n"), breaks) if "\n" in text else text.strip(" \t\r")


def fold_lines(lines: Sequence[str], breaks: bool = False) -> str:
    """The text of several lines; see `fold`."""
    parts = [lines[0].strip(" \t\r")]
    for before, line in itertools.pairwise(lines):
        line = line.strip(" \t\r")
        before = before.rstrip("\r")
        if before.endswith("\\") or not line or not before.strip():
            parts.append("\n")
        elif breaks or before.endswith("  "):
            parts.append(HARD_BREAK)
        elif not (is_wide(before.rstrip()[-1]) and is_wide(line[0])):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


@lru_cache(4096)
def is_wide(char: str) -> bool:
    """Whether `char` is set without spaces between it and its like: East Asian width W or F (Unicode annex 11), except
    Hangul, which is written with spaces."""
    return unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7a3"
