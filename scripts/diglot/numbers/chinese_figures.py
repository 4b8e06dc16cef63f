"""Numbers in Chinese text, in Arabic figures, in Chinese numerals and in a mixture of both."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from diglot.numbers.chinese_words import BIG, CANDIDATE, CLASSIFIERS, LOOSE, NO_COUNT, TOKEN, UNIT, value_of, values_of
from diglot.numbers.figures import MOST_DIGITS, Figure, Number, Reading, find_tokens, reading, share_scale, unscaled
from diglot.spans import Span

_WIDE = re.compile("[０-９％]")
_RANGES = ("至", "到", "~", "～", "-", "–", "—", "——", "或", "和", "、")
_CONNECTORS = frozenset((*_RANGES, *(f"%{word}" for word in _RANGES)))
_NAME_BEFORE = re.compile(r"[A-Za-z_#@/\\][-–.]?$")
_NAME_AFTER = re.compile(r"[-–]?[A-Za-z_]")
_MEASURES = re.compile(r"\s?(?:[KMGT]i?B|ms|px|km|cm|mm|kg|MHz|GHz|s|h|m)(?![A-Za-z])")
_AFTERNOON = re.compile(r"(?:下午|晚上|傍晚|夜里|晚)\s?$")
_HALF_PAST = re.compile(r"[点點时時]半")
_COUNTED = re.compile(r"(?:以下|下面|下列|如下|下述|上述|以上|上面|这|那)$")
"""In 以下三种 the readers can count themselves."""
_SCALES = UNIT | BIG
_WEEKDAY = re.compile(r"(?:星期|礼拜|周)$")
Token = re.Match[str]


def read_chinese(text: str) -> list[Figure]:
    """The figures of a Chinese text."""
    figures: list[Figure] = []
    scales: dict[int, Number] = {}
    for token in find_tokens(CANDIDATE, TOKEN, _WIDE.sub(_narrow, text)):
        for found in _READERS[token.lastgroup or ""](token):
            if found.scale is not None:
                scales[len(figures)] = found.scale
            span = Span(*token.span())
            figures.append(Figure(span.of(text), span, found.values, found.certain, found.vague, unscaled(found)))
    share_scale(figures, text, _CONNECTORS, scales)
    return figures


def _narrow(wide: Token) -> str:
    """A digit or percent sign of full width in its usual width."""
    return "%" if wide[0] == "％" else str(int(wide[0]))


def _read_share(token: Token) -> Iterator[Reading]:
    part, whole = value_of(token["part"]), value_of(token["whole"])
    if whole:
        yield reading(Fraction(part) / whole, certain=part != whole)  # 百分之百 is “absolutely”


def _read_century(token: Token) -> Iterator[Reading]:
    which = value_of(token["which"])
    values = [which, (which - 1) * 100]
    if token["tens"]:
        yield reading((which - 1) * 100 + value_of(token["tens"]))
        yield reading(*values, certain=False)
    else:
        yield reading(*values)


def _read_this_century(token: Token) -> Iterator[Reading]:
    if token["itstens"]:
        tens = value_of(token["itstens"])
        yield reading(1900 + tens, 2000 + tens)
    yield reading(20, 21, 1900, 2000, 100, 1, certain=False)


def _read_decade(token: Token) -> Iterator[Reading]:
    value = value_of(token["decadeof"])
    yield reading(value, *((value % 100,) if value >= 1000 else (1900 + value, 1800 + value, 2000 + value)))


def _read_vague(token: Token) -> Iterator[Reading]:
    magnitude = 1
    for char in re.findall("[十百千万亿]", token["vague"].rpartition("上")[2][:MOST_DIGITS]):
        magnitude *= _SCALES[char]
    yield reading(magnitude, certain=False, vague=True)


def _read_figure(token: Token) -> Iterator[Reading]:
    numeral = token["number"]
    if _HALF_PAST.match(token.string, token.end()):
        yield reading(30, certain=False)
    if token["percent"]:
        share = Fraction(1, 1000 if "‰" in token["percent"] else 100)
        yield reading(value_of(numeral) * share, scale=share)
    elif numeral[0].isdigit():
        yield _read_arabic(token)
    else:
        yield reading(*values_of(numeral), certain=_is_certain(token), scale=_scale_of(numeral))


def _scale_of(numeral: str) -> int | None:
    """The last unit in a numeral."""
    return next((amount for char in reversed(numeral) if (amount := _SCALES.get(char))), None)


def _read_arabic(token: Token) -> Reading:
    numeral, text = token["number"], token.string
    start, end = token.start("number"), token.end("number")
    value = value_of(numeral)
    named = _NAME_BEFORE.search(text[max(0, start - 2) : start]) or (
        _NAME_AFTER.match(text, end) and not _MEASURES.match(text, end)
    )
    afternoon = value < 12 and _AFTERNOON.search(text[max(0, start - 4) : start])
    scale = None if numeral.isdecimal() else _scale_of(numeral)
    return reading(value, *((value + 12,) if afternoon else ()), certain=not named, scale=scale)


def _is_certain(token: Token) -> bool:
    """Whether Chinese numerals are meant as a number, exactly: not in 万一, 三四个, 二十多, 周三, 第三方."""
    numeral, end = token["number"], token.end("number")
    before, after = token.string[max(0, token.start("number") - 2) : token.start("number")], token.string[end : end + 1]
    counted = len(numeral) == 1 and numeral in "三四五六七八九十" and (after in CLASSIFIERS or bool(token["nth"]))
    compound = len(numeral) > 1 and numeral[0] not in "百千万亿兆" and len(values_of(numeral)) == 1
    loose = (
        (after and after in "几数多余来")
        or (before and before[-1] in "几数上近个")
        or _WEEKDAY.search(before)
        or (len(numeral) == 1 and _COUNTED.search(before))
        or (token["nth"] and (numeral in "一二" or after == "方"))
        or numeral + after in NO_COUNT
    )
    return (counted or compound) and not loose


_READERS: Mapping[str, Callable[[Token], Iterator[Reading]]] = {
    "code": lambda token: iter((Reading(frozenset((token["code"],))),)),
    "slash": lambda token: iter((reading(*map(int, re.split("[/×x]", token["slash"])), certain=False),)),
    "saying": lambda token: iter(()),
    "plan": lambda token: iter((reading(value_of(token["plan"][:-1]), 5),)),
    "mostly": lambda token: iter((reading(Fraction(9, 10), Fraction(8, 10), certain=False),)),
    "tenth": lambda token: iter((reading(Fraction(value_of(token["tenths"])) / 10, certain=False),)),
    "share": _read_share,
    "century": _read_century,
    "thiscentury": _read_this_century,
    "decade": _read_decade,
    "vague": _read_vague,
    "figure": _read_figure,
    "loose": lambda token: iter((reading(LOOSE[token["loose"]], certain=False),)),
}
