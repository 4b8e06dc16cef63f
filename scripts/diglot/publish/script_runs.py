"""Words in another language inside a text, told by their script.

A screen reader needs to know where 网格 begins in an English sentence, and a browser which face to take for it. Two
Han characters in a row are Chinese in a text of another script; two or more words of a Latin alphabet are the other
language in a Chinese text. Single letters, abbreviations in capitals and figures are part of any language.
"""

import re
from collections.abc import Sequence

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN_RUN = re.compile(f"[{HAN}]{{2,}}(?:[，、；：·“”‘’《》（）…—]*[{HAN}]+)*")
_WORD = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’]*[a-zà-ɏ][A-Za-zÀ-ɏ'’]*"
_LATIN_RUN = re.compile(rf"{_WORD}(?:[ \u00a0,.:;&/-]+{_WORD})+")


def is_han(language: str) -> bool:
    """Whether a language is written in Han characters."""
    return language.split("-")[0] in ("zh", "yue", "wuu", "lzh")


def find_script_runs(text: str, language: str, others: Sequence[str]) -> list[tuple[int, int, str]]:
    """The parts of a text in `language` that are in one of `others`: begin, end and language of each, in order.

    Only scripts tell: of two languages in one script none is found.
    """
    if is_han(language):
        other = next((tag for tag in others if not is_han(tag)), None)
        pattern = _LATIN_RUN
    else:
        other = next((tag for tag in others if is_han(tag)), "zh")
        pattern = _HAN_RUN
    if other is None or (pattern is _HAN_RUN and text.isascii()):
        return []
    return [(*found.span(), other) for found in pattern.finditer(text)]
