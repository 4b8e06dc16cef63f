"""Quotation marks should be “ ” in simplified Chinese, 「 」 in traditional, and inside them ‘ ’ or 『 』.

Why: straight marks have no direction; the marks of each script are those its readers know (GB/T 15834-2011, 4.8,
5.2.3; W3C, Requirements for Chinese Text Layout). Simplified Chinese has corner brackets only in vertical lines.
Bad: "信用"; 「信用」; 他说：'是'
Good: “信用”; 他说：“是”; “他问‘为何’”

简体中文的引号应当用“ ”，里层用‘ ’；繁体用「 」，里层用『 』。

原因：直引号不分左右；简体只在竖排时用直角引号（GB/T 15834—2011，4.8、5.2.3；W3C《中文排版需求》）。
"""

import re
from collections.abc import Iterator
from itertools import chain

from diglot.checks.chinese_marks import is_traditional
from diglot.checks.findings import Finding, Fix, Rule
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.rules import Severity

RULE = Rule("DG502", "straight-quotes", "text", Severity.WARNING, languages=("zh",), signs=frozenset("\"'「『"))
_DOUBLE = re.compile(r"\"[^\"\n]+\"")
_SINGLE = re.compile(r"(?<![A-Za-z0-9])'[^'\n]+'(?![A-Za-z0-9])")
_CORNERS = re.compile(r"「[^「」]*」|『[^『』]*』")
_CHINESE = re.compile(rf"[{HAN}]")


def check(text: UnitText) -> Iterator[Finding]:
    """Straight marks round Chinese or beside it, in pairs; corner brackets where Chinese is simplified."""
    visible = text.visible.text
    traditional = is_traditional(text.language)
    doubles = [found.span() for found in _DOUBLE.finditer(visible)]
    for found in chain(_DOUBLE.finditer(visible), _SINGLE.finditer(visible)):
        beside = visible[max(0, found.start() - 1) : found.start()] + visible[found.end() : found.end() + 1]
        if _CHINESE.search(found[0] + beside):
            yield _pair(text, found.span(), doubles, "「」『』" if traditional else "“”‘’")
    for found in _CORNERS.finditer(visible) if not traditional else ():
        yield _pair(text, found.span(), doubles, "“”‘’")


def _pair(text: UnitText, around: tuple[int, int], doubles: list[tuple[int, int]], marks: str) -> Finding:
    """A pair of marks that should be the first two of `marks`, or the others inside other quotation marks."""
    before = text.visible.text[: around[0]]
    inside = any(start < around[0] and around[1] < end for start, end in doubles)
    inside = inside or any(before.count(opened) > before.count(closed) for opened, closed in ("“”", "「」", "『』"))
    opener, closer = tuple(marks[2:] if inside else marks[:2])
    span = text.visible.span(*around)
    said = span.of(text.text)
    message = f"{said[0]}…{said[-1]} should be {opener}…{closer}"
    return RULE.at(text, message, fix=Fix(span, f"{opener}{said[1:-1]}{closer}"))
