"""A translation should have the links of its source.

Why: what the source leads to, readers of the translation cannot reach.
Bad: see [the law](law.md) / 见该法
Good: see [the law](law.md) / 见[该法](law.md)

原文里的链接，译文里都应当有。

原因：原文能通到的地方，译文的读者也该到得了。
"""

from collections.abc import Iterator

from diglot.checks.comparing import lost
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair, UnitText

RULE = Rule("DG301", "link-lost", "unit")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Links that the translation lacks; where a link leads is a matter of safety."""
    if unit.translated:
        for address in lost(_addresses(unit.source_text), _addresses(unit.target_text)):
            yield RULE.at(unit, f"the link to “{address}” is missing")


def _addresses(text: UnitText) -> list[str]:
    kinds = ("close", "autolink", "url")
    return [mark.value.rstrip(".,;:") for mark in text.visible.marks if mark.kind in kinds]
