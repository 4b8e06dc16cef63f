"""How Chinese names are read: pinyin with tones, by `pypinyin`, spelled as GB/T 16159-2012 wants it.

What the program cannot know (which reading a polyphone has in a name, where a long name falls into words) editors write
into the termbase themselves.
"""

import re

from diglot.language import HAN, parse_language

_HAN = re.compile(rf"[{HAN}]+")
_SUFFIXES = frozenset("化性员者家学制式型率法权力度界感派局部")
"""Characters that end a word rather than begin one, where an odd number of them must be divided."""
_NEEDS_APOSTROPHE = re.compile(r"[aāáǎàeēéěèoōóǒò]")


def is_read(language: str) -> bool:
    """Whether names in `language` have a reading: Chinese only."""
    return parse_language(language).primary == "zh"


def read_name(name: str) -> str:
    """The pinyin of a name, with tones; what is not written in Han characters stays as it is."""
    parts = []
    at = 0
    for run in _HAN.finditer(name):
        parts += [name[at : run.start()].strip(), _read_run(run[0])]
        at = run.end()
    parts.append(name[at:].strip())
    return " ".join(filter(None, parts))


def _read_run(run: str) -> str:
    from pypinyin import Style, lazy_pinyin  # late: its dictionaries take a fifth of a second

    syllables: list[str] = lazy_pinyin(run, style=Style.TONE)
    if len(syllables) != len(run):
        return " ".join(syllables)
    return " ".join(_join(syllables[start:end]) for start, end in _words(run))


def _words(run: str) -> list[tuple[int, int]]:
    """Words of two characters, with a suffix behind them; three characters are one word, a rest of three is, too."""
    words = []
    at = 0
    while at < len(run):
        end = at + 2
        if end < len(run) and (len(run) - at == 3 or (run[end] in _SUFFIXES and (len(run) - end) % 2)):
            end += 1
        words.append((at, min(end, len(run))))
        at = end
    return words


def _join(syllables: list[str]) -> str:
    rest = "".join(f"'{syllable}" if _NEEDS_APOSTROPHE.match(syllable) else syllable for syllable in syllables[1:])
    return syllables[0] + rest
