"""A translation should be about as long as such translations are.

Why: one that is far shorter has lost something, and one that is far longer has explained or doubled something.
Bad: 40 words / 12 characters
Good: 40 words / 60 to 100 characters

译文长度应与同类译文相当。

原因：短得太多，多半漏译；长得太多，多半是解释或重复。
反例：原文40个词，译文12个字
正例：原文40个词，译文60至100个字
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.reading_hints.frequency import count_han, count_words
from diglot.checks.subjects import UnitPair
from diglot.language import parse_language
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG701", "length-ratio", "unit", Severity.HINT, languages=("zh",))
_LEAST = 20
_SHORT, _LONG = 0.85, 2.6
"""Characters (and Latin words) for each English word: 99.8 % of 4,515 published paragraphs lie between."""


def check(unit: UnitPair) -> Iterator[Finding]:
    """Paragraphs of twenty English words and more."""
    if not unit.translated or parse_language(unit.page.layout.source).primary != "en":
        return
    source, target = unit.source_text.visible.text, unit.target_text.visible.text
    words = count_words(source)
    if words >= _LEAST and not _SHORT <= (ratio := (count_han(target) + count_words(target)) / words) <= _LONG:
        measure = Message("shorter") if ratio < _SHORT else Message("longer")
        yield RULE.at(
            unit, Message("far {} than such translations are: {:.1f} characters for each English word", measure, ratio)
        )
