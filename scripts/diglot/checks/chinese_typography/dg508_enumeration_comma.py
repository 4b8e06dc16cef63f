"""Between quotations side by side, or between titles, usually no 、 should stand.

Why: the marks part them already, and the standard says “usually” (GB/T 15834-2011, 4.5.3.5): with a remark in brackets
behind one of them, 、 is better.
Bad: “甲”、“乙”
Good: “甲”“乙”; “甲”（一）、“乙”（二）

并列的引语之间、并列的书名之间，通常不应再用顿号。

原因：引号、书名号已把各项分开，“通常不用顿号”；引语或书名之后有括注等成分时，宜用顿号（GB/T 15834—2011，4.5.3.5）。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Fix, Rule
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG508", "enumeration-comma", "text", Severity.HINT, languages=("zh",), signs=frozenset("、"))
_BETWEEN = re.compile(r"(?<=”)、(?=“)|(?<=》)、(?=《)")


def check(text: UnitText) -> Iterator[Finding]:
    """、 between two quotations or two titles; the standard does not speak of one of each."""
    for match in _BETWEEN.finditer(text.visible.text):
        yield RULE.at(
            text, Message("no 、 is needed between “ ” or 《 》"), fix=Fix(text.visible.span(*match.span()), "")
        )
