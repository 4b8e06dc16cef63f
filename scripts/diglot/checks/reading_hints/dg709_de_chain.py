"""A clause should not have more than three 的.

Why: stacked attributes make readers wait for the noun.
Bad: 城市的政府的名单的公布的时间
Good: 市政府何时公布名单

一个分句里的“的”不应超过三个。

原因：定语层层叠加，读者迟迟等不到中心词。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG709", "de-chain", "text", Severity.HINT, languages=("zh",), signs=frozenset("的"))
_CLAUSE = re.compile(r"[^，。；：？！、（）“”\n]+")
_MOST = 3


def check(text: UnitText) -> Iterator[Finding]:
    """Four 的 and more between two marks."""
    for clause in _CLAUSE.finditer(text.visible.text) if text.visible.text.count("的") > _MOST else ():
        count = len(re.findall("的(?!确|士|话)", clause[0]))
        if count > _MOST:
            yield RULE.at(text, Message("{} times 的 in one clause", count), span=text.visible.span(*clause.span()))
