"""Punctuation beside Chinese characters should be full-width.

Why: a half-width mark sits too close to the character before it and reads as foreign (GB/T 15834-2011, CY/T
154-2017).
Bad: 你好,世界.
Good: 你好，世界。

汉字旁的点号应当用全角。

原因：半角点号紧贴前字，不合中文习惯（GB/T 15834—2011、CY/T 154—2017）。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG501", "halfwidth-punctuation", "text", Severity.WARNING, languages=("zh",), signs=frozenset(",;:?!."))
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_HALF = re.compile(
    rf"(?<=[{HAN}》”’）])(?:([,;?!])|(:)(?![\d/:)(]))(?![,.;:?!])[ ]*"
    rf"|(?<=[A-Za-z0-9\ufffc)])([,;?!:])[ ]*(?=[{HAN}“《（])"
    rf"|(?<=[{HAN}”’）])(\.)(?![.\w])[ ]*"
)


def check(text: UnitText) -> Iterator[Finding]:
    """Half-width marks behind Han characters, and between Latin letters and Han."""
    visible = text.visible.text
    for match in _HALF.finditer(visible):
        mark = match[match.lastindex or 0]
        wide = _WIDE[mark]
        end = match.end() if not visible.startswith("\n", match.end()) else match.start() + 1
        fix = mend(text, match.start(), end, wide) or mend(text, match.start(), match.start() + 1, wide)
        span = text.visible.span(match.start(), match.start() + 1)
        yield RULE.at(text, Message("“{}” beside Chinese should be “{}”", mark, wide), span=span, fix=fix)
