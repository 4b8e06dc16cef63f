"""English should have no full-width punctuation.

Why: it leaves a gap and breaks lines in the wrong place.
Bad: the list，which
Good: the list, which

英文里不应出现全角标点。

原因：全角标点会留下空档，断行的位置也不对。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule(
    "DG604", "fullwidth-in-english", "text", Severity.WARNING, languages=("en",), signs=frozenset("，。；：？！（）、")
)
_PLAIN = {"，": ", ", "。": ". ", "；": "; ", "：": ": ", "？": "? ", "！": "! ", "（": " (", "）": ") ", "、": ", "}
_WIDE = re.compile("[，。；：？！（）、]")
_HAN = re.compile(rf"[{HAN}]")


def check(text: UnitText) -> Iterator[Finding]:
    """Chinese marks that stand beside no Chinese character."""
    visible = text.visible.text
    for match in _WIDE.finditer(visible):
        around = visible[max(0, match.start() - 1) : match.end() + 1]
        if not _HAN.search(around):
            plain = _PLAIN[match[0]]
            before, after = visible[: match.start()], visible[match.end() :]
            plain = plain.lstrip() if before.endswith(" ") or not before else plain
            plain = plain.rstrip() if after[:1] in ("", " ", ")", ",", ".", "”") or not after else plain
            fix = mend(text, *match.span(), plain)
            yield RULE.at(text, Message("“{}” in English", match[0]), span=text.visible.span(*match.span()), fix=fix)
