"""A translation should close the tags it opens, and no others.

Why: a tag that is left open swallows what follows, and one that closes too much lets text out of its place.
Bad: the end / 完</div>
Good: the end / <em>完</em>

译文应当关闭自己打开的标签，也只关闭这些。

原因：没有关闭的标签会吞掉后文，多余的关闭标签会让文字脱离原位。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG814", "tags-unbalanced", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Tags that a browser has to mend, and beginnings of tags that the next unit could finish."""
    for breach in unit.breaches:
        if breach.danger is Danger.BREAKOUT:
            yield RULE.at(unit, breach.fact, span=breach.span)
