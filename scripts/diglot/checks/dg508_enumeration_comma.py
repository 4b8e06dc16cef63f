"""Between quotations or titles that stand side by side no 、 should stand.

Why: the marks already part them (GB/T 15834-2011, 4.5.3.5).
Bad: “甲”、“乙”
Good: “甲”“乙”

并列的引语或书名之间不应再用顿号。

原因：引号、书名号已把各项分开（GB/T 15834—2011，4.5.3.5）。
"""

import re
from collections.abc import Iterator

from diglot.checks.model import Finding, Fix, Rule, Severity
from diglot.checks.things import UnitText

RULE = Rule("DG508", "enumeration-comma", "text", Severity.WARNING, languages=("zh",), signs=frozenset("、"))
_BETWEEN = re.compile(r"(?<=[”》])、(?=[“《])")


def check(text: UnitText) -> Iterator[Finding]:
    """、 between closing and opening marks."""
    for found in _BETWEEN.finditer(text.visible.text):
        yield RULE.at(text, "no 、 is needed between “ ” or 《 》", fix=Fix(text.visible.span(*found.span()), ""))
