"""Numbers should be the same in both languages.

Why: a wrong figure is the error readers forgive least, and the one that proofreaders overlook most.
Bad: more than 1,200 items / 超过1000项
Good: more than 1,200 items / 超过一千二百项

两种语言里的数字应当相同。

原因：数字出错，读者最难原谅，校对的人又最容易看漏。
"""

from collections.abc import Callable, Iterator
from functools import reduce

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair, UnitText
from diglot.message import Message
from diglot.numbers import Figure, compare_figures, knows_words, may_differ, read_figures
from diglot.rules import Severity

RULE = Rule("DG302", "number-changed", "unit", Severity.ERROR)
_AND = Message("{} and {}")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Figures that only one of the texts has, in digits or in words; in languages whose number words are known."""
    if knows_words(unit.source_text.language) and knows_words(unit.target_text.language):
        yield from compare(unit, RULE, compare_figures)


def compare(unit: UnitPair, rule: Rule, judge: Callable[..., tuple[list[Figure], list[Figure]]]) -> Iterator[Finding]:
    """The finding of a rule, if the two texts of a unit do not say the same numbers."""
    texts = (unit.source_text, unit.target_text)
    if unit.translated and any(may_differ(text.visible.text, text.language) for text in reversed(texts)):
        missing, added = judge(_figures(unit.source_text), _figures(unit.target_text))
        kept = texts[1].visible.text
        missing = [
            figure for figure in missing if not (figure.text.isalpha() and figure.text in kept)
        ]  # in a name, as it was
        if missing or added:
            yield rule.at(unit, _message(missing, added))


def _figures(text: UnitText) -> list[Figure]:
    """Those that readers see as words; what stands in code may answer for a figure of the other text."""
    code = " , ".join(mark.value for mark in text.visible.marks if mark.kind in ("code", "math", "template"))
    if not code:
        return list(read_figures(text.visible.text, text.language))
    named = [figure._replace(certain=False, vague=False) for figure in read_figures(code, "")]
    return [*read_figures(text.visible.text, text.language), *named]


def _message(missing: list[Figure], added: list[Figure]) -> Message:
    lost, new = Message("{} of the source not found", _listed(missing)), Message("{} not in the source", _listed(added))
    return Message("{}; {}", lost, new) if missing and added else lost if missing else new


def _listed(figures: list[Figure]) -> str:
    return reduce(_AND.filled, [f"“{figure.text}”" for figure in figures]) if figures else ""
