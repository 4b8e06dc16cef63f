"""A stop beside a closing quotation mark should stand on its right side, and once.

Why: a comma inside the marks is the English way; a sentence that ended inside does not end again outside (GB/T
15834-2011, B.2.1).
Bad: “信用，”他说。; 他说：“是。”。
Good: “信用”，他说。; 他说：“是。”

后引号旁的点号应当放对位置，只用一次。

原因：逗号放在引号里是英文的习惯；引号内已收尾的句子，引号外不再收尾（GB/T 15834—2011，B.2.1）。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG515", "closing-order", "text", Severity.WARNING, languages=("zh",), signs=frozenset("”’"))
_INSIDE = re.compile(r"([，、；：])([”’])")
_TWICE = re.compile(r"([。？！][”’])。")


def check(text: UnitText) -> Iterator[Finding]:
    """，” for ”， and 。”。 for 。”"""
    for match in _INSIDE.finditer(text.visible.text):
        span = text.visible.span(*match.span())
        fix = mend(text, *match.span(), match[2] + match[1])
        yield RULE.at(text, Message("{} should be {}", match[0], match[2] + match[1]), span=span, fix=fix)
    for match in _TWICE.finditer(text.visible.text):
        span = text.visible.span(*match.span())
        yield RULE.at(text, Message("the sentence ends twice"), span=span, fix=mend(text, *match.span(), match[1]))
