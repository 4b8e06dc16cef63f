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
from diglot.message import Message
from diglot.terms import TermRendering
from diglot.terms.stems import is_inflected

RULE = Rule("DG401", "term-not-followed", "edition")


def check(whole: Whole) -> Iterator[Finding]:
    """Concepts that a unit names, and its translation does not. To leave one out: `# diglot: no-term KEY: reason`."""
    yield from find_missing(whole, RULE, inflected=False)


def find_missing(whole: Whole, rule: Rule, inflected: bool) -> Iterator[Finding]:
    """The findings of a rule for languages that inflect names, or for the others, where a name is surely missing."""
    for pairing in whole.concordance.pairings:
        if pairing.rendering is TermRendering.MISSING and is_inflected(pairing.language) is inflected:
            naming = whole.termbase.terms[pairing.key].namings[pairing.language]
            unit = whole.unit(pairing.page, pairing.language, pairing.unit)
            yield rule.at(unit, Message("“{}” ({}) is not found here", naming.name, pairing.key))
