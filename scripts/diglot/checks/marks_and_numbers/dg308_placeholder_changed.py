"""Placeholders should stand in a translation as in its source.

Why: a program puts something in their place, and knows them by their spelling.
Bad: Hello {name} / 你好{名字}
Good: Hello {name} / 你好{name}

占位符在译文中应与原文一致。

原因：程序靠拼写认出占位符，再填进内容。
"""

import re
from collections.abc import Iterator

from diglot.checks.comparing import differ
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair, UnitText
from diglot.message import Message

RULE = Rule("DG308", "placeholder-changed", "unit")
_PLACEHOLDER = re.compile(
    r"(?<![\\$\w{])\$?\{[A-Za-z_][\w.-]*\}(?!\})|%\([A-Za-z_]\w*\)[sdif]|(?<![%\w])%(?:\d\$)?[sd](?!\w)"
    r"|(?<![\w:/]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:/])",
    re.ASCII,
)
_ICON = re.compile(r":[a-z][a-z0-9_+-]*+:")
"""What an icon looks like."""
_WORDS = re.compile(r'"[^"]*"')
"""Of a template expression these may be translated."""


def check(unit: UnitPair) -> Iterator[Finding]:
    """Names in braces, printf fields, template expressions and icons."""
    if unit.translated:
        missing, added = differ(_placeholders(unit.source_text), _placeholders(unit.target_text))
        code = " ".join(unit.target_text.visible.values("code"))
        for placeholder in (lost for lost in missing if lost not in code):
            yield RULE.at(unit, Message("the placeholder “{}” is missing", placeholder))
        for placeholder in added:
            yield RULE.at(unit, Message("the placeholder “{}” is not in the source", placeholder))


def _placeholders(text: UnitText) -> list[str]:
    templates = [_WORDS.sub('"…"', " ".join(mark.value.split())) for mark in text.visible.of("template")]
    visible, letters = text.visible.text, text.letters
    may_have = not letters.isdisjoint("{%") or (":" in letters and _ICON.search(visible))
    found = set(_PLACEHOLDER.findall(visible)) if may_have else set()
    return sorted(found) + sorted(set(templates))
