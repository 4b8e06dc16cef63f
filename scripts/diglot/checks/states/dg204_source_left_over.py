"""A translation should not hold a run of words in the language of its source.

Why: a sentence that was overlooked in the middle of a paragraph is easily overlooked again.
Bad: It is public. Nobody was asked before the list was made. / 名单是公开的。Nobody was asked before the list was made.
Good: It is public. Nobody was asked before the list was made. / 名单是公开的，事先没有征求任何人的意见。

译文中不应留有成段的原文。

原因：夹在段落中间没译的句子，看漏过一次，就会再看漏。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG204", "source-left-over", "unit", Severity.WARNING)
_RUN = re.compile(r"(?:[A-Za-z][a-z’'-]{0,40}+[ ,]++){6,}[A-Za-z][a-z’'-]{0,40}+[.!?]?")
_HAN = re.compile(rf"[{HAN}]")
_KANA = "ぁ-ヿ"
_SAID_AGAIN = re.compile(rf"[\"”’」]?\s*[(（][^()（）]*[{HAN}{_KANA}]")
_QUOTED = re.compile(rf"(?:\"[^\"]*+\"|“[^“”]*+”|‘[^‘’]*+’|「[^「」]*+」)\s*[(（][^()（）]*[{HAN}{_KANA}]")
"""A quotation that is said again behind it."""
_BETWEEN = {'"': '"', "“": "”", "‘": "’", "（": "）", "《": "》", "(": ")", "「": "」"}


def check(unit: UnitPair) -> Iterator[Finding]:
    """Seven words or more of the source that stand in a Chinese text; titles and quotations in marks may, and what is
    said again in the other language, in parentheses."""
    visible = unit.target_text.visible
    if not unit.translated or not _HAN.search(visible.text):
        return
    source = ""
    for run in _RUN.finditer(visible.text):
        closed = _BETWEEN.get(visible.text[run.start() - 1 : run.start()], "") == visible.text[run.end() :][:1] != ""
        closed |= _SAID_AGAIN.match(visible.text, run.end()) is not None
        closed = closed or any(quoted.start() < run.start() < quoted.end() for quoted in _QUOTED.finditer(visible.text))
        lower = sum(word[0].islower() for word in run[0].split())
        source = source or " ".join(unit.source_text.visible.text.lower().split())
        if not closed and lower >= 4 and run[0].lower().rstrip(".!?") in source:
            yield RULE.at(unit, Message("these words were left as they are"), span=visible.span(*run.span()))
