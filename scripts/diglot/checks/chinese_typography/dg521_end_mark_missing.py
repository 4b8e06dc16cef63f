"""A Chinese sentence should end with its mark.

Why: a paragraph without one looks cut off, and often is.
Bad: It is public. / 名单是公开的
Good: It is public. / 名单是公开的。

中文句子应以句末点号收尾。

原因：没有句末点号的段落像被截断了，而且往往真是如此。
"""

import re
from collections.abc import Iterator

from diglot.checks.chinese_marks import CLOSING, EMOJI
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.pages import Kind
from diglot.rules import Severity

RULE = Rule("DG521", "end-mark-missing", "text", Severity.WARNING, languages=("zh",))
_SOURCE_END = re.compile(r"[.!?][\"'”’)\]*_]*$")
_TARGET_END = re.compile(rf"[。！？…：；，.!?:;~～\ufffc{CLOSING})\]\"'|>*]$|[{EMOJI}]$")


def check(text: UnitText) -> Iterator[Finding]:
    """Translated paragraphs and footnotes whose source ends with a full stop, a question or an exclamation mark."""
    unit = text.unit
    if text.side == "target" and unit.kind in (Kind.PARAGRAPH, Kind.FOOTNOTE):
        source, target = unit.source_text.visible.text.rstrip(), text.visible.text.rstrip()
        if _SOURCE_END.search(source) and target and not _TARGET_END.search(target):
            yield RULE.at(
                text, Message("the sentence has no end mark"), span=text.visible.span(len(target) - 1, len(target))
            )
