"""Renderings that the termbase rejects should not be used.

Why: somebody weighed them, and wrote down why they mislead.
Bad: grid management / 栅格管理
Good: grid management / 网格化管理

术语库否决的译法不应使用。

原因：已有人斟酌过，并记下了它误导在哪里。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair
from diglot.message import Message
from diglot.spans import Span
from diglot.terms.concordance import TermRendering

RULE = Rule("DG402", "rejected-rendering", "page")


def check(page: PagePair) -> Iterator[Finding]:
    """Rejected names in translations of units that name the concept."""
    for pairing in page.pairings:
        if pairing.rendering is TermRendering.REJECTED:
            naming = page.terms.termbase.terms[pairing.key].namings[page.language]
            reason = next(
                (
                    rejection.reason(pairing.language)[0]
                    for rejection in naming.rejected
                    if rejection.name == pairing.found
                ),
                "",
            )
            unit = page.by_id[pairing.unit]
            start = unit.target.find(pairing.found)
            span = Span(start, start + len(pairing.found)) if start >= 0 else None
            message = Message("“{}” is rejected for “{}” ({})", pairing.found, naming.name, pairing.key)
            message = Message("{}: {}", message, reason) if reason else message
            yield RULE.at(unit, message, span=span)
