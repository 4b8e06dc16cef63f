"""A translation should have the attribute lists of its source.

Why: ids that others link to, classes and sizes stand in them.
Bad: [the list](a.md){ .wide } / [名单](a.md)
Good: [the list](a.md){ .wide } / [名单](a.md){ .wide }

原文的属性列表，译文里都应当有。

原因：供链接的id、样式类和尺寸都写在里面。
"""

from collections.abc import Iterator

from diglot.checks.comparing import lost
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.rules import Severity

RULE = Rule("DG310", "attributes-lost", "unit", Severity.WARNING)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Attribute lists in braces that the translation lacks."""
    if unit.translated:
        for its in lost(unit.source_text.visible.values("attributes"), unit.target_text.visible.values("attributes")):
            yield RULE.at(unit, f"the attribute list “{its}” is missing")
