"""Chinese should not pile up abstract nouns.

Why: English turns qualities into nouns; Chinese says what is so.
Bad: 名单的公开性
Good: 名单公开

中文不应堆砌抽象名词。

原因：英文惯把性质变成名词，中文直说如何。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.frequency import often
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG708", "abstract-endings", "page", Severity.HINT, languages=("zh",))
_TURN = re.compile(r"[\u4e00-\u9fff]{2}(?:性|主义|化|度)(?=[的地，。、；和与])")


def check(page: PagePair) -> Iterator[Finding]:
    """Words in 性, 化, 度 and 主义."""
    yield from often(page, RULE, _TURN, 12, "Say what is so.")
