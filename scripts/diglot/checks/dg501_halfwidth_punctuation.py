"""Punctuation after Chinese characters should be full-width.

Why: a half-width mark sits too close to the character before it and reads as foreign (GB/T 15834-2011, CY/T 154-2017).
Bad: 你好,世界.
Good: 你好，世界。

汉字之后的点号应当用全角。

原因：半角点号紧贴前字，不合中文习惯（GB/T 15834—2011、CY/T 154—2017）。
"""

import re
from collections.abc import Iterator

from diglot.checks.model import Finding, Fix, Rule, Severity
from diglot.checks.things import UnitText

RULE = Rule("DG501", "halfwidth-punctuation", "text", Severity.WARNING, languages=("zh",))
_WIDE = {",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile(r"(?<=[\u3400-\u9fff》”’）])([,.;:?!])(?![,.;:?!A-Za-z0-9])")


def check(text: UnitText) -> Iterator[Finding]:
    """Half-width marks behind Han characters; one before a Latin word or a figure may belong to that."""
    for found in _HALF.finditer(text.visible.text):
        wide = _WIDE[found[1]]
        span = text.visible.span(*found.span(1))
        yield RULE.at(text, f"“{found[1]}” after Chinese should be “{wide}”", fix=Fix(span, wide))
