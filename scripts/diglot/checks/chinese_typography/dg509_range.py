"""Ranges of years should have —, those of other numbers — or ～.

Why: a hyphen joins what belongs together; from one to the other leads a dash (GB/T 15834-2011, 4.13, GB/T
15835-2011).
Bad: 2014-2020年; 10~20人
Good: 2014—2020年; 10～20人

年份起止应当用“—”，其他数值起止用“—”或“～”。

原因：短横线表示连接成一体，起止要用一字线或浪纹线（GB/T 15834—2011，4.13；GB/T 15835—2011）。
"""

import re
from collections.abc import Iterator

from diglot.checks.chinese_marks import is_traditional
from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG509", "range", "text", Severity.WARNING, languages=("zh",), signs=frozenset("-–~～"))
_YEARS = re.compile(r"(?<![\d-])(\d{4}年?)[ ]?([-–~～]|--)[ ]?(?=\d{4}年)")
_NUMBERS = re.compile(rf"(?<![\d.A-Za-z-])(\d+(?:\.\d+)?%?)([-–~])(?=\d+(?:\.\d+)?[%{HAN}])(?!\d{{4}}年)")


def check(text: UnitText) -> Iterator[Finding]:
    """Hyphens, short dashes and ASCII tildes between figures; a hyphen between small figures is only reported.

    In traditional Chinese, which has – as well, nothing is said.
    """
    if is_traditional(text.language):
        return
    visible = text.visible.text
    for match in _YEARS.finditer(visible):
        fix = mend(text, match.end(1), match.end(), "—")
        yield RULE.at(
            text, Message("write “—” between years"), span=text.visible.span(match.end(1), match.end()), fix=fix
        )
    for match in _NUMBERS.finditer(visible):
        wanted = "～" if match[2] == "~" else "—"
        fix = mend(text, *match.span(2), wanted) if match[2] != "-" else None
        yield RULE.at(text, Message("in a range write “{}”", wanted), span=text.visible.span(*match.span(2)), fix=fix)
