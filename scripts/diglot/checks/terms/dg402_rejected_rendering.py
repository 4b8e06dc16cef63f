"""Renderings that the termbase rejects should not be used.

Why: somebody weighed them, and wrote down why they mislead.
Bad: grid management / 栅格管理
Good: grid management / 网格化管理

术语库否决的译法不应使用。

原因：已有人斟酌过，并记下了它误导在哪里。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import Whole
from diglot.spans import Span
from diglot.terms.concordance import TermRendering

RULE = Rule("DG402", "rejected-rendering", "edition")


def check(whole: Whole) -> Iterator[Finding]:
    """Rejected names in translations of units that name the concept."""
    for its in whole.concordance.pairings:
        if its.rendering is TermRendering.REJECTED:
            naming = whole.termbase.terms[its.key].namings[its.language]
            reason = next((each.reason(its.language)[0] for each in naming.rejected if each.name == its.found), "")
            unit = whole.unit(its.page, its.language, its.unit)
            at = unit.target.find(its.found)
            span = Span(at, at + len(its.found)) if at >= 0 else None
            message = f"“{its.found}” is rejected for “{naming.name}” ({its.key}){': ' if reason else ''}{reason}"
            yield RULE.at(unit, message, span=span)
