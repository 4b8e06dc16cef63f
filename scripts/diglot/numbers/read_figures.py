"""The figures of a text in any language: with words where those of the language are known, in digits otherwise."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from diglot.language import parse_language
from diglot.numbers.chinese_figures import read_chinese
from diglot.numbers.digit_figures import read_digits
from diglot.numbers.english_figures import read_english
from diglot.numbers.english_words import SIGN
from diglot.numbers.figures import Figure

_READERS: Mapping[str, Callable[[str], list[Figure]]] = {"en": read_english, "zh": read_chinese}

_SIGNS: Mapping[str, re.Pattern[str]] = {
    "en": SIGN,
    "zh": re.compile(r"[\d三四五六七八九十百千万亿兆零〇○%％‰]|分之|世纪|[一二两]{3}|[一二两]点[一二]"),
}


_DIGIT = re.compile(r"\d")


def knows_words(language: str) -> bool:
    """Whether the number words of a language are known, so that a number that is not found is not there."""
    return parse_language(language).primary in _READERS


def may_differ(text: str, language: str) -> bool:
    """Whether a text may have a figure that its translation must have: a quick test before the text is read."""
    return _SIGNS.get(parse_language(language).primary, _DIGIT).search(text) is not None


@lru_cache(4096)
def read_figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text without markup; `language` is a code such as `en` or `zh-Hant`."""
    reader = _READERS.get(parse_language(language).primary)
    return tuple(reader(text) if reader else read_digits(text, language))
