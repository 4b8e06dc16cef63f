"""A foreign name should carry its original when a page first mentions it.

Why: a transliteration cannot be looked up, and one sound has many spellings.
Bad: 米歇尔·福柯认为
Good: 米歇尔·福柯（Michel Foucault）认为

外国人名在一页中首次出现时应附原文。

原因：译名无法检索，同一个音又有多种写法。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG404", "name-without-original", "page", Severity.HINT, languages=("zh",))
_NAME = re.compile(rf"(?<![{HAN}·])[{HAN}]{{1,6}}(?:·[{HAN}]{{1,6}})+|[{HAN}]{{1,4}}(?:·[{HAN}]{{1,6}})+")
_ORIGINAL = re.compile(rf"[{HAN}·]{{0,6}}[”》]?\s?[（(][^）)]*[A-Za-z]")
_LATIN_NAME = re.compile(r"[A-Z][a-z’'-]+ (?:[A-Z]\.? )?[A-Z][a-z’'-]+")


def check(page: PagePair) -> Iterator[Finding]:
    """Names with · in their first unit, if no Latin letters in parentheses follow anywhere on the page before."""
    seen: set[str] = set()
    for unit in page.units:
        visible = unit.target_text.visible if unit.translated and "·" in unit.target else None
        for found in _NAME.finditer(visible.text) if visible else ():
            name = found[0].rpartition("·")[2][:2]
            if name in seen:
                continue
            seen.add(name)
            follows = _ORIGINAL.match(visible.text, found.end()) if visible else None
            if follows is None and visible and _LATIN_NAME.search(unit.source_text.visible.text):
                span = visible.span(*found.span())
                yield RULE.at(unit, Message("the original of this name does not follow it"), span=span)
