"""Brackets and quotation marks should come in pairs.

Why: a mark without its other half makes the rest of the paragraph a quotation.
Bad: “信用、《名单
Good: “信用”、《名单》

括号和引号应当成对。

原因：缺了一半，后面整段都成了引文。
"""

import re
from collections.abc import Iterator

from diglot.checks.model import Finding, Rule, Severity
from diglot.checks.things import UnitText

RULE = Rule(
    "DG520",
    "unpaired-marks",
    "text",
    Severity.WARNING,
    languages=("zh",),
    signs=frozenset("（）《》〈〉“”「」『』【】"),
)
_PAIRS = {"（": "）", "《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』", "【": "】"}
_CLOSERS = {close: opener for opener, close in _PAIRS.items()}
_NUMBERING = re.compile(r"(?:^|[；，。：、\s])[（(]?[0-9a-zA-Z一二三四五六七八九十]{1,3}$")


def check(text: UnitText) -> Iterator[Finding]:
    """Each kind of mark for itself, nested ones of one kind included; “1）” is numbering."""
    visible = text.visible.text
    waiting: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
    alone: list[int] = []
    for index, char in enumerate(visible):
        if char in _PAIRS:
            waiting[char].append(index)
        elif char in _CLOSERS:
            if waiting[_CLOSERS[char]]:
                waiting[_CLOSERS[char]].pop()
            elif char != "）" or not _NUMBERING.search(visible[:index]):
                alone.append(index)
    for index in sorted([*alone, *(at for its in waiting.values() for at in its)]):
        message = f"“{visible[index]}” has no other half"
        yield RULE.at(text, message, span=text.visible.span(index, index + 1))
