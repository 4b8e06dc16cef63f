"""Which writing a language is in, and how much of a text is in it."""

import re
import string
from functools import cache

from diglot.language import LETTERS, parse_language

_DENSE = frozenset({"Hans", "Hant", "Jpan"})
_WEIGHT = 3
"""How many letters of an alphabet say what one character of a dense writing does."""
_NO_LETTERS = bytes(set(range(128)) - set(string.ascii_letters.encode()))
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _own(script: str) -> re.Pattern[str]:
    return re.compile(f"[{LETTERS[script]}]")


def share_of(text: str, tag: str) -> tuple[int, float]:
    """How many letters `text` has, and which share of what it says is in the writing of the language `tag`, 0 to 1.

    A text without letters, and one in a writing that is not known, is all in its language.
    """
    script = parse_language(tag).script
    if text.isascii() and (script not in LETTERS or script == "Latn"):
        return len(text.encode().translate(None, _NO_LETTERS)), 1.0
    letters = len(_LETTER.findall(text))
    if not letters or script not in LETTERS:
        return letters, 1.0
    own = len(_own(script).findall(text))
    other = letters - own
    if script in _DENSE:
        own *= _WEIGHT
    else:
        dense = len(_own("Jpan").findall(text)) if script != "Kore" else 0
        other += dense * (_WEIGHT - 1)
    return letters, own / (own + other) if own + other > 0 else 1.0
