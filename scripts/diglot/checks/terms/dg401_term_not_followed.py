"""Terms of the termbase should be rendered as it says.

Why: readers take two words for two things.
Bad: grid management / 网络管理
Good: grid management / 网格化管理

术语库里的术语，译文应当照用。

原因：用词不同，读者就以为说的是两回事。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import Whole
from diglot.terms import TermRendering
from diglot.terms.stems import is_inflected

RULE = Rule("DG401", "term-not-followed", "edition")


def check(whole: Whole) -> Iterator[Finding]:
    """Concepts that a unit names, and its translation does not. To leave one out: `# diglot: no-term KEY: reason`."""
    yield from find_missing(whole, RULE, inflected=False)


def find_missing(whole: Whole, rule: Rule, inflected: bool) -> Iterator[Finding]:
    """The findings of a rule for languages that inflect names, or for the others, where a name is surely missing."""
    for its in whole.concordance.pairings:
        if its.rendering is TermRendering.MISSING and is_inflected(its.language) is inflected:
            naming = whole.termbase.terms[its.key].namings[its.language]
            unit = whole.unit(its.page, its.language, its.unit)
            yield rule.at(unit, f"“{naming.name}” ({its.key}) is not found here")
