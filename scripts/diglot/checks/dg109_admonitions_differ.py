"""A translated page should have the admonitions of its source, of the same kind.

Why: a warning that became a note, or plain text, no longer warns.
Bad: !!! warning / !!! note
Good: !!! warning / !!! warning

译文页面的提示框应与原文一致，类型相同。

原因：警告变成附注或正文，就不再是警告。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.outline import compare
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG109", "admonitions-differ", "page", Severity.WARNING)


def check(page: PagePair) -> Iterator[Finding]:
    """Where the page as it is on disk first differs from its source."""
    yield from compare(page, RULE, "admonitions", "admonition")
