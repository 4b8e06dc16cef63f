"""Chinese should use the verb itself.

Why: 进行 and its like make a noun of every verb.
Bad: 进行公布
Good: 公布

能直接用动词时，不应绕道“进行”“加以”。

原因：“进行”一类词把动词都变成了名词。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.frequency import often
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG705", "nominal-verbs", "page", Severity.HINT, languages=("zh",))
_TURN = re.compile(r"(?:进行|加以|作出|予以|做出)(?=[\u4e00-\u9fff]{2})")


def check(page: PagePair) -> Iterator[Finding]:
    """进行, 加以, 作出 and 予以 before a word."""
    yield from often(page, RULE, _TURN, 4, "Use the verb itself.")
