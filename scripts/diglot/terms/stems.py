"""Whether a text may have a name in a form that no list has: by the stems of its words.

Stems are those of the Snowball algorithms (Porter 2001; `snowballstemmer`). They say less than a list of forms: the
stems of “universal” and “universe” are the same, and a word may have two stems. So they only keep a check from
reporting a term that is there; what they find becomes no link.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from diglot.language import parse_language

_ALGORITHMS = {
    **{"ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english"},
    **{"eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish"},
    **{"fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian"},
    **{"it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian"},
    **{"no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian"},
    **{"st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish"},
}
_UNINFLECTED = frozenset({"en", "id", "ja", "km", "ko", "lo", "ms", "my", "th", "vi", "yue", "zh"})
"""Languages whose words hardly change, or have their plurals in `forms.py`; in Korean particles follow the word."""
_JOINING = frozenset({"da", "de", "et", "fi", "he", "hu", "is", "nb", "nl", "nn", "no", "sv"})
"""Languages that write several words as one: Netzverwaltung has Netz in it, and הרשת has רשת."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 3
"""Letters by which two forms of a word may differ in length, without what their stems have lost."""


def is_inflected(language: str) -> bool:
    """Whether names take other forms in a language, so that one that is not found may be there in another form."""
    return parse_language(language).primary not in _UNINFLECTED


def may_have(text: str, name: str, language: str) -> bool:
    """Whether a text may have a name in another form: the stems of its words, in any order."""
    wanted = _stems(name, language)
    return is_inflected(language) and bool(wanted) and all(_fits(stem, text, language) for stem in wanted)


def _fits(stem: str, text: str, language: str) -> bool:
    """Whether a text has a word with a stem, or one so like it that it may be a form of the same word."""
    found = _stems(text, language)
    shortest = 4 if parse_language(language).primary in _ALGORITHMS else 3
    if stem in found or len(stem) < shortest:
        return stem in found
    beginning = stem[: max(shortest, len(stem) - 2)]
    return any(
        (parse_language(language).primary in _JOINING and stem in other)
        or (other.startswith(beginning) and abs(len(other) - len(stem)) <= _MOST)
        for other in found
    )


@lru_cache(1024)
def _stems(text: str, language: str) -> frozenset[str]:
    stem = _stemmer(parse_language(language).primary)
    return frozenset(_bare(stem(word)) for word in _WORD.findall(text.casefold()))


def _bare(word: str) -> str:
    """Without accents and umlauts: many forms differ only in these."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


@cache
def _stemmer(stem: str) -> Any:
    if stem not in _ALGORITHMS:
        return str
    import snowballstemmer  # late: only editions with terms need it

    return snowballstemmer.stemmer(_ALGORITHMS[stem]).stemWord
