"""Which writing a language is in, and how much of a text is in it."""

import re
from functools import cache

from diglot.language import parse_language

_HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RANGES = {
    "Arab": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Armn": r"\u0530-\u058f",
    "Beng": r"\u0980-\u09ff",
    "Cyrl": r"\u0400-\u052f",
    "Deva": r"\u0900-\u097f",
    "Geor": r"\u10a0-\u10ff\u1c90-\u1cbf",
    "Grek": r"\u0370-\u03ff\u1f00-\u1fff",
    "Hans": _HAN,
    "Hant": _HAN,
    "Hebr": r"\u0590-\u05ff",
    "Jpan": _HAN + r"\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Kore": _HAN + r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Latn": r"A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Taml": r"\u0b80-\u0bff",
    "Thai": r"\u0e00-\u0e7f",
}
"""Letters by ISO 15924 script (Unicode 16, Blocks.txt); a script without a row is not judged."""
_DENSE = frozenset({"Hans", "Hant", "Jpan"})
_WEIGHT = 3
"""How many letters of an alphabet say what one character of a dense writing does."""
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _own(script: str) -> re.Pattern[str]:
    return re.compile(f"[{_RANGES[script]}]")


def share_of(text: str, tag: str) -> tuple[int, float]:
    """How many letters `text` has, and which share of what it says is in the writing of the language `tag`, 0 to 1.

    A text without letters, and one in a writing that is not known, is all in its language.
    """
    letters = len(_LETTER.findall(text))
    script = parse_language(tag).script
    if not letters or script not in _RANGES:
        return letters, 1.0
    own = len(_own(script).findall(text))
    other = letters - own
    if script in _DENSE:
        own *= _WEIGHT
    else:
        dense = len(_own("Jpan").findall(text)) if script != "Kore" else 0
        other += dense * (_WEIGHT - 1)
    return letters, own / (own + other) if own + other > 0 else 1.0
