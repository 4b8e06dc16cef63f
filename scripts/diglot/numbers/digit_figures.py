"""Numbers in digits, in a language whose number words are not known.

The digits may be those of any script. The signs between digits and the sizes of groups are those of the Unicode CLDR
(by Babel). Translators also leave numbers in the form of the source. So if a sign may be a decimal sign in one language
and group digits in another one, as in “1.200”, both readings are possible values.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from diglot.language import parse_language, parse_locale
from diglot.numbers.figures import MOST_DIGITS, Figure, Number, Value, parse_digits, whole_if_so
from diglot.spans import Span

_BLANKS = "\u00a0\u202f\u2009"
_SIGNS = ".,٫٬،’'_" + _BLANKS
"""What may stand between the digits of one number, in one language or another."""
_DIGITS = re.compile(r"\d+")
_BIG = {
    "ja": {"百": 10**2, "千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12},
    "ko": {"백": 10**2, "천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12},
    "yue": {"百": 10**2, "千": 10**3, "萬": 10**4, "億": 10**8, "兆": 10**12},
}
"""Units of East Asian languages that are joined to digits, as in 14億 and 3만."""
_NAMED_BEFORE = re.compile(r"[^\W\d][-–.]?$|[#@/\\]$")
_NAMED_AFTER = re.compile(r"[-–]?[^\W\d]")
_UNSPACED = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
"""Letters of scripts that write words without spaces, or join particles to numbers: 24時間, 24시간."""


class _Signs(NamedTuple):
    """What a language writes between digits."""

    decimal: frozenset[str]
    group: frozenset[str]
    sizes: tuple[int, ...]
    """How many digits the groups have, from the right: (3, 2) in India; the last one repeats."""


def read_digits(text: str, language: str) -> list[Figure]:
    """The figures in digits of a text in any language."""
    signs = _signs(language)
    stem = parse_language(language).primary
    figures = []
    for found in _pattern(stem, bool(signs.group & set(_BLANKS))).finditer(text):
        values = frozenset(_values(found[0], signs, _BIG.get(stem, {})))
        span = Span(*found.span())
        figures.append(Figure(span.of(text), span, values, not _is_part_of_name(text, span)))
    return figures


@cache
def _signs(language: str) -> _Signs:
    locale = parse_locale(language)
    if locale is None:
        return _Signs(frozenset(".,"), frozenset(".,"), (3,))
    systems = {"latn", locale.default_numbering_system}
    known = [locale.number_symbols[system] for system in systems if system in locale.number_symbols]
    decimal, group = (
        frozenset(symbols[name] for symbols in known if symbols.get(name)) for name in ("decimal", "group")
    )
    sizes = tuple(size for size in locale.decimal_formats[None].grouping if 0 < size < 100)
    return _Signs(decimal, group, sizes or (3,))


@cache
def _pattern(stem: str, has_blanks: bool) -> re.Pattern[str]:
    """A number; a plain space groups its digits only in languages that group by blanks."""
    blank = r"|(?<!\d\d\d\d) (?=\d{3}(?!\d))" if has_blanks else ""
    number = rf"\d+(?:(?:[{_SIGNS}]{blank})\d+)*"
    units = "".join(_BIG.get(stem, {}))
    return re.compile(
        rf"{number}(?:\s?[{units}]+(?: ?{number}(?=\s?[{units}])| ?\d{{3,4}}(?!\d))?)*" if units else number
    )


def _is_part_of_name(text: str, span: Span) -> bool:
    """COVID-19, v2, 5G; not 24時間 or 24시간."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    left, right = _NAMED_BEFORE.search(before), _NAMED_AFTER.match(after)
    return any(match is not None and not _UNSPACED.search(match[0]) for match in (left, right))


@lru_cache(4096)
def _read_number(written: str, signs: _Signs) -> frozenset[Value]:
    """What digits with signs between them may stand for."""
    parts = _DIGITS.findall(written)
    between = _DIGITS.split(written)[1:-1]
    found: set[Value] = {_value("".join(parts))} if _is_grouped(parts, between, signs) else set()
    if between and between[-1] not in between[:-1] and _is_grouped(parts[:-1], between[:-1], signs):
        found.add(_value("".join(parts[:-1]) or "0", parts[-1]))
    if len(between) > 1 and len(set(between)) == 1:
        found.add(".".join(str(parse_digits(part)) for part in parts))  # a version, or an address
    if not found or (len(parts) > 2 and len(set(between)) == 1 and len(parts[1]) < 3):
        found |= {parse_digits(part) for part in parts}  # a date, or a list
    if between == ["."] and "." not in signs.decimal and _is_time(parts):
        found |= {parse_digits(part) for part in parts}
    return frozenset(found)


def _is_time(parts: list[str]) -> bool:
    """5.45 is a quarter to six where numbers have a decimal comma."""
    hour, minute = map(parse_digits, parts)
    return len(parts[1]) == 2 and hour <= 24 and minute < 60


def _is_grouped(parts: list[str], between: list[str], signs: _Signs) -> bool:
    """Whether the parts are groups of one number, of the sizes of the language, or of three or four digits."""
    if len(set(between)) > 1:
        return False
    if not between:
        return True
    sizes = [len(part) for part in parts[1:]]
    own = [*reversed([signs.sizes[min(i, len(signs.sizes) - 1)] for i in range(len(sizes))])]
    return sizes in ([3] * len(sizes), [4] * len(sizes), own, [*[2] * (len(sizes) - 1), 3])


def _value(whole: str, decimals: str = "") -> Number:
    decimals = decimals[:MOST_DIGITS]
    return whole_if_so(parse_digits(whole) + Fraction(parse_digits(decimals or "0"), 10 ** len(decimals)))


def _values(written: str, signs: _Signs, units: dict[str, int]) -> Iterator[Value]:
    """The values of a number, which may have units: 14億, 3万5千."""
    if not any(unit in written for unit in units):
        yield from _read_number(written, signs)
        return
    pieces = re.findall(rf"([\d{_SIGNS} ]+)\s?([{''.join(units)}]*)", written)
    total: set[Number] = {0}
    for digits, units_there in pieces:
        scale = 1
        for unit in units_there[:MOST_DIGITS]:
            scale *= units[unit]
        numbers = {value for value in _read_number(digits.strip(), signs) if not isinstance(value, str)}
        total = {whole_if_so(one + value * scale) for one in total for value in numbers}
    yield from total
    for digits, _ in pieces:
        yield from _read_number(digits.strip(), signs)  # the unit may be a word of its own: 5만, “only 5”
