"""The figures of a text in any language: with words where the language is known, in figures otherwise."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from diglot.language import parse_language
from diglot.numbers.chinese_figures import read_chinese
from diglot.numbers.english_figures import read_english
from diglot.numbers.figures import Figure
from diglot.spans import Span

_READERS: Mapping[str, Callable[[str], list[Figure]]] = {"en": read_english, "zh": read_chinese}
_FIGURES = re.compile(r"(?<![\w.,])\d+(?:[.,'’\u00a0\u202f ]\d+)*(?!\w)")


_SIGNS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\d|\b(?:thr|fou|for|fif|fiv|six|sev|eig|nin|ten|ele|twe|thi|hun|tho|mil|bil|tri|doz|sco|qua|hal"
        r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"[\d三四五六七八九十百千万亿零〇]"),
}


def may_differ(text: str, language: str) -> bool:
    """Whether a text may have a figure that a translation must have: a quick look before reading it."""
    sign = _SIGNS.get(parse_language(language).primary)
    return sign is None or sign.search(text) is not None


@lru_cache(4096)
def read_figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text without markup; `language` is a code such as `en` or `zh-Hant`."""
    reader = _READERS.get(parse_language(language).primary, _read_other)
    return tuple(reader(text))


def _read_other(text: str) -> list[Figure]:
    """Points and commas mean different things in different languages: both readings are possible values."""
    figures = []
    for found in _FIGURES.finditer(text):
        digits = re.sub(r"['’\u00a0\u202f ]", "", found[0])
        whole = {Fraction(re.sub(r"[.,]", "", digits))}
        head, _, tail = digits.replace(",", ".").rpartition(".")
        if head:
            whole.add(Fraction(f"{head.replace('.', '')}.{tail}"))
        figures.append(Figure(found[0], Span(*found.span()), frozenset(whole)))
    return figures
