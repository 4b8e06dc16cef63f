"""The forms of a name that texts may have: capitals, hyphens and blanks, inflections, by language and script."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from diglot.language import parse_language
from diglot.spans import Span

_BLANKS = "\u00a0\u202f\u2009\t\n"
_HYPHENS = "\u2010\u2011"
_APOSTROPHES = "\u2019\u02bc"

_PLURALS: Mapping[str, Sequence[tuple[str, str]]] = {
    "en": (
        (r"(?<=[^aeiou\W\d])y$", "ies"),
        (r"(?<=s)is$", "es"),
        (r"(?<=(?:s|x|z))$|(?<=(?:ch|sh))$", "es"),
        (r"(?<=[^aeiou\W\d]o)$", "es"),
        (r"(?<=[^\W_])$", "s"),
    ),
    "es": ((r"(?<=[aeiouáéó])$", "s"), (r"z$", "ces"), (r"(?<=\w)$", "es")),
    "fr": ((r"(?<=[sxz])$", ""), (r"(?<=eau)$", "x"), (r"al$", "aux"), (r"(?<=\w)$", "s")),
}
"""How the plural of a name is made from its end, by language: the first rule that fits. Other languages have none."""


@lru_cache
def _plural_rules(language: str) -> Sequence[tuple[re.Pattern[str], str]]:
    rules = _PLURALS.get(parse_language(language).primary, ())
    return [(re.compile(pattern, re.IGNORECASE), ending) for pattern, ending in rules]


def inflect(name: str, language: str) -> Iterator[str]:
    """The inflected forms of a name, without itself."""
    for pattern, ending in _plural_rules(language):
        if match := pattern.search(name):
            if (form := name[: match.start()] + ending) != name:
                yield form
            return


_NOUNS_HAVE_CAPITALS = frozenset({"de", "gsw", "lb", "nds"})
_ENDS = ".!?…:;\0。！？：；"
_BEFORE_SENTENCES = " \t\r\n\v\f\u00a0\u3000\u2028\u2029\"'“”‘’«»„‚([*_–—-"
"""What may stand between a sentence and the end of the one before it."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def is_proper(text: str, span: Span, language: str) -> bool:
    """Whether a mention is written as a proper name: with a capital inside a sentence that is not all in capitals.

    In “we run Grid in the cloud” that is the name of a product. In a title with capitals, “The Use of Grid Management”,
    it is not. A name that has a capital in the termbase is for the matcher to judge.
    """
    mention = span.of(text)
    if not mention[:1].isupper() or mention.isupper() or parse_language(language).primary in _NOUNS_HAVE_CAPITALS:
        return False
    before = text[: span.start].rstrip(_BEFORE_SENTENCES)
    if before[-1:] in _ENDS or "\n" in text[len(before) : span.start]:
        return False
    words, capitals = (
        in_text - in_mention for in_text, in_mention in zip(_long_words(text), _long_words(mention), strict=True)
    )
    return 2 * capitals < words


@lru_cache(1024)
def _long_words(text: str) -> tuple[int, int]:
    """How many long words there are, and how many of them begin with a capital."""
    words = _LONG_WORD.findall(text)
    return len(words), sum(word[0].isupper() for word in words)


def fold_text(text: str) -> str:
    """`text` without the differences of capitals and of kinds of blanks and hyphens; as long as it was."""
    folded = plain_text(text).casefold()
    if len(folded) != len(text):
        # Few characters become two (ß, İ); these stay, so that every offset is right.
        folded = "".join(folded_char if len(folded_char := char.casefold()) == 1 else char for char in plain_text(text))
    return folded.replace("-", " ") if "-" in folded else folded


def plain_text(text: str) -> str:
    """`text` with one kind of blank, hyphen and apostrophe each; as long as it was."""
    if text.isascii():
        return text.replace("\n", " ").replace("\t", " ")
    for kinds, plain in ((_BLANKS, " "), (_HYPHENS, "-"), (_APOSTROPHES, "'")):
        for kind in kinds:
            text = text.replace(kind, plain)
    return text


_MANY = 120
"""Different characters of a text above which each is looked up where it stands, as in Chinese."""


def bare_words(folded: str) -> str:
    """A folded text with a blank for everything but letters of scripts with spaces, and NUL; as long as it was."""
    if folded.isascii():
        return folded.encode().translate(_ASCII).decode()
    different = set(folded)
    if len(different) > _MANY:
        return folded.translate(_BARE)
    for char in different:
        if _BARE[ord(char)] != char:
            folded = folded.replace(char, " ")
    return folded


class _Bare(dict[int, str]):
    """The replacement of each character, made when the character is first used."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        is_kept = char.isalnum() or char in "_\0" if code < 128 else not _is_other(char)
        self[code] = char if is_kept else " "
        return self[code]


_BARE = _Bare()


def stands_in_words(name: str) -> bool:
    """Whether `name` is found by its words: no part of it is of a script without spaces, or Hangul, to which particles
    are joined."""
    return name.isascii() or not any(map(_is_joined, name))


@lru_cache(4096)
def _is_other(char: str) -> bool:
    return not _is_letter(char) or _is_joined(char)


@lru_cache(4096)
def joins_left(char: str) -> bool:
    """Whether `char` before a name that begins with its like makes one word with it."""
    return _is_letter(char) and not is_unspaced(char)


@lru_cache(4096)
def joins_right(char: str) -> bool:
    """The same behind a name. In Korean, particles follow their word without a space."""
    return _is_letter(char) and not _is_joined(char)


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M"


def _is_joined(char: str) -> bool:
    return is_unspaced(char) or "\uac00" <= char <= "\ud7a3"


def is_unspaced(char: str) -> bool:
    """Whether `char` is of a script that has no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese, Tibetan."""
    return (
        "\u0e00" <= char <= "\u0fff"
        or "\u1000" <= char <= "\u109f"
        or "\u1780" <= char <= "\u17ff"
        or "\u3005" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\uff66" <= char <= "\uff9f"
        or char >= "\U00020000"
    )


_ASCII = bytes(code if code > 127 or chr(code).isalnum() or chr(code) in "_\0" else 32 for code in range(256))
