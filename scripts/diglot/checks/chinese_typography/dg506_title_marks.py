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
from diglot.rules import Severity

RULE = Rule("DG506", "title-marks", "text", Severity.WARNING, languages=("zh",), signs=frozenset("《》"))
_NESTED = re.compile(r"(?<=《)([^《》]*)《([^《》]*)》(?=[^《》]*》)")
_BLANK = re.compile(r"《[ ]++|(?<![ ])[ ]++》")


def check(text: UnitText) -> Iterator[Finding]:
    """Nested 《 》, and blanks inside them."""
    for found in _NESTED.finditer(text.visible.text):
        start = found.end(1)
        fix = mend(text, start, found.end(), f"〈{found[2]}〉")
        yield RULE.at(text, "inner title marks should be 〈 〉", span=text.visible.span(start, found.end()), fix=fix)
    for found in _BLANK.finditer(text.visible.text):
        fix = mend(text, *found.span(), found[0].strip())
        yield RULE.at(text, "no blanks inside title marks", span=text.visible.span(*found.span()), fix=fix)
