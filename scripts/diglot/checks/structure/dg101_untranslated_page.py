"""A page should have a translation.

Why: readers of the other language get a page that is, word for word, in the source language.
Bad: docs/en/essay.md with an empty catalog
Good: docs/en/essay.md with docs/zh/essay.md, translated at least in part

每个页面都应有译文。

原因：没有译文，读者点开的就是一整页原文。
反例：有docs/en/essay.md，消息目录里却一条译文也没有
正例：docs/zh/essay.md至少译出了一部分
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG101", "untranslated-page", "page", Severity.HINT)


def check(page: PagePair) -> Iterator[Finding]:
    """Pages of which no unit is translated."""
    if page.units and not any(unit.target for unit in page.units):
        yield RULE.at(page, Message("nothing on this page is translated into {}", page.language))
