"""Chinese should not say 最……之一 for every “one of the most”.

Why: the phrase is established, but a reader who meets it often hears the English behind it.
Bad: 最重要的名单之一
Good: 极重要的一份名单; 数一数二的名单

英文的one of the most，中文不必都译作“最……之一”。

原因：“最……之一”已经通行，但用多了，读来就像直译。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG713", "one-of-the-most", "text", Severity.HINT, languages=("zh",), signs=frozenset("最"))
_ONE_OF = re.compile(r"最[^，。；：？！]{1,16}之一")


def check(text: UnitText) -> Iterator[Finding]:
    """“One of the most”, word for word."""
    yield from find_pattern(
        text, RULE, _ONE_OF, Message("“{}” is “one of the most” word for word: is there a plainer way?")
    )
