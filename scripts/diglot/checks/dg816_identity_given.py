"""A translation should give elements no ids or names of its own.

Why: links and scripts find elements by id; a second one takes the place of the first.
Bad: [the list](a.md) / [名单](a.md){: #search }
Good: [the list](a.md){: #list } / [名单](a.md){: #list }

译文不应自行给元素设定 id 或 name。

原因：链接和脚本按 id 找元素，后来者会冒名顶替。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG816", "identity-given", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """The attributes id and name."""
    for breach in unit.breaches:
        if breach.danger is Danger.IDENTITY:
            yield RULE.at(unit, breach.fact, span=breach.span)
