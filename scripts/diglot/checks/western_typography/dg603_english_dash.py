"""A dash in English should be a dash, not hyphens.

Why: hyphens join words; two for a dash are a habit of typewriters, which had no dash.
Bad: the list -- public
Good: the list—public; the list – public

英文破折号不应用连字符代替。

原因：连字符是用来连接词的；用两个代替破折号，是打字机留下的习惯。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG603", "english-dash", "text", Severity.HINT, languages=("en",), signs=frozenset("-"))
_HYPHENS = re.compile(r"(?<=[A-Za-z0-9,)”’])(?:[ ]-{1,3}[ ]|-{2,3}(?! ))(?=[A-Za-z“‘(])")


def check(text: UnitText) -> Iterator[Finding]:
    """Two or three hyphens, and one with spaces, between words."""
    for match in _HYPHENS.finditer(text.visible.text):
        fix = mend(text, *match.span(), "—") if "--" in match[0] else None
        yield RULE.at(text, Message("“{}” should be a dash", match[0]), span=text.visible.span(*match.span()), fix=fix)
