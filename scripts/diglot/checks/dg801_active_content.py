"""A translation should add no elements that can do something.

Why: a script, a frame or a form in a translation runs for every reader, and whoever writes a translation has not been
asked to write programs.
Bad: Read on. / 请继续阅读。<script src=…></script>
Good: Read on. / 请<em>继续</em>阅读。

译文不应添加能做事的元素。

原因：译文里的脚本、框架或表单会在每位读者那里运行；译者受托的是文字，不是程序。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG801", "active-content", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Elements that the rendered source does not have; those that only shape text are free."""
    for breach in unit.breaches:
        if breach.danger is Danger.ELEMENT:
            yield RULE.at(unit, breach.fact, span=breach.span)
