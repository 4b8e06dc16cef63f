"""A translation should refer to the terms its source refers to.

Why: a reference names a concept, which is the same in every language.
Bad: [these grids](term:grid) / 这些网格
Good: [these grids](term:grid) / [这些网格](term:grid)

原文引用的术语，译文也应引用。

原因：引用指向的是概念，概念不因语言而变。
"""

from collections.abc import Iterator

from diglot.checks.comparing import differ
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair, UnitText
from diglot.message import Message

RULE = Rule("DG311", "term-reference-changed", "unit", needs="has_marks")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Keys of `term:` links, as often as each is referred to."""
    if unit.translated and ("term:" in unit.source or "term:" in unit.target):
        missing, added = differ(_keys(unit.source_text), _keys(unit.target_text))
        for key in missing:
            yield RULE.at(unit, Message("the reference to the term “{}” is missing", key))
        for key in added:
            yield RULE.at(unit, Message("the source does not refer to the term “{}”", key))


def _keys(text: UnitText) -> list[str]:
    return [mark.value.removeprefix("term:") for mark in text.visible.of("close") if mark.value.startswith("term:")]
