"""No space should stand beside full-width punctuation.

Why: the mark carries its own space.
Bad: 你好， 世界 （网格）
Good: 你好，世界（网格）

全角标点旁不应有空格。

原因：全角标点自带空隙。
"""

import re
from collections.abc import Iterator

from diglot.checks.chinese_marks import CLOSING, EMOJI, OPENING, STOPS
from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG511", "space-at-marks", "text", Severity.WARNING, languages=("zh",), signs=frozenset(" \u00a0"))
_BLANK = "[ \u00a0]"
_SPACE = re.compile(
    rf"{_BLANK}(?:(?<=[{STOPS}（《〈【「『]{_BLANK}){_BLANK}*+(?=[^\s{EMOJI}])(?!- )"
    rf"|(?<=[“‘]{_BLANK}){_BLANK}*+(?=[{HAN}])|(?<=\S{_BLANK}){_BLANK}*+(?=[{STOPS}）》〉】」』])"
    rf"|(?<=[{HAN}]{_BLANK}){_BLANK}*+(?=[”’{OPENING}])|(?<=[{CLOSING}]{_BLANK}){_BLANK}*+(?=[{HAN}]))"
)
"""It begins with the blank, which is found faster than what stands before it."""


def check(text: UnitText) -> Iterator[Finding]:
    """Spaces on either side of stops, brackets and quotation marks in Chinese; not before emoji, which bring none."""
    yield from find_pattern(text, RULE, _SPACE, Message("no space beside full-width marks"), "")
