"""An edition should keep to one kind of quotation marks and apostrophes.

Why: straight marks among “ ” and ’ look like an accident. What is written is what is published, nothing turns them.
Bad: “credit”, and the editors' "grids"
Good: “credit”, and the editors’ “grids”

同一版本里应当只用一种引号和撇号。

原因：弯的中间夹着直的，看着像出了差错。写成什么样，发布出来就是什么样，程序不会代改。
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText, Whole
from diglot.checks.western_typography.quotation import (
    STRAIGHT,
    TURNED,
    find_turned,
    marks_of,
    may_be_apostrophe,
    may_turn,
)
from diglot.checks.western_typography.straight import read_straight
from diglot.pages import split_units, visible_text
from diglot.pages.code_fences import closed_fences
from diglot.rules import Severity

RULE = Rule("DG605", "mixed-quotes", "edition", Severity.WARNING)
_STRAIGHT = re.compile(f"[{STRAIGHT}]")
_TURNED = re.compile(f"[{TURNED}]")
_NOT_PROSE = re.compile(r"`[^`\n]*+`|<[^<>]*+>|\{[*%{][^{}]*+\}|\]\([^)\]]*+\)")
_RARE = 20
"""How many straight marks to one typographic mark make the straight ones the habit, and the other an accident."""


def check(whole: Whole) -> Iterator[Finding]:
    """Straight marks, in languages whose texts have typographic ones anywhere. An edition that has only straight ones,
    or hardly any others, has decided so, and nothing is said."""
    used: dict[str, set[str]] = {}
    for text in _texts(whole):
        used.setdefault(text.language, set()).update(find_turned(text.visible.text))
    for language in used:
        used[language] |= _used_elsewhere(whole, language)
        if _is_straight(whole, language):
            used[language].clear()
    for text in _texts(whole):
        if used[text.language] and _STRAIGHT.search(text.text):
            yield from _look(text, used[text.language])


def _look(text: UnitText, used: set[str]) -> Iterator[Finding]:
    marks = marks_of(text.language)
    if marks is None:
        return
    apostrophe = may_be_apostrophe(text.language, used)
    for at, by in read_straight(text.text, text.visible, marks, text.language).items():
        straight = text.visible.text[at]
        certain = apostrophe if by == "’" and straight == "'" else may_turn(straight, marks, used)
        fix = mend(text, at, at + 1, by) if by and certain else None
        message = f"{straight} should be {by}" if fix else f"{straight} is straight, other marks of the edition are not"
        span = text.visible.span(at, at + 1)
        yield RULE.at(text, message, span=span, fix=fix and replace(fix, keeps_words=True))


def _texts(whole: Whole) -> Iterator[UnitText]:
    """The source texts once, and the translations."""
    seen = set[str]()
    for page in whole.each_page():
        if page.name not in seen:
            yield from (unit.source_text for unit in page.units)
        seen.add(page.name)
        yield from page.said


def _is_straight(whole: Whole, language: str) -> bool:
    """Whether the pages of a language, all of them, have straight marks but for a few accidents."""
    edition = whole.edition
    its = edition.pages if language == edition.layout.source else edition.translations[language].pages
    prose = [_NOT_PROSE.sub("", _without_code(text)) for text in its.values()]
    return sum(len(_TURNED.findall(text)) * _RARE - len(_STRAIGHT.findall(text)) for text in prose) < 0


def _without_code(text: str) -> str:
    lines = text.split("\n")
    for fence in closed_fences(lines):
        lines[fence.start : fence.end] = [""] * (fence.end - fence.start)
    return "\n".join(lines)


def _used_elsewhere(whole: Whole, language: str) -> set[str]:
    """The marks on pages of the edition that are not looked at now, so that naming one page changes nothing."""
    edition = whole.edition
    cut = partial(split_units, fields=edition.fields, grammar=edition.grammar)
    is_source = language == edition.layout.source
    pages = edition.pages if is_source else edition.translations[language].pages
    used = set[str]()
    for name, text in pages.items():
        if (name, language) not in whole.pages and not (is_source and any(name == page for page, _ in whole.pages)):
            source = edition.pages.get(name, "")
            its = set() if is_source else {unit.text for unit in cut(source).units}
            for unit in cut(text).units if find_turned(text) else ():
                used |= find_turned(visible_text(unit.text)) if unit.text not in its else set()
    return used
