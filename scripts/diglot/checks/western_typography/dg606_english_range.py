"""A range of years or numbers in English should have an en dash.

Why: a hyphen reads as part of one number (Chicago Manual of Style, 17th ed., 6.78).
Bad: 2014-2020
Good: 2014–2020

英文的年份或数值起止应当用短破折号（en dash）。

原因：连字符读来像同一个号码的一部分（《芝加哥手册》第17版，6.78）。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG606", "english-range", "text", Severity.HINT, languages=("en",), signs=frozenset("-"))
_RANGE = re.compile(r"(?<![\d./-])((?:1[5-9]|20)\d\d)-((?:1[5-9]|20)?\d\d)(?![\d-])|(?<=pp\. )(\d+)-(\d+)(?![\d-])")


def check(text: UnitText) -> Iterator[Finding]:
    """Hyphens between two years, and between page numbers behind “pp.”; 2019-12 may be a month."""
    for match in _RANGE.finditer(text.visible.text):
        second = match[2] or match[4]
        if len(second) == 2 and int(second) <= 12:
            continue
        start = match.end(1) if match[1] else match.end(3)
        fix = mend(text, start, start + 1, "–")
        yield RULE.at(text, Message("write an en dash in a range"), span=text.visible.span(*match.span()), fix=fix)
