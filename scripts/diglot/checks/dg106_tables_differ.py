"""A translated page should have the tables of its source, cell by cell.

Why: figures under the wrong head are wrong figures.
Bad: three columns / two columns
Good: three columns / three columns

译文页面的表格应与原文逐格对应。

原因：数字排到别的表头底下，就成了错的数字。
反例：原文的表格有三列，译文只有两列
正例：原文的表格有三列，译文也是三列
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.outline import compare
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG106", "tables-differ", "page", Severity.WARNING)


def check(page: PagePair) -> Iterator[Finding]:
    """Where the page as it is on disk first differs from its source."""
    yield from compare(page, RULE, "tables", "table cell")
