"""A translation should break its lines where its source does.

Why: a break that readers see belongs to verse, addresses and signatures.
Bad: Roses are red,⏎ violets are blue / 玫瑰红，紫罗兰蓝
Good: Roses are red,⏎ violets are blue / 玫瑰红，⏎ 紫罗兰蓝

原文强制换行之处，译文也应换行。

原因：看得见的换行，多用于诗句、地址和署名。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG315", "line-break-differs", "unit", Severity.WARNING)
_BREAK = re.compile(r"(?:  |\\)\n|<br ?/?>", re.IGNORECASE)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Hard line breaks, counted."""
    if unit.translated and any(sign in text for text in (unit.source, unit.target) for sign in "\n<"):
        in_source, in_target = len(_BREAK.findall(unit.source)), len(_BREAK.findall(unit.target))
        if in_source != in_target:
            yield RULE.at(unit, Message("{} line breaks, {} in the source", in_target, in_source))
