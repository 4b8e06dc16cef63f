"""A Chinese sentence should not run too long without a mark.

Why: readers hold a clause in mind until it ends; in front of the noun there is no room for an English relative
clause.
Bad: 多个部门在不同时期根据各自的需要分别制定而且彼此之间从来没有做过任何协调的那些名单后来并成了一份
Good: 多个部门各按需要，在不同时期制定名单，彼此从未协调。后来，这些名单并成了一份

中文句子不应太长而不断开。

原因：读者要把分句记到读完为止；名词前面放不下英文的定语从句。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.reading_hints.frequency import count_han
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG711", "long-sentence", "text", Severity.HINT, languages=("zh",))
_CLAUSE = re.compile(rf"[{HAN}“”‘’《》A-Za-z0-9 ·—%.-]+")
_SENTENCE = re.compile(r"[^。！？；…\n]+")
_CLAUSE_MOST, _SENTENCE_MOST = 45, 120


def check(text: UnitText) -> Iterator[Finding]:
    """Clauses of more than 45 Chinese characters, sentences of more than 120."""
    visible = text.visible.text
    for pattern, most, name in (
        (_CLAUSE, _CLAUSE_MOST, Message("clause")),
        (_SENTENCE, _SENTENCE_MOST, Message("sentence")),
    ):
        for match in pattern.finditer(visible):
            if len(match[0]) > most and (length := count_han(match[0])) > most:
                message = Message("a {} of {} characters, more than {}", name, length, most)
                yield RULE.at(text, message, span=text.visible.span(*match.span()))
