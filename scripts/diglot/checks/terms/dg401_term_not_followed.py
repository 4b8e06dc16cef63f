"""Terms of the termbase should be rendered as it says.

Why: readers take two words for two things.
Bad: grid management / 网络管理
Good: grid management / 网格化管理

术语库里的术语，译文应当照用。

原因：用词不同，读者就以为说的是两回事。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.message import Message
from diglot.terms import TermRendering
from diglot.terms.stems import is_inflected

RULE = Rule("DG401", "term-not-followed", "page")


def check(page: PagePair) -> Iterator[Finding]:
    """Concepts that a unit names, and its translation does not. To leave one out: `# diglot: no-term KEY: reason`."""
    yield from find_missing(page, RULE, inflected=False)


def find_missing(page: PagePair, rule: Rule, inflected: bool) -> Iterator[Finding]:
    """The findings of a rule for languages that inflect names, or for the others, where a name is surely missing."""
    for pairing in page.pairings if is_inflected(page.language) is inflected else ():
        if pairing.rendering is TermRendering.MISSING:
            naming = page.terms.termbase.terms[pairing.key].namings[page.language]
            yield rule.at(page.by_id[pairing.unit], Message("“{}” ({}) is not found here", naming.name, pairing.key))
