"""A dash in Chinese should be —— without spaces.

Why: the dash takes two characters (GB/T 15834-2011, 5.1.4); a short one reads as the range of two numbers.
Bad: 体系 - 一种想象; 体系--一种想象
Good: 体系——一种想象

中文破折号应当用“——”，前后不空格。

原因：破折号占两个字的位置（GB/T 15834—2011，5.1.4）；短了就像数字之间的连接号。
"""

import re
from collections.abc import Iterator

from diglot.checks.chinese_marks import CLOSING, OPENING
from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.rules import Severity

RULE = Rule("DG503", "dash", "text", Severity.WARNING, languages=("zh",), signs=frozenset("-–—"))
_DASH = re.compile(
    rf"(?<=[{HAN}{CLOSING}])"
    r"(?:[ ]*(?:-{2,3}|—{3,})[ ]*|[ ]+[–—][ ]+|(?:[ ]+——[ ]*|——[ ]+)|(?P<unsure>—|[ ]+-[ ]+))"
    rf"(?=[{HAN}{OPENING}])"
)


def check(text: UnitText) -> Iterator[Finding]:
    """Hyphens, short and spaced dashes between Chinese words. A single — may join two places, and a spaced
    hyphen may part a title: they are reported and left."""
    for found in _DASH.finditer(text.visible.text):
        fix = mend(text, *found.span(), "——") if not found["unsure"] else None
        yield RULE.at(text, f"“{found[0]}” should be “——”", span=text.visible.span(*found.span()), fix=fix)
