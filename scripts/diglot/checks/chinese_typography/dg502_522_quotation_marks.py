"""Quotation marks in Chinese: straight ones, and the corner brackets of vertical lines in simplified Chinese."""

import re
from collections.abc import Iterator
from itertools import chain

from diglot.checks.chinese_marks import is_traditional
from diglot.checks.findings import Finding, Fix, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

_STRAIGHT = Rule("DG502", "straight-quotes", "text", Severity.WARNING, languages=("zh",), signs=frozenset("\"'"))
_CORNER = Rule("DG522", "corner-brackets", "text", Severity.HINT, languages=("zh",), signs=frozenset("「『"))
_DOUBLE = re.compile(r"\"[^\"\n]+\"")
_SINGLE = re.compile(r"(?<![A-Za-z0-9])'[^'\n]+'(?![A-Za-z0-9])")
_CORNERS = re.compile(r"「[^「」]*」|『[^『』]*』")
_CHINESE = re.compile(rf"[{HAN}]")


def _find_straight(text: UnitText) -> Iterator[Finding]:
    """Pairs of straight marks round Chinese or beside it."""
    visible = text.visible.text
    for found in chain(_DOUBLE.finditer(visible), _SINGLE.finditer(visible)):
        beside = visible[max(0, found.start() - 1) : found.start()] + visible[found.end() : found.end() + 1]
        if _CHINESE.search(found[0] + beside):
            yield _pair(text, _STRAIGHT, found.span(), "「」『』" if is_traditional(text.language) else "“”‘’")


def _find_corners(text: UnitText) -> Iterator[Finding]:
    """Corner brackets in simplified Chinese."""
    if not is_traditional(text.language):
        for match in _CORNERS.finditer(text.visible.text):
            yield _pair(text, _CORNER, match.span(), "“”‘’")


def _pair(text: UnitText, rule: Rule, around: tuple[int, int], marks: str) -> Finding:
    """A pair of marks that should be the first two of `marks`, or the others inside other quotation marks."""
    before = text.visible.text[: around[0]]
    doubles = (match.span() for match in _DOUBLE.finditer(text.visible.text))
    inside = any(start < around[0] and around[1] < end for start, end in doubles)
    inside = inside or any(before.count(opened) > before.count(closed) for opened, closed in ("“”", "「」", "『』"))
    opener, closer = tuple(marks[2:] if inside else marks[:2])
    span = text.visible.span(*around)
    quotation = span.of(text.text)
    message = Message("{}…{} should be {}…{}", quotation[0], quotation[-1], opener, closer)
    return rule.at(text, message, fix=Fix(span, f"{opener}{quotation[1:-1]}{closer}"))


CHECKS = (
    TextCheck(
        _STRAIGHT,
        _find_straight,
        """
Quotation marks should be “ ” in simplified Chinese, 「 」 in traditional, and inside them ‘ ’ or 『 』.

Why: straight marks have no direction; the marks of each script are those its readers know (GB/T 15834-2011, 4.8;
W3C, Requirements for Chinese Text Layout).
Bad: "信用"; 他说：'是'
Good: “信用”; 他说：“是”; “他问‘为何’”

简体中文的引号应当用“ ”，里层用‘ ’；繁体用「 」，里层用『 』。

原因：直引号不分左右（GB/T 15834—2011，4.8；W3C《中文排版需求》）。
""",
    ),
    TextCheck(
        _CORNER,
        _find_corners,
        """
Simplified Chinese in horizontal lines should have “ ” rather than corner brackets.

Why: the standard has corner brackets in vertical lines only (GB/T 15834-2011, 5.2.3); some publishers use them
everywhere.
Bad: 「信用」
Good: “信用”

横排的简体中文宜用“ ”，不用直角引号。

原因：按国家标准，直角引号只用于竖排（GB/T 15834—2011，5.2.3）；也有出版者处处都用。
""",
    ),
)
