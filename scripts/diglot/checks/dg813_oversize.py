"""A translation should be no longer than a translation can be.

Why: a text made for it keeps the renderer busy for minutes: 20,000 brackets take a minute and a half.
Bad: short / 20,000 × [
Good: short / 简短

译文长度不应超出译文可能的限度。

原因：有意构造的文本能让渲染器忙上几分钟：两万个方括号要一分半钟。
反例：short / 两万个“[”
正例：short / 简短
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG813", "oversize", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Four times its source and 200 characters, 64 of one sign in a row, twice its source's Markdown signs and 64."""
    for breach in unit.breaches:
        if breach.danger is Danger.SIZE:
            yield RULE.at(unit, breach.fact, span=breach.span)
