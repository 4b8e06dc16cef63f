"""A translation should define no links for the rest of the page.

Why: the last definition of a name counts, so one paragraph can turn the links of all others.
Bad: See below. / 见下文。 then, on a line of its own, [law]: https://evil.example/
Good: See [below][law]. / 见[下文][law]。

译文不应为全页定义链接。

原因：同名定义以最后一处为准，一段译文就能改掉其他各段的链接。
反例：See below. / 见下文。下面另起一行：[law]: https://evil.example/
正例：See [below][law]. / 见[下文][law]。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG806", "link-definition", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Reference definitions inside a unit."""
    for breach in unit.breaches:
        if breach.danger is Danger.DEFINITION:
            yield RULE.at(unit, breach.fact, span=breach.span)
