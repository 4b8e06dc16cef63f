"""A concept of the termbase should have a name in every language of the edition.

Why: without one, the glossary of that language has a gap, and translators have no name to use.
Bad: [grid-management.en] without [grid-management.zh]
Good: [grid-management.en] with [grid-management.zh]

术语库中的概念，应在本版的每种语言里都有名称。

原因：缺了名称，该语言的术语表就有空缺，译者也不知该用什么词。
反例：有[grid-management.en]而无[grid-management.zh]
正例：有[grid-management.en]，也有[grid-management.zh]
"""

from collections.abc import Iterator

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG910", "term-unnamed", "edition", Severity.HINT)


def check(whole: Whole) -> Iterator[Finding]:
    """Each concept once, with the target languages in which it has no name."""
    for term in whole.termbase.terms.values():
        if missing := [code for code in whole.edition.translations if code not in term.namings]:
            place = FilePlace(whole.termbase.path, term.line)
            yield RULE.at(whole, Message("“{}” has no name in {}", term.key, ", ".join(missing)), place=place)
