"""Chinese sentences should not keep opening with prepositions.

Why: English puts its frame in front; Chinese begins with the topic.
Bad: 对于名单，人们看法不一
Good: 这份名单，人们看法不一

中文句子不应总以介词开头。

原因：英文把框架放在前面，中文直接从话题说起。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.frequency import often
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG707", "opening-prepositions", "page", Severity.HINT, languages=("zh",))
_TURN = re.compile(r"(?:^|(?<=[。！？；]))(?:关于|对于|作为|通过|基于|根据)")


def check(page: PagePair) -> Iterator[Finding]:
    """关于, 对于, 作为, 通过, 基于 and 根据 at the start of a sentence."""
    yield from often(page, RULE, _TURN, 6, "Begin with the topic.")
