"""A link should lead where the source's link leads.

Why: a reader follows the link of a trusted page, wherever it was turned to.
Bad: [the law](law.md) / [这部法律](order.md)
Good: [the law](/en/law/) / [这部法律](/zh/law/)

链接应当通向原文链接所通之处。

原因：读者信任这一页，才会点开链接，不管它被改去了哪里。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG804", "link-target-changed", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Addresses that the source does not have. Its language in them, and https, may differ."""
    for breach in unit.breaches:
        if breach.danger is Danger.TARGET:
            yield RULE.at(unit, breach.fact, span=breach.span)
