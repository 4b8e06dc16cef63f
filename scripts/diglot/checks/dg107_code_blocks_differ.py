"""A translated page should have the code blocks of its source, unchanged.

Why: readers copy code; what a translation changes in it is undone by the next sync, and until then readers run it.
Bad: diglot sync / diglot  同步
Good: diglot sync / diglot sync

译文页面的代码块应与原文相同，一字不改。

原因：代码会被读者抄去运行；译文里的改动下次同步即被撤销，在那之前却已有人照着运行。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.outline import compare
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG107", "code-blocks-differ", "page", Severity.WARNING)


def check(page: PagePair) -> Iterator[Finding]:
    """Where the page as it is on disk first differs from its source."""
    yield from compare(page, RULE, "code", "code block")
