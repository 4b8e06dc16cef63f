"""A translated page should have the footnotes of its source.

Why: a note without its text, or a text without its note, is a source that readers cannot check.
Bad: [^1]: and [^2]: / [^1]:
Good: [^1]: / [^1]:

译文页面的脚注应与原文一致。

原因：注码没有注文，或注文没有注码，读者就查不到出处。
反例：原文有[^1]:和[^2]:，译文只有[^1]:
正例：原文有[^1]:，译文也有[^1]:
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.outline import compare
from diglot.checks.subjects import PagePair
from diglot.rules import Severity

RULE = Rule("DG108", "footnotes-differ", "page", Severity.WARNING)


def check(page: PagePair) -> Iterator[Finding]:
    """Where the page as it is on disk first differs from its source."""
    yield from compare(page, RULE, "footnotes", "footnote")
