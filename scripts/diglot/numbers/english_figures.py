"""Numbers in English text."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from diglot.numbers.english_words import (
    BIG,
    CANDIDATE,
    DECADE,
    LOOSE,
    MONTH,
    ORDINAL,
    PERIOD,
    SHORT,
    SMALL,
    TOKEN,
    VAGUE,
)
from diglot.numbers.figures import (
    MOST_DIGITS,
    Figure,
    Number,
    Reading,
    find_tokens,
    number,
    parse_digits,
    reading,
    share_scale,
    unscaled,
    whole_if_so,
)
from diglot.spans import Span

_OUT_OF = re.compile(r"[ -](?:in|out of|of)[ -](?:every )?", re.IGNORECASE)
_RANGES = ("to", "-", "–", "—", "or", "and", "~", "to about", "and about", "to nearly")
_CONNECTORS = frozenset((*_RANGES, *(f"% {word}" for word in _RANGES), *(f"%{word}" for word in _RANGES)))
_DATED_BEFORE = re.compile(
    r"\d(?:st|nd|rd|th)?(?: of)? $"
    r"|\b(?:in|of|by|since|from|until|till|during|late|early|mid|last|next|and|to)[ -]$",
    re.IGNORECASE,
)
_DATED_AFTER = re.compile(r",? ?(?:the )?\d|,? of (?:this|that|last)")
_COUNTED = re.compile(r"\b(?:following|these|those|all|below) $", re.IGNORECASE)
"""In “the following three modes” the readers can count themselves."""
_MEASURES = re.compile(r"(?:[KMGT]i?B|ms|px|km|cm|mm|kg|MHz|GHz|s|h|m)\b")
_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})[:.]\d\d[ \u00a0]?([ap])\.?m\b", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[A-Za-z_#@/\\][-–.]?$")
_NAME_AFTER = re.compile(r"[-–]?[A-Za-z_]")
_PLAIN = {"ſ": "s", "İ": "I", "ı": "i", "\u212a": "K"}
_LIKE = re.compile(f"[{''.join(_PLAIN)}]")
"""Letters that a pattern takes for others in any case, and tables of words do not."""
Token = re.Match[str]


def read_english(text: str) -> list[Figure]:
    """The figures of an English text."""
    figures: list[Figure] = []
    scales: dict[int, Number] = {}
    plain = text if text.isascii() else _LIKE.sub(lambda letter: _PLAIN[letter[0]], text)
    for token in find_tokens(CANDIDATE, TOKEN, plain):
        found = _READERS[token.lastgroup or ""](token)
        if found is None:
            continue
        if found.scale is not None:
            scales[len(figures)] = found.scale
        span = Span(*token.span())
        figures.append(Figure(span.of(text), span, found.values, found.certain, found.vague, unscaled(found)))
    if not figures:
        return figures
    share_scale(figures, text, _CONNECTORS, scales)
    _share_out(figures, text)
    _tell_hours(figures, text)
    return list(_with_short_years(figures, text))


def _read_digits(token: Token) -> Reading:
    digits = token["number"]
    value = number(digits)
    if len(digits) == token.end() - token.start() and digits.isdecimal():  # as most are
        return reading(value, certain=not _is_part_of_name(token))
    if len(parts := digits.split()) > 1:  # 30 000, or a 30 and a 500 that have nothing to do with each other
        scale = BIG[token["scale"].lower().rstrip("s")] if token["scale"] else 1
        return reading(value * scale, value, *map(number, parts))
    if token["decade"]:
        return reading(value, *((value % 100,) if value >= 1000 else (1900 + value, 1800 + value, 2000 + value)))
    if token["percent"]:
        share = Fraction(1, 1000 if token["percent"] == "‰" else 100)
        return reading(value * share, scale=share)
    if token["scale"]:
        scale = BIG[token["scale"].lower().rstrip("s")]
        return reading(value * scale, scale=scale)
    if token["short"]:
        scale = SHORT[token["short"].lower()]
        money = len(token["short"]) > 1 or token.string[: token.start()].rstrip().endswith(("$", "€", "£", "¥"))
        return reading(value * scale, scale=scale) if money else reading(value * scale, value, certain=False)
    if token["evening"]:
        return reading(value, value + 12)
    if token["period"]:
        return reading(value, value * _period(token["period"]))
    if token["ordinal"]:
        return reading(value, certain=value > 2)
    return reading(value, certain=not _is_part_of_name(token))


def _is_part_of_name(token: Token) -> bool:
    """COVID-19, H1, 5G, but not 5km."""
    text, start, end = token.string, token.start(), token.end("number")
    if start and text[start - 1] != " " and _NAME_BEFORE.search(text[max(0, start - 2) : start]):
        return True
    return _NAME_AFTER.match(text, end) is not None and not _MEASURES.match(text, end)


def _period(word: str) -> int:
    return PERIOD[word.lower().removesuffix("s")]


def _read_words(token: Token) -> Reading:
    words = [word for word in re.split(r"[ -]|,? and ", token["words"].lower()) if word in SMALL or word in BIG]
    value = _value_of(words)
    if token["wordordinal"]:
        return reading(value + ORDINAL[token["wordordinal"].lower()])
    if token["wordpercent"]:
        return reading(Fraction(value, 100), scale=Fraction(1, 100))
    if token["wordperiod"]:
        return reading(value, value * _period(token["wordperiod"]), certain=value > 2)
    scale = next((BIG[word] for word in reversed(words) if word in BIG), None)
    bare = len(words) == 1 and (value <= 2 or words[0] in BIG or _is_counted(token))
    return reading(value, *_years_of(words), certain=not bare, scale=scale)


def _is_counted(token: Token) -> bool:
    return _COUNTED.search(token.string[max(0, token.start() - 10) : token.start()]) is not None


def _value_of(words: list[str]) -> int:
    total, section = 0, 0
    for word in words:
        if word in SMALL:
            section += SMALL[word]
        elif word == "hundred":
            section = max(section, 1) * 100
        else:
            total += max(section, 1) * BIG[word]
            section = 0
    return total + section


def _years_of(words: list[str]) -> Iterator[int]:
    """“Nineteen eighty-four”: two numbers below a hundred side by side."""
    values = [SMALL[word] for word in words if word in SMALL]
    if len(values) == len(words) in (2, 3) and 10 <= values[0] <= 20 and sum(values[1:]) >= 10:
        yield values[0] * 100 + sum(values[1:])


def _read_fraction(token: Token) -> Reading:
    top, bottom = token["top"].lower(), token["bottom"].lower()
    above = 1 if top in ("a", "an") else _value_of([top])
    stem = bottom.removesuffix("s")
    if stem in ("half", "halve", "quarter"):
        below = 4 if stem == "quarter" else 2
        return reading(Fraction(above, below), above, *((3 * above,) if below == 4 else ()), certain=above > 2)
    below = ORDINAL[stem]
    if below <= 2:  # “a second”, “a first”
        return reading(below, above, certain=False)
    return reading(Fraction(above, below), below, above, certain=above > 1)


def _read_plus_half(token: Token) -> Reading:
    plus = token["plus"].lower()
    whole = 1 if plus in ("a", "an") else _value_of([plus])
    scale = BIG[token["plusscale"].lower()] if token["plusscale"] else 1
    return reading((whole + Fraction(1, 2)) * scale, whole, certain=scale > 1)


def _read_half(token: Token) -> Reading:
    what = token["halfof"].lower()
    return reading(Fraction((BIG | PERIOD)[what], 2), Fraction(1, 2), certain=what in BIG)


def _read_vague(token: Token) -> Reading:
    magnitude = 1
    for word in re.split(" (?:upon|and) ", token["vague"].lower())[-1].split(" of ")[:MOST_DIGITS]:
        magnitude *= VAGUE[word]
    return reading(magnitude, certain=False, vague=True)


def _read_ordinal(token: Token) -> Reading:
    value = ORDINAL[token["ordinalword"].lower()]
    return reading(value, Fraction(1, value), certain=value > 2)


def _read_decade(token: Token) -> Reading:
    value = DECADE[token["decadeword"].lower()]
    return reading(value, 1900 + value, 1800 + value, certain=False)


def _read_month(token: Token) -> Reading | None:
    if token["month"] not in MONTH:  # “may”, “march” without a capital
        return None
    before, after = token.string[max(0, token.start() - 12) : token.start()], token.string[token.end() :][:8]
    dated = _DATED_BEFORE.search(before) or _DATED_AFTER.match(after)
    return reading(MONTH[token["month"]], certain=dated is not None)


def _read_roman(token: Token) -> Reading | None:
    if not token["roman"].isupper() or token["roman"] == "I":
        return None
    letters = [{"I": 1, "V": 5, "X": 10}[char] for char in token["roman"]]
    return reading(sum(-a if a < b else a for a, b in zip(letters, [*letters[1:], 0], strict=True)), certain=False)


_READERS: Mapping[str, Callable[[Token], Reading | None]] = {
    "code": lambda token: Reading(frozenset((token["code"],))),
    "slash": lambda token: reading(*map(int, token["slash"].split("/")), certain=False),
    "digits": _read_digits,
    "fraction": _read_fraction,
    "plushalf": _read_plus_half,
    "halfscale": _read_half,
    "vague": _read_vague,
    "words": _read_words,
    "ordinalword": _read_ordinal,
    "decadeword": _read_decade,
    "fold": lambda token: reading(SMALL[token["fold"].lower().removesuffix("fold")]),
    "loose": lambda token: Reading(frozenset(LOOSE[token["loose"].lower()]), False),
    "month": _read_month,
    "roman": _read_roman,
}


def _with_short_years(figures: list[Figure], text: str) -> Iterator[Figure]:
    """In “2001–02” the second figure is a year as well."""
    before: Figure | None = None
    for figure in figures:
        if before is not None and text[before.span.end : figure.span.start].strip() in ("-", "–", "—", "/"):
            first, second = before.text, figure.text
            if len(first) == 4 and first.isdigit() and len(second) in (1, 2) and second.isdigit():
                whole = int(first[: 4 - len(second)] + second)
                figure = figure._replace(values=figure.values | {whole})
        before = figure
        yield figure


def _tell_hours(figures: list[Figure], text: str) -> None:
    """In “5:45 p.m.” the first figure may be 17, in “12:30 a.m.” it may be 0."""
    for index, figure in enumerate(figures):
        if found := _CLOCK.match(text, figure.span.start):
            hour = parse_digits(found[1]) % 12 + (12 if found[2] in "pP" else 0)
            figures[index] = figure._replace(values=figure.values | {hour})


def _share_out(figures: list[Figure], text: str) -> None:
    """In “one in three” and “3 out of 10” the second figure may be the whole of a share, and the first its part."""
    for index in range(len(figures) - 1):
        part, whole = figures[index], figures[index + 1]
        if _OUT_OF.fullmatch(text, part.span.end, whole.span.start):
            shares = {
                whole_if_so(Fraction(one) / other)
                for one in part.values
                for other in whole.values
                if not isinstance(one, str) and not isinstance(other, str) and one <= other > 0
            }
            figures[index] = part._replace(values=part.values | shares)
            figures[index + 1] = whole._replace(values=whole.values | shares)
