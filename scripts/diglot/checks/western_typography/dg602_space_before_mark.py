"""No space should stand before a punctuation mark in English.

Why: the mark may begin the next line.
Bad: the list , which
Good: the list, which

英文标点之前不应有空格。

原因：否则标点可能落到下一行行首。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG602", "space-before-mark", "text", Severity.WARNING, languages=("en",), signs=frozenset(" "))
_SPACE = re.compile(r"[ ](?<=[A-Za-z0-9)”’][ ])[ ]*+(?=[,;:!?](?:\s|$)|\.(?:\s+[A-Z]|$))")


def check(text: UnitText) -> Iterator[Finding]:
    """Spaces before , ; : ! ? and a full stop."""
    yield from find_pattern(text, RULE, _SPACE, Message("no space before a mark"), "")
