"""Brackets, title marks and double quotation marks should come in pairs.

Why: without the other half nobody sees where the quotation, the title or the remark ends. Only a quotation of several
paragraphs opens in each and closes in the last (GB/T 15834-2011, 4.8).
Bad: “信用和《名单
Good: “信用”和《名单》

括号、书名号和双引号应当成对。

原因：缺了一半，就看不出到哪里为止。引文不止一段时，只在最后一段末尾用后引号（GB/T 15834—2011，4.8）。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule(
    "DG520",
    "unpaired-marks",
    "text",
    Severity.WARNING,
    languages=("zh",),
    signs=frozenset("（）《》〈〉“”「」『』【】"),
)
_PAIRS = {"（": "）", "《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』", "【": "】"}
_QUOTES = "“「『"
_CLOSERS = {close: opener for opener, close in _PAIRS.items()}
_NUMBERING = re.compile(r"(?:^|[；，。：、\s])[（(]?[0-9a-zA-Z一二三四五六七八九十]{1,3}$")


def check(text: UnitText) -> Iterator[Finding]:
    """Each kind of mark for itself, nested ones of one kind included; “1）” is numbering. A quotation mark at the start
    may wait for its other half if the next unit starts with it, too."""
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
    if waiting.get(visible[:1]) == [0] and visible[0] in _QUOTES and _next(text).startswith(visible[0]):
        waiting[visible[0]] = []
    for index in sorted([*alone, *(place for places in waiting.values() for place in places)]):
        message = Message("“{}” has no other half", visible[index])
        yield RULE.at(text, message, span=text.visible.span(index, index + 1))


def _next(text: UnitText) -> str:
    """What readers see of the next unit of the page, in the same language."""
    units = text.unit.page.units[text.unit.index + 1 : text.unit.index + 2]
    return "".join((unit.source_text if text.side == "source" else unit.target_text).visible.text for unit in units)
