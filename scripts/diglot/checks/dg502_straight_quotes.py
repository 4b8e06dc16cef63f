"""Quotation marks in Chinese should be “ ” and, inside them, ‘ ’.

Why: straight marks have no direction, and corner brackets are those of traditional Chinese (GB/T 15834-2011, 4.8).
Bad: "信用"、「信用」
Good: “信用”

中文引号应当用“ ”，里层用‘ ’。

原因：直引号不分左右；「」用于繁体中文（GB/T 15834—2011，4.8）。
"""

import re
from collections.abc import Iterator

from diglot.checks.chinese import HAN, is_traditional
from diglot.checks.model import Finding, Fix, Rule, Severity
from diglot.checks.things import UnitText

RULE = Rule("DG502", "straight-quotes", "text", Severity.WARNING, languages=("zh",), signs=frozenset("\"'「『"))
_STRAIGHT = re.compile(r"\"([^\"\n]*)\"|(?<![A-Za-z0-9])'([^'\n]*)'(?![A-Za-z0-9])")
_CORNERS = re.compile(r"「([^「」]*)」|『([^『』]*)』")
_CHINESE = re.compile(rf"[{HAN}]")


def check(text: UnitText) -> Iterator[Finding]:
    """Straight marks round Chinese or beside it, in pairs; corner brackets where Chinese is simplified."""
    visible = text.visible.text
    for found in _STRAIGHT.finditer(visible):
        beside = visible[max(0, found.start() - 1) : found.start()] + visible[found.end() : found.end() + 1]
        if _CHINESE.search(found[0] + beside) and (found[1] or found[2]):
            yield _pair(text, found.span(), "“”" if found[0][0] == '"' else "‘’")
    for found in _CORNERS.finditer(visible) if not is_traditional(text.language) else ():
        nested = visible.count("「", 0, found.start()) > visible.count("」", 0, found.start())
        yield _pair(text, found.span(), "‘’" if nested or found[0][0] == "『" else "“”")


def _pair(text: UnitText, around: tuple[int, int], marks: str) -> Finding:
    span = text.visible.span(*around)
    said = span.of(text.text)
    message = f"{said[0]}…{said[-1]} should be {marks[0]}…{marks[1]}"
    return RULE.at(text, message, fix=Fix(span, f"{marks[0]}{said[1:-1]}{marks[1]}"))
