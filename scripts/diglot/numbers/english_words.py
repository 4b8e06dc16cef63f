"""The English words for numbers, and the pattern that finds them."""

import re
from collections.abc import Iterable
from fractions import Fraction

from diglot.numbers.figures import whole_if_so

ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ORDINALS = """
zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth
"""
MONTHS = "January February March April May June July August September October November December"
LOOSE_WORDS = """
once=1 single=1 twice=2 both=2 double=2 doubled=2,1 pair=2 couple=2 twofold=2 thrice=3 triple=3 tripled=3,2 quadruple=4
quadrupled=4,3 half=1/2,6 halves=1/2 quarter=1/4,3 quarterly=3 noon=12 midnight=0,12,24 decade=10,1 decades=10
century=100,1 centuries=100 millennium=1000 fortnight=14,2 dozen=12,10 hundred=100 thousand=1000 million=1000000
billion=1000000000 bilateral=2 trilateral=3 nil=0 whole=1 entirely=1 all=1 fully=1 annual=1 year=1,12 semester=6
month=1,30 monthly=1 week=7,1 weekly=7,1 day=1,24 daily=1,24 hour=1,60 minute=1,60
"""

SMALL = {word: value for value, word in enumerate(ONES.split())}
SMALL |= {word: 20 + 10 * value for value, word in enumerate(TENS.split())}
BIG = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
ORDINAL = {word: value for value, word in enumerate(ORDINALS.split()) if value}
ORDINAL |= {f"{word[:-1]}ieth": SMALL[word] for word in TENS.split()} | {"hundredth": 100, "thousandth": 1000}
MONTH = {word: value for value, word in enumerate(MONTHS.split(), 1)}
MONTH |= {word[:3]: value for word, value in MONTH.items()} | {"Sept": 9}
PERIOD = {"decade": 10, "century": 100, "centurie": 100, "fortnight": 14, "dozen": 12}
VAGUE = {"tens": 10, "dozens": 10, "scores": 10} | {f"{word}s": value for word, value in BIG.items()}
DECADE = {f"{word[:-1]}ies": SMALL[word] for word in TENS.split()}
LOOSE = {
    word: frozenset(whole_if_so(Fraction(value)) for value in values.split(","))
    for word, _, values in (pair.partition("=") for pair in LOOSE_WORDS.split())
}
"""Words that a number of the translation may translate, and that do not require one."""


def _any_of(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_NUMBER = (
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d,.]*\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,2}(?:,\d\d){1,9},\d{3}(?:\.\d+)?|\d+(?:\.\d+)?"
)
_WORD, _ORDINAL, _SCALE = _any_of([*SMALL, *BIG]), _any_of(ORDINAL), _any_of(BIG)
_PERIOD = r"(?:decade|centurie|century|fortnight|dozen)s?"
_PERCENT = r"per[ -]?cent"
_NOT_A_PART = r"century|floor|time|party|person|year|day|place|round|order|class"
"""In “the one third party” nothing is divided."""
_SAID = [*SMALL, *BIG, *ORDINAL, *VAGUE, *DECADE, *LOOSE, *MONTH, "half", "a ", "an "]
_BEGINNINGS = rf"(?:{'|'.join(sorted({word[:2].lower() for word in _SAID}))}|[ivx]+\b)"
"""What a number may begin with: most words are done with after two letters."""
_LIKE = {"i": "İı", "k": "\u212a", "s": "ſ"}
"""Letters that a pattern takes for others in any case (K is U+212A KELVIN SIGN)."""


def _in_any_case(letter: str) -> str:
    return f"[{letter}{letter.upper()}{_LIKE.get(letter, '')}]" if letter.isalpha() else letter


def _beginnings(words: Iterable[str], most: int = 4) -> str:
    """A pattern for the first letters of words, in any case, by their first letter; four of them, or `most`."""
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0].lower(), set()).add(word[1:most].lower())
    return "|".join(
        f"{_in_any_case(first)}(?:{'|'.join(''.join(map(_in_any_case, rest)) for rest in sorted(endings))})"
        for first, endings in sorted(rests.items())
    )


