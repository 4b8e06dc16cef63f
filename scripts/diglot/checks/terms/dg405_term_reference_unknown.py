"""A reference to a term should name one of the termbase.

Why: it would be plain text on the page, and look like a link in the source.
Bad: [grids](term:grid-managment)
Good: [grids](term:grid-management)

术语引用应当指向术语库里已有的术语。

原因：指错了，页面上就只是普通文字。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import Whole
from diglot.message import Message

RULE = Rule("DG405", "term-reference-unknown", "edition")


def check(whole: Whole) -> Iterator[Finding]:
    """`term:` links of sources and translations whose key the termbase does not have."""
    for page in whole.each_page():
        for unit in page.units:
            if "](term:" not in unit.source and "](term:" not in unit.target:
                continue
            for text in (unit.source_text, *([unit.target_text] if unit.translated else ())):
                for mark in text.visible.of("close"):
                    key = mark.value.removeprefix("term:")
                    if key != mark.value and key not in whole.termbase.terms:
                        yield RULE.at(text, Message("the termbase has no “{}”", key), span=mark.span)
