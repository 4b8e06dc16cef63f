"""Latin letters and figures should be half-width.

Why: full-width ones are other characters: search does not find them, and copies do not work.
Bad: ２０１４年，ＡＰＩ
Good: 2014年，API

拉丁字母和数字应当用半角。

原因：全角字母和数字是另外的字符，检索找不到，复制了也不能用。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG514", "fullwidth-letters", "text", Severity.WARNING, languages=("zh",))
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％＠＃＆＋－＝／＿]+")
_SHIFT = 0xFEE0


def check(text: UnitText) -> Iterator[Finding]:
    """Characters of the block of full-width forms that are no Chinese punctuation."""
    for match in _WIDE.finditer(text.visible.text):
        plain = "".join(chr(ord(char) - _SHIFT) for char in match[0])
        if any(char.isalnum() or char == "%" for char in plain):
            span = text.visible.span(*match.span())
            yield RULE.at(
                text, Message("“{}” should be “{}”", match[0], plain), span=span, fix=mend(text, *match.span(), plain)
            )
