"""A link should begin with a scheme that only leads somewhere.

Why: javascript: runs, data: brings a page of its own, and both can be spelled so that no search for the word finds
them.
Bad: [here](a.md) / [这里](java&#115;cript:…)
Good: [mail](mailto:a@example.org) / [邮件](mailto:a@example.org)

链接只应使用单纯指向某处的协议。

原因：javascript: 会运行，data: 自带一整页内容；两者都能写成搜不出来的样子。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG803", "unsafe-scheme", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Schemes other than http, https, mailto and tel, after entities and controls are read as a browser reads them."""
    for breach in unit.breaches:
        if breach.danger is Danger.SCHEME:
            yield RULE.at(unit, breach.fact, span=breach.span)
