"""Chinese should not carry over every “a”.

Why: Chinese nouns need no article.
Bad: 这是一个问题
Good: 这是问题 / 这是个问题

英文的不定冠词，中文不必都译作“一个”“一种”。

原因：中文名词不需要冠词。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.frequency import often
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG704", "article-yige", "page", Severity.HINT, languages=("zh",))
_TURN = re.compile(r"一[个种](?!人|月|半|方面|接一|又一)")


def check(page: PagePair) -> Iterator[Finding]:
    """一个 and 一种."""
    yield from often(page, RULE, _TURN, 9, "Leave it out.")
