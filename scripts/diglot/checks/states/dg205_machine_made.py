"""A translation made by a machine should be reviewed by a person.

Why: no reader can tell it from a translation somebody stands for, and its mistakes are fluent.
Bad: # machine: DeepL
Good: # machine: DeepL, and then # reviewed: Li Hua

机器翻译的译文应经人审阅。

原因：读者分不清它与有人负责的译文，而机器的错误往往读来通顺。
反例：# machine: DeepL
正例：# machine: DeepL，下一行再写# reviewed: 李华
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG205", "machine-made", "unit", Severity.WARNING)
_MACHINE = re.compile(r"machine\b|机器翻译|机翻|\bMT\b")
_REVIEWED = re.compile(r"reviewed\b|审阅|审校", re.IGNORECASE)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Entries whose comments name a machine and no reviewer."""
    comments = unit.row.comments if unit.target else ()
    by_machine = any(_MACHINE.match(comment.strip()) for comment in comments)
    if by_machine and not any(_REVIEWED.search(comment) for comment in comments):
        yield RULE.at(unit, Message("a machine made this translation, and nobody is recorded as its reviewer"))
