"""A translated page field should be plain text.

Why: titles and descriptions are put into the head of the page as they are: a tag in one is a tag on the page.
Bad: title: Lists / title: 名单</title><script>…
Good: title: Lists / title: 名单

译出的页面字段应当是纯文本。

原因：标题和简介会原样放进页面头部：里面的标签就成了页面上的标签。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG811", "field-not-plain", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Angle brackets, quotation marks, entities and Markdown, as far as the source's field has none."""
    for breach in unit.breaches:
        if breach.danger is Danger.FIELD:
            yield RULE.at(unit, breach.fact, span=breach.span)
