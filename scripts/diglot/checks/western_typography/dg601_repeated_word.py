"""A word should not stand twice in a row.

Why: it is a slip of the hand that the eye reads over.
Bad: the the list
Good: the list

同一个词不应连写两遍。

原因：这是手误，眼睛又容易滑过去。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG601", "repeated-word", "text", Severity.WARNING, languages=("en",))
_TWICE = re.compile(r"(?<![\w'’-])([A-Za-z]{2,}+)[ ]+\1(?![\w'’-])")
_MAY = frozenset(("that", "had", "is", "do", "her", "you", "bye", "very", "so", "no", "far", "long", "more", "really"))


def check(text: UnitText) -> Iterator[Finding]:
    """Words of two letters and more, apart from those that good sentences repeat (“that that is”)."""
    for match in _TWICE.finditer(text.visible.text):
        if match[1].lower() not in _MAY and match[1].islower():
            yield RULE.at(text, Message("“{}” stands twice", match[1]), span=text.visible.span(*match.span()))
