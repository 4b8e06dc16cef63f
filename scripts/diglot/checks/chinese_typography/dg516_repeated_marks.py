"""Punctuation should not be repeated.

Why: two commas are a slip; of ！ and ？ three are the most, and both together are ？！ (GB/T 15834-2011, 4.2, 4.3).
Bad: 好，，吗！？
Good: 好，吗？！

标点不应重复。

原因：两个逗号是笔误；问号、叹号最多叠用三个，两种连用作“？！”（GB/T 15834—2011，4.2、4.3）。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern, mend
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG516", "repeated-marks", "text", Severity.WARNING, languages=("zh",), signs=frozenset("，、；：！？"))
_TWO = re.compile("[。，、；：！？]{2}")
"""What every match has."""
_SAME = re.compile(r"([，、；：])\1+|([，、；：])(?=[。？！])|([。，、；：])(?=[，、；：])(?<!…)")
_SHOUT = re.compile(r"(！|？)\1{3,}")
_MIXED = re.compile(r"(?<!！)！++？++")


def check(text: UnitText) -> Iterator[Finding]:
    """Stops in a row, four and more ！ or ？, and ！？"""
    visible = text.visible.text
    if not _TWO.search(visible):
        return
    for match in _SAME.finditer(visible):
        kept = match[1] or ""
        span = text.visible.span(*match.span())
        yield RULE.at(
            text, Message("one stop is enough"), span=span, fix=mend(text, *match.span(), kept) if kept else None
        )
    for match in _SHOUT.finditer(visible):
        span = text.visible.span(*match.span())
        yield RULE.at(text, Message("three are enough"), span=span, fix=mend(text, *match.span(), match[1] * 3))
    yield from find_pattern(text, RULE, _MIXED, Message("write both together as “？！”"), "？！")
