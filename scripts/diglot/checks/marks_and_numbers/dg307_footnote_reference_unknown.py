"""A footnote reference should have its footnote.

Why: without one the renderer shows the brackets.
Bad: 档案[^7], where the page has no [^7]
Good: 档案[^1], where it has

脚注注码应有对应的注文。

原因：没有注文，页面上就会露出方括号。
反例：档案[^7]（页面上没有[^7]这条注）
正例：档案[^1]（页面上有[^1]这条注）
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.message import Message

RULE = Rule("DG307", "footnote-reference-unknown", "page")
_DEFINED = re.compile(r"^[ \t>]*\[\^([^\]\n]+)\]:", re.MULTILINE)


def check(page: PagePair) -> Iterator[Finding]:
    """References in translations to footnotes that the page does not define."""
    defined = set(_DEFINED.findall(page.source.text)) | set(_DEFINED.findall(page.pair.text))
    for unit in page.units:
        for mark in unit.target_text.visible.of("note") if unit.translated and "[^" in unit.target else ():
            if mark.value not in defined:
                yield RULE.at(unit, Message("there is no footnote “{}”", mark.value), span=mark.span)
