"""A translation should give the site's generator no commands.

Why: a template expression or a snippet is carried out when the site is built, and can read files that are nobody's
business.
Bad: the year / {{ config }}
Good: {{ year }} / {{ year }}

译文不应给站点生成器下命令。

原因：模板表达式和片段引用在建站时执行，能读出不该外传的文件。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG812", "generator-command", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Template delimiters and snippets that the source does not have."""
    for breach in unit.breaches:
        if breach.danger is Danger.DELIMITER:
            yield RULE.at(unit, breach.fact, span=breach.span)
