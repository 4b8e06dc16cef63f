"""A translation should have the formulas of its source.

Why: a formula is the same in every language.
Bad: the sum $a+b$ / 两数之和
Good: the sum $a+b$ / 两数之和$a+b$

原文的公式，译文里都应当有。

原因：公式不因语言而变。
"""

from collections.abc import Iterator

from diglot.checks.comparing import lost
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair

RULE = Rule("DG314", "formula-lost", "unit")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Inline formulas that the translation lacks."""
    if unit.translated:
        for its in lost(unit.source_text.visible.values("math"), unit.target_text.visible.values("math")):
            yield RULE.at(unit, f"the formula “{its}” is missing")
