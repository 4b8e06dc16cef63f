"""The dot between Chinese characters, as in foreign names, should be · (U+00B7).

Why: bullets and katakana dots have other widths, and search does not find the name (GB/T 15834-2011, 4.14). Behind a
Latin initial stands a full stop.
Bad: 米歇尔•福柯; J·斯科特
Good: 米歇尔·福柯; J.斯科特

间隔号应当用“·”（U+00B7），如外国人名里的间隔号。

原因：项目符号和片假名中点宽窄不同，检索也找不到（GB/T 15834—2011，4.14）；拉丁字母缩写后用下脚点。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern, mend
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG507", "interpunct", "text", Severity.WARNING, languages=("zh",), signs=frozenset("·•‧・∙⋅●･"))
_DOT = re.compile(rf"(?<=[{HAN}])[ ]*([•‧・∙⋅●･●])[ ]*(?=[{HAN}])|(?<=[{HAN}])(?:[ ]+·[ ]*|·[ ]+)(?=[{HAN}])")
_INITIAL = re.compile(rf"(?<![A-Za-z])([A-Z])[·•‧・](?=[{HAN}])")


def check(text: UnitText) -> Iterator[Finding]:
    """Other dots between Chinese characters, blanks round the right one, and · behind an initial."""
    yield from find_pattern(text, RULE, _DOT, Message("“{}” should be “·”"), "·")
    for match in _INITIAL.finditer(text.visible.text):
        span = text.visible.span(match.start() + 1, match.end())
        fix = mend(text, match.start() + 1, match.end(), ".")
        yield RULE.at(text, Message("write a full stop behind an initial"), span=span, fix=fix)
