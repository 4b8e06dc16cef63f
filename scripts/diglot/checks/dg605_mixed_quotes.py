"""A text should keep to one kind of quotation marks.

Why: straight and curved marks side by side look like an accident.
Bad: “credit” and "grids"
Good: “credit” and “grids”

一段文字里应当只用一种引号。

原因：直引号、弯引号混用，看着像出了差错。
"""

from collections.abc import Iterator

from diglot.checks.model import Finding, Rule, Severity
from diglot.checks.things import UnitText

RULE = Rule("DG605", "mixed-quotes", "text", Severity.HINT, languages=("en",), signs=frozenset('"'))


def check(text: UnitText) -> Iterator[Finding]:
    """Straight and curved double quotation marks in one text."""
    visible = text.visible.text
    at = visible.find('"')
    if at >= 0 and ("“" in visible or "”" in visible):
        message = "straight and curved quotation marks in one text"
        yield RULE.at(text, message, span=text.visible.span(at, at + 1))