_PARTS = [*ORDINAL, *BIG, "half", "halves", "quarter", "and a half"]
CANDIDATE = re.compile(
    rf"\d|(?<!\w)(?:{_beginnings(word for word in _SAID if not word.endswith(' '))}"
    rf"|[aA][nN]?[ -](?:{_beginnings(_PARTS)})|[IiVvXxİı]+\b)"
)
"""Where a TOKEN may begin. To look for this first is faster than to try the whole pattern at each letter."""

_SMALLEST = _beginnings([word for word, value in SMALL.items() if value <= 2], 99)
_LARGER = [*(word for word, value in (SMALL | ORDINAL).items() if value > 2), *BIG, *VAGUE, "twofold"]
SIGN = re.compile(
    rf"\d|(?<!\w)(?:(?:{_beginnings(_LARGER, 99)})(?:s|fold)?(?!\w)|(?:{_any_of(MONTH)})(?!\w)"
    rf"|(?:{_SMALLEST})(?:[ -]|,? [aA][nN][dD] )(?:{_SMALLEST}|{_beginnings(['first', 'second', 'per'], 99)}))"
)
"""What every text has that names a number which its translation must have, or an order of magnitude."""

TOKEN = re.compile(
    r"(?P<code>(?:(?<![\w.])|(?<=\bv)|(?<=\bv\.))\d+(?:\.\d+){2,}(?!\w))"
    r"|(?P<slash>\b\d{1,2}/\d{1,2}(?![\d/]))"
    rf"|(?P<digits>(?<![\d.])(?P<number>{_NUMBER})(?!\d)(?:"
    r"(?P<decade>(?<=\d0)['’]?s\b)"
    rf"|[ \u00a0-]?(?P<percent>%|‰|{_PERCENT}(?:age points?)?|percentage points?|pp\b)"
    rf"|[ \u00a0-](?P<scale>(?:{_SCALE})s?)\b"
    r"|[ \u00a0]?(?P<short>bn|mn|tn|[kmb])\b(?![-’'])"
    r"|(?P<ordinal>st|nd|rd|th)\b"
    r"|[ \u00a0]?(?P<evening>p\.?m\b\.?)"
    rf"|[ -](?P<period>{_PERIOD})\b)?)"
    rf"|\b(?={_BEGINNINGS})(?:"
    rf"(?P<fraction>(?P<top>an?|{_WORD})[ -](?P<bottom>halfs?|halves|quarters?|(?:{_ORDINAL})s?)\b"
    rf"(?![ -](?:{_NOT_A_PART})))"
    rf"|(?P<plushalf>(?P<plus>an?|{_WORD}) and a half(?:[ -](?P<plusscale>{_SCALE})s?)?)\b"
    rf"|(?P<halfscale>half(?: an?|-) ?(?P<halfof>{_SCALE}|century|dozen|decade))\b"
    rf"|(?P<vague>(?:(?:{_any_of(VAGUE)}) (?:of|upon|and) )*(?:{_any_of(VAGUE)}))\b"
    rf"|(?P<words>(?:a[ -](?=(?:{_SCALE})\b))?(?:{_WORD})(?:(?:[ -]|,? and )(?:{_WORD})\b)*"
    rf"(?:[ -](?P<wordordinal>{_ORDINAL})\b)?"
    rf"(?:[ -](?P<wordpercent>{_PERCENT})\b|[ -](?P<wordperiod>{_PERIOD})\b)?)(?!\w)"
    rf"|(?P<ordinalword>{_ORDINAL})\b"
    rf"|(?P<decadeword>{_any_of(DECADE)})\b"
    rf"|(?P<fold>(?:{_any_of(list(SMALL)[2:13])})fold)\b"
    rf"|(?P<loose>{_any_of(LOOSE)})s?\b"
    rf"|(?P<month>{_any_of(MONTH)})\b\.?"
    r"|(?P<roman>[IVX]{1,5})\b)",
    re.IGNORECASE,
)
