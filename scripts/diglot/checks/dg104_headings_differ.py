"""A translated page should have the headings of its source, on the same levels.

Why: contents, anchors and screen readers follow the levels; what a page has of its own is gone after the next sync.
Bad: ## The list / ### 名单
Good: ## The list / ## 名单

译文页面的标题应与原文一致，级别相同。

原因：目录、锚点和读屏软件都依标题级别而定；译文自行改动的级别，下次同步后就没了。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.outline import compare
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG104", "headings-differ", "page", Severity.WARNING)


def check(page: PagePair) -> Iterator[Finding]:
    """Where the page as it is on disk first differs from its source."""
    yield from compare(page, RULE, "headings", "heading")
