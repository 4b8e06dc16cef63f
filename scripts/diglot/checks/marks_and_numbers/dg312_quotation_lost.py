"""A translation should quote what its source quotes.

Why: without its marks the words of somebody else become the author’s.
Bad: he called it “a gap” / 他称之为空白
Good: he called it “a gap” / 他称之为“空白”

原文引用的话，译文也应加引号。

原因：去掉引号，别人的话就成了作者的话。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG312", "quotation-lost", "unit", Severity.HINT)
_QUOTED = re.compile(r"[“”„‟«»][^“”„‟«»]*+[“”„‟«»]|\"[^\"]*+\"|「[^「」]*+」|『[^『』]*+』|《[^《》]*+》|〈[^〈〉]*+〉")
"""From one double mark to the next: languages open with “, ”, „, « or », and close with others of these."""


def check(unit: UnitPair) -> Iterator[Finding]:
    """Passages in double quotation marks, or in title marks; emphasised or code in the translation will do as well."""
    if unit.translated:
        in_source, in_target = (
            len(_QUOTED.findall(text.visible.text)) for text in (unit.source_text, unit.target_text)
        )
        others = sum(mark.kind in ("emphasis", "code") for mark in unit.target_text.visible.marks)
        others -= sum(mark.kind in ("emphasis", "code") for mark in unit.source_text.visible.marks)
        if in_target + max(0, others) < in_source:
            yield RULE.at(unit, Message("{} quotations, {} in the source", in_target, in_source))
