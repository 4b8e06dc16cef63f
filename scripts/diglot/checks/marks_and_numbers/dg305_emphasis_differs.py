"""A translation should set in bold what its source sets in bold.

Why: a stress that is gone, or new, moves the weight of a sentence.
Bad: only **one** of them / 其中只有一个
Good: only **one** of them / 其中只有**一个**

原文用粗体之处，译文也应用粗体。

原因：强调没了，或凭空多出来，句子的轻重就变了。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair, UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG305", "emphasis-differs", "unit", Severity.HINT, needs="has_marks")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Bold passages, counted. Italics are often dropped in Chinese, or become bold or title marks."""
    if unit.translated:
        in_source, in_target = (
            sum(mark.value == "**" for mark in text.visible.of("emphasis")) // 2 for text in _both(unit)
        )
        slanted = sum(mark.value in ("*", "_") for mark in unit.source_text.visible.of("emphasis")) // 2
        if in_target < in_source or in_target > in_source + slanted:
            yield RULE.at(unit, Message("{} passages in bold, {} in the source", in_target, in_source))


def _both(unit: UnitPair) -> tuple[UnitText, UnitText]:
    return unit.source_text, unit.target_text
