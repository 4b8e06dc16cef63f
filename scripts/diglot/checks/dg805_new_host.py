"""A translation should lead to no host that its source does not name.

Why: whoever owns the host decides what the reader sees there, and a letter from another script makes one name look
like another.
Bad: [Python](https://python.org) / [Python](https://pythоn.org) (with a Cyrillic o)
Good: [Python](https://python.org) / [Python](https://python.org)

译文不应通向原文没有提到的主机。

原因：那里给读者看什么，由主机的主人说了算；换一个别种文字的字母，两个域名看上去就一样。
反例：[Python](https://python.org) / [Python](https://pythоn.org)（其中的о是西里尔字母）
正例：[Python](https://python.org) / [Python](https://python.org)
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG805", "new-host", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Hosts are compared in the form in which they are looked up (punycode)."""
    for breach in unit.breaches:
        if breach.danger is Danger.HOST:
            yield RULE.at(unit, breach.fact, span=breach.span)
