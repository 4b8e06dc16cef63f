"""The order of names in the glossary, and the letters above them.

A name with a reading is Chinese and is sorted by its pinyin, character by character: letters first, then the tone, as
in the Xiandai Hanyu Cidian (ü follows u). The reading decides between the readings of a character: 重 is chóng in 重建
and zhòng in 重点. Latin letters in such a name are sorted as they are written.

Any other name is sorted by its letters, without case, accents and punctuation, word by word (“nothing before
something”, ISO 999), as in English and, for names, in German, French and Spanish. A language that sorts an accented
letter as a letter of its own needs a rule here.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from diglot.terms import Naming

REST = "#"
"""Stands over names that begin with no letter."""
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_DIAERESIS = "\u0308"
_NEUTRAL = 5
_ERHUA = {"儿": ("r",)}
"""A syllable that is only a letter behind the one before it."""
_PARTS = re.compile(r"[a-z0-9]+|[^\W_]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z0-9]+\Z", re.IGNORECASE)

Key = tuple[tuple[str, int, int], ...]
"""Of each part of a name its letters, whether it has an ü, and its tone."""


def sort_key(naming: Naming) -> tuple[Key, str]:
    """Where a name stands among those of its language."""
    syllables = _syllables(naming) if naming.reading else None
    return syllables or tuple((word, 0, 0) for word in _plain(naming.reading or naming.name).split()), naming.name


def by_letter(namings: Mapping[str, Naming]) -> Iterator[tuple[str, list[str]]]:
    """Letters in order, and under each the keys of its names in order; what begins with no letter comes first."""
    keys = {key: sort_key(naming) for key, naming in namings.items()}
    found: dict[str, list[str]] = {}
    for key in sorted(keys, key=lambda key: (_letter(keys[key]) != REST, keys[key])):
        found.setdefault(_letter(keys[key]), []).append(key)
    yield from found.items()


def _letter(key: tuple[Key, str]) -> str:
    parts, _ = key
    first = parts[0][0][:1].upper() if parts else ""
    return first if first.isalpha() else REST


def _plain(text: str) -> str:
    """Lower-case letters and figures, all else as one blank."""
    letters = (char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return re.sub(r"[^\w]+|_", " ", "".join(letters))


def _syllables(naming: Naming) -> Key | None:
    """The pinyin of each character of a name, cut from its reading; None where they do not go together."""
    parts = _PARTS.findall(naming.name)
    spoken = [_measure(char) for char in _sounds(naming.reading)]
    return _align(parts, spoken)


def _align(parts: list[str], spoken: list[tuple[str, int, int]]) -> Key | None:
    """Give each part of a name its share of the sounds, trying the longest first."""
    if not parts:
        return None if spoken else ()
    for size in sorted({len(spelling) for spelling in _written(parts[0])}, reverse=True):
        taken = spoken[:size]
        letters = "".join(letter for letter, _, _ in taken)
        if letters in _written(parts[0]) and (rest := _align(parts[1:], spoken[size:])) is not None:
            tone = max(tone for _, _, tone in taken)
            if not _LATIN.match(parts[0]):
                tone = tone or _NEUTRAL
            return ((letters, max(umlaut for _, umlaut, _ in taken), tone), *rest)
    return None


@cache
def _written(part: str) -> frozenset[str]:
    """How a part may be written in pinyin, without tones; Latin letters stand for themselves."""
    if _LATIN.match(part):
        return frozenset((part.lower(),))
    from pypinyin import Style, pinyin  # late: its dictionaries take a fifth of a second

    spellings = pinyin(part, style=Style.NORMAL, heteronym=True, v_to_u=True)[0]
    plain = ("".join(letter for letter, _, _ in map(_measure, _sounds(spelling))) for spelling in spellings)
    return frozenset((*_ERHUA.get(part, ()), *plain))


def _sounds(reading: str) -> Iterator[str]:
    """The letters of a reading, each with its marks."""
    for char in unicodedata.normalize("NFC", reading.lower()):
        if char.isalnum():
            yield char


def _measure(char: str) -> tuple[str, int, int]:
    """A letter without its marks, whether it was an ü, and the tone it carries (0: none)."""
    letter, *marks = list(unicodedata.normalize("NFD", char))
    return letter, int(_DIAERESIS in marks), max((_TONES.get(mark, 0) for mark in marks), default=0)
