"""Chinese should not say 被 wherever English has a passive.

Why: Chinese leaves the passive unsaid, or begins with what is spoken of.
Bad: 名单被公布
Good: 名单公布了

英文的被动句，中文不必都用“被”。

原因：中文表示被动，多不用标记，或以话题起句。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.frequency import often
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG702", "passive-bei", "page", Severity.HINT, languages=("zh",))
_TURN = re.compile(r"被(?!告|子|窝|动|迫|褥)")


def check(page: PagePair) -> Iterator[Finding]:
    """被, but for words that hold it."""
    yield from often(page, RULE, _TURN, 4, "Leave it out, or begin with who acts.")
