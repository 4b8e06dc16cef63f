"""A translation should refer to the footnotes of its source.

Why: a note that nothing refers to is not found, and the claim stands without its source.
Bad: the file[^1] / 档案
Good: the file[^1] / 档案[^1]

原文的脚注注码，译文里都应当有。

原因：没有注码，读者就找不到那条注，说法也就没了出处。
"""

from collections.abc import Iterator

from diglot.checks.comparing import lost
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair

RULE = Rule("DG306", "footnote-reference-lost", "unit")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Footnote references that the translation lacks."""
    if unit.translated:
        for its in lost(unit.source_text.visible.values("note"), unit.target_text.visible.values("note")):
            yield RULE.at(unit, f"the reference to footnote “{its}” is missing")
