"""Chinese should not begin with 当……时 for every “when”.

Why: the order of the clauses says it.
Bad: 当名单公布时，他走了
Good: 名单一公布，他就走了

英文的when，中文不必都译作“当……时”。

原因：先后次序已经说明时间。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.frequency import often
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG706", "time-clause", "page", Severity.HINT, languages=("zh",))
_TURN = re.compile(r"(?:^|(?<=[。！？；]))当[^，。]{2,30}(?:时|的时候|之际)，")


def check(page: PagePair) -> Iterator[Finding]:
    """当 …… 时 at the start of a sentence."""
    yield from often(page, RULE, _TURN, 2, "Rely on the order.")
