"""A translation should be of its source as it is now.

Why: the original was changed after it was translated; readers are told so until the translation follows.
Bad: the fine is 500 yuan, changed to 800 / 罚款500元
Good: the fine is 800 yuan / 罚款800元

译文应当对应原文的现状。

原因：翻译之后原文又有改动；译文跟上之前，页面上会向读者说明。
反例：原文的500 yuan已改为800 yuan，译文仍是“罚款500元”
正例：译文随之改为“罚款800元”
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.message import Message
from diglot.pairs import State
from diglot.rules import Severity

RULE = Rule("DG202", "behind", "unit", Severity.HINT)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Translations whose original has changed since."""
    if unit.state is State.BEHIND:
        before = unit.entry.previous_source if unit.entry else None
        changed = Message("the source has changed; it was “{}”", before)
        yield RULE.at(unit, changed if before else Message("it is marked as behind (fuzzy): look at both texts"))
