"""Dashes in Chinese: short or spaced ones, and hyphens between spaces, which may part a title."""

import re
from collections.abc import Iterator

from diglot.checks.chinese_marks import CLOSING, OPENING
from diglot.checks.findings import Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.patterns import find_pattern, mend
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

_SHORT = Rule("DG503", "dash", "text", Severity.WARNING, languages=("zh",), signs=frozenset("-–—"))
_HYPHEN = Rule("DG523", "spaced-hyphen", "text", Severity.HINT, languages=("zh",), signs=frozenset("-"))
_BEFORE, _BEHIND = rf"(?<=[{HAN}{CLOSING}])", rf"(?=[{HAN}{OPENING}])"
_DASH = re.compile(
    rf"{_BEFORE}(?:[ ]*(?:-{{2,3}}|—{{3,}})[ ]*|[ ]+[–—][ ]+|(?:[ ]+——[ ]*|——[ ]+)|(?P<unsure>—)){_BEHIND}"
)
_SPACED = re.compile(rf"{_BEFORE}[ ]+-[ ]+{_BEHIND}")


def _find_dashes(text: UnitText) -> Iterator[Finding]:
    """Short and spaced dashes between Chinese words. A single — may join two places: it is reported and left."""
    for match in _DASH.finditer(text.visible.text):
        fix = mend(text, *match.span(), "——") if not match["unsure"] else None
        yield _SHORT.at(text, Message("“{}” should be “——”", match[0]), span=text.visible.span(*match.span()), fix=fix)


def _find_hyphens(text: UnitText) -> Iterator[Finding]:
    """Hyphens between spaces."""
    yield from find_pattern(text, _HYPHEN, _SPACED, Message("“{}” may be “——”"))


CHECKS = (
    TextCheck(
        _SHORT,
        _find_dashes,
        """
A dash in Chinese should be —— without spaces.

Why: the dash takes two characters (GB/T 15834-2011, 5.1.4); a short one reads as the range of two numbers.
Bad: 体系--一种想象; 体系 — 一种想象
Good: 体系——一种想象

中文破折号应当用“——”，前后不空格。

原因：破折号占两个字的位置（GB/T 15834—2011，5.1.4）；短了就像数字之间的连接号。
""",
    ),
    TextCheck(
        _HYPHEN,
        _find_hyphens,
        """
A hyphen between spaces should not stand for a dash.

Why: in running text the dash is ——; between the parts of a title, or a name and what explains it, a hyphen is usual.
Bad: 体系 - 一种想象
Good: 体系——一种想象

不应以前后空格的连字符代替破折号。

原因：行文中破折号用“——”；标题各部分之间、名称与解释之间，也常用连字符。
""",
    ),
)
