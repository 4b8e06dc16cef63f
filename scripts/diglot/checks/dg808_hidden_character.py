"""A translation should hold no characters that nobody sees.

Why: they turn the direction of writing, hide a text from search and from review, or carry marks (CVE-2021-42574).
Bad: a list / 名单, with U+200B between the two
Good: a list / 名单

译文不应含有看不见的字符。

原因：它们会扭转书写方向，让文字躲过检索和审阅，或夹带记号（CVE-2021-42574）。
反例：a list / 名单（两字之间夹着U+200B）
正例：a list / 名单
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG808", "hidden-character", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Controls, directions, zero width, tags, private use, where their script has no need of them."""
    for breach in unit.breaches:
        if breach.danger is Danger.HIDDEN:
            yield RULE.at(unit, breach.fact, span=breach.span)
