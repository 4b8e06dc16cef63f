"""A translation should have the HTML tags of its source.

Why: a tag that is missing takes away what it does; one that is not closed reaches over the rest of the page.
Bad: <kbd>Ctrl</kbd> / Ctrl键
Good: <kbd>Ctrl</kbd> / <kbd>Ctrl</kbd>键

原文中的HTML标签，译文里都应当有。

原因：少了标签，就少了它的作用；没有闭合的标签，会殃及后面的整页。
"""

import re
from collections.abc import Iterator

from diglot.checks.comparing import lost
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair, UnitText

RULE = Rule("DG309", "html-lost", "unit")
_NAME = re.compile(r"</?[A-Za-z][\w:-]*")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Tags by name, opening and closing ones apart; tags that only the translation has are a matter of safety."""
    if unit.translated:
        for tag in lost(_tags(unit.source_text), _tags(unit.target_text)):
            yield RULE.at(unit, f"the tag “{tag}>” is missing")


def _tags(text: UnitText) -> list[str]:
    found = (_NAME.match(mark.value) for mark in text.visible.of("tag"))
    return [tag[0].lower() for tag in found if tag and tag[0].lower() not in ("<br", "<wbr")]
