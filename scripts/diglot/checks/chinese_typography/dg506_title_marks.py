"""Title marks inside title marks should be 〈 〉.

Why: otherwise the title of the outer work seems to end with the inner one (GB/T 15834-2011, 4.15).
Bad: 《读《国家的视角》》
Good: 《读〈国家的视角〉》

书名号之内的书名号应当用〈 〉。

原因：否则里层书名一完，外层书名也像完了（GB/T 15834—2011，4.15）。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG506", "title-marks", "text", Severity.WARNING, languages=("zh",), signs=frozenset("《》"))
_NESTED = re.compile(r"(?<=《)([^《》]*)《([^《》]*)》(?=[^《》]*》)")
_BLANK = re.compile(r"《[ ]++|(?<![ ])[ ]++》")


def check(text: UnitText) -> Iterator[Finding]:
    """Nested 《 》, and blanks inside them."""
    for match in _NESTED.finditer(text.visible.text):
        start = match.end(1)
        fix = mend(text, start, match.end(), f"〈{match[2]}〉")
        yield RULE.at(
            text, Message("inner title marks should be 〈 〉"), span=text.visible.span(start, match.end()), fix=fix
        )
    for match in _BLANK.finditer(text.visible.text):
        fix = mend(text, *match.span(), match[0].strip())
        yield RULE.at(text, Message("no blanks inside title marks"), span=text.visible.span(*match.span()), fix=fix)
