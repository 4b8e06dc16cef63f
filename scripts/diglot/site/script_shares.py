"""Measure the share of a text that is in the writing of a language."""

import re
import string
from functools import cache

from diglot.language import LETTERS, parse_language

_DENSE = frozenset({"Hans", "Hant", "Jpan"})
_WEIGHT = 3
"""The number of letters of an alphabet that one character of a dense writing stands for."""
_NO_LETTERS = bytes(set(range(256)) - set(string.ascii_letters.encode()))
_LETTER = re.compile(r"[^\W\d_]+")


@cache
def _own(script: str) -> re.Pattern[str]:
    return re.compile(f"[{LETTERS[script]}]+")


def _count(letters: re.Pattern[str], text: str) -> int:
    """How many letters there are; the pattern is for runs of them, which are fewer."""
    return len("".join(letters.findall(text)))


def has_share(text: str, tag: str, least: float) -> bool:
    """Whether `share_of` is surely `least` or more; if not, it may be anything.

    Every sign that is not of the writing is taken for a letter of another one, which is soon counted.
    """
    script = parse_language(tag).script
    if script not in LETTERS:
        return True
    if script in _DENSE:
        own = _count(_own(script), text) * _WEIGHT
        return own >= least * (own + len(text) - own // _WEIGHT)
    if script != "Latn":
        return False
    data = text.encode()
    own = len(data.translate(None, _NO_LETTERS))  # letters of English; those of other languages count as signs
    return own >= least * (own + _WEIGHT * (len(data) - own))


def share_of(text: str, tag: str) -> tuple[int, float]:
    """How many letters `text` has, and which share of what it says is in the writing of the language `tag`, 0 to 1.

    A text without letters, and one in a writing that is not known, is all in its language.
    """
    script = parse_language(tag).script
    if text.isascii() and (script not in LETTERS or script == "Latn"):
        return len(text.encode().translate(None, _NO_LETTERS)), 1.0
    letters = _count(_LETTER, text)
    if not letters or script not in LETTERS:
        return letters, 1.0
    own = _count(_own(script), text)
    other = letters - own
    if script in _DENSE:
        own *= _WEIGHT
    else:
        dense = _count(_own("Jpan"), text) if script != "Kore" else 0
        other += dense * (_WEIGHT - 1)
    return letters, own / (own + other) if own + other > 0 else 1.0
