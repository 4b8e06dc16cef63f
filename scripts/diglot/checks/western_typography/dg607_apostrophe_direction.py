"""An apostrophe should be ’ also at the start of a word.

Why: word processors turn it into an opening quotation mark.
Bad: the ‘90s
Good: the ’90s

英文撇号在词首也应写作“’”。

原因：文字处理软件常把它变成前引号。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG607", "apostrophe-direction", "text", Severity.WARNING, languages=("en",), signs=frozenset("‘"))
_WRONG = re.compile(r"‘(?=\d0s\b|(?:tis|twas|em|til|cause)\b)")


def check(text: UnitText) -> Iterator[Finding]:
    """‘ before a decade, and before 'tis, 'twas, 'em."""
    yield from find_pattern(text, RULE, _WRONG, Message("an apostrophe, not a quotation mark"), "’")
