"""Marks of boxes and tabs should be enabled in `mkdocs.yml`.

Why: without the extension readers see the marks, and the box is a paragraph, here and in every translation.
Bad: ??? note, without `pymdownx.details` in `markdown_extensions`
Good: the extension listed there, or the mark escaped: \\??? note

提示框和标签页的标记，应在mkdocs.yml里启用相应的扩展。

原因：没有启用扩展，读者看到的就是标记本身，提示框在原文和各语言译文里都成了普通段落。
反例：写了??? note，而markdown_extensions里没有pymdownx.details
正例：在那里列出扩展，或者转义标记：\\??? note
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.pages import Kind
from diglot.rules import Severity

RULE = Rule("DG112", "box-not-enabled", "text", Severity.HINT, signs=frozenset("!?="))
_MARKS = re.compile(r"(?P<details>\?\?\?\+?)[ ]+[\w\"-]|(?P<box>!!!)[ ]+[\w\"-]|(?P<tab>===[!+]*)[ ]+\"")
_EXTENSIONS = {"details": "pymdownx.details", "box": "admonition", "tab": "pymdownx.tabbed"}


def check(text: UnitText) -> Iterator[Finding]:
    """Paragraphs of source pages that begin as boxes do."""
    if text.side == "source" and text.unit.kind is Kind.PARAGRAPH and (match := _MARKS.match(text.text)):
        name = _EXTENSIONS[str(match.lastgroup)]
        if name in text.unit.page.source.grammar.blocks:
            return
        yield RULE.at(
            text, Message("readers see “{}”, since {} is not enabled in mkdocs.yml", match[match.lastgroup or 0], name)
        )
