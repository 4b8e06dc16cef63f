"""A translation should give elements no attributes that its source does not give them.

Why: an attribute can run a program (onclick), load a picture or move a text over another one, and {: onclick=… }
needs no angle bracket to be one.
Bad: [here](a.md) / [这里](a.md){: onclick=… }
Good: [here](a.md) / [这里](a.md "页面")

译文不应给元素添加原文没有的属性。

原因：属性可以运行程序（onclick）、加载图片、把文字盖在别的文字上；写 {: onclick=… } 连尖括号都不用。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG802", "attribute-added", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """All but texts for readers: alt, title, aria-label, and the language."""
    for breach in unit.breaches:
        if breach.danger is Danger.ATTRIBUTE:
            yield RULE.at(unit, breach.fact, span=breach.span)
