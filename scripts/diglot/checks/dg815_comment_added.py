"""A translation should add no comments.

Why: readers do not see them, and programs do: directives to this one belong to the author of the source.
Bad: the list / 名单<!-- diglot:skip -->
Good: the list / 名单

译文不应添加注释。

原因：读者看不到注释，程序却看得到；给本程序的指令只能由原文作者来写。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG815", "comment-added", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """HTML comments that the source does not have. In a translation, directives have no power."""
    for breach in unit.breaches:
        if breach.danger is Danger.COMMENT:
            yield RULE.at(unit, breach.fact, span=breach.span)
