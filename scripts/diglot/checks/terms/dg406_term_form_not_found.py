"""Terms of the termbase should be rendered as it says, also where their names are inflected.

Why: readers take two words for two things. A form that is not known may be one that the termbase does not list: add it
to the `forms` of the name.
Bad: oven / Herd (with the name Ofen)
Good: ovens / Öfen (with the name Ofen)

术语库里的术语，译文应当照用，有词形变化的语言也一样。

原因：用词不同，读者就以为说的是两回事。若是术语库未列的词形，请补进该名称的`forms`。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.checks.terms.dg401_term_not_followed import find_missing
from diglot.rules import Severity

RULE = Rule("DG406", "term-form-not-found", "page", Severity.WARNING)


def check(page: PagePair) -> Iterator[Finding]:
    """The same as DG401, in languages that inflect names: neither a listed form is found, nor the stems of a name."""
    yield from find_missing(page, RULE, inflected=True)
