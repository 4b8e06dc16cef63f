"""A translated page should have the lists of its source, item by item.

Why: an item more or less is an argument more or less.
Bad: three items / two items
Good: three items / three items

译文页面的列表应与原文逐项对应。

原因：多一项少一项，就是多一条少一条理由。
反例：原文列了三项，译文只有两项
正例：原文列了三项，译文也是三项
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.outline import compare
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG105", "lists-differ", "page", Severity.WARNING)


def check(page: PagePair) -> Iterator[Finding]:
    """Where the page as it is on disk first differs from its source."""
    yield from compare(page, RULE, "lists", "list")
