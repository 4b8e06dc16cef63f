"""Chinese should not carry over every “it”.

Why: where the subject is plain, Chinese leaves it out or repeats the noun.
Bad: 名单公布了，它很长
Good: 名单公布了，很长

英文的it，中文不必处处译作“它”。

原因：主语清楚时，中文略去不说，或重复名词。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.frequency import often
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG703", "pronoun-it", "page", Severity.HINT, languages=("zh",))
_TURN = re.compile(r"它们?")


def check(page: PagePair) -> Iterator[Finding]:
    """它 and 它们."""
    yield from often(page, RULE, _TURN, 5, "Leave it out, or repeat the noun.")
