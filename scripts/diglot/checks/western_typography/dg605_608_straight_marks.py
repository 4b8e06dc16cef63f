"""Straight quotation marks and apostrophes beside typographic ones: where they are the exception, and where they are
the habit.

Each kind is counted by itself: “ ” beside straight apostrophes is a habit of many.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from diglot.checks.findings import Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText, Whole
from diglot.checks.western_typography.quotation import (
    find_turned,
    marks_of,
    may_be_apostrophe,
    may_turn,
)
from diglot.checks.western_typography.straight import read_straight
from diglot.message import Message
from diglot.pages import split_units, visible_text
from diglot.pages.code_fences import closed_fences
from diglot.rules import Severity

_EXCEPTION = Rule("DG605", "mixed-quotes", "edition", Severity.WARNING)
_HABIT = Rule("DG608", "undecided-quotes", "edition", Severity.HINT)
_KINDS = {kind: re.compile(f"{kind}|(?P<turned>[{turned}])") for kind, turned in (("'", "‘’‚‹›"), ('"', "“”„‟«»"))}
"""A straight mark, and what may stand for it. An inner mark is counted with the apostrophes."""
_NOT_PROSE = re.compile(r"`[^`\n]*+`|<[^<>]*+>|\{[*%{][^{}]*+\}|\]\([^)\]]*+\)")
_RARE = 20
"""How many straight marks to one typographic mark make the others accidents."""
_MANY = 20
"""How many straight marks are a habit, if they are the most of their kind."""


def _find(whole: Whole, rule: Rule, is_habit: bool) -> Iterator[Finding]:
    """Straight marks, in languages whose texts have typographic ones anywhere, of kinds of which most are straight, or
    most are not. An edition that has only straight ones, or hardly any others, has decided so: nothing is said."""
    wanted = {language: kinds for language in _languages(whole) if (kinds := _kinds(whole, language, is_habit))}
    if not wanted:
        return
    used = {language: _used_elsewhere(whole, language) for language in wanted}
    straight: set[tuple[str, str]] = set()
    for page, text in _texts(whole, wanted, whole.pages):
        written = text.text
        if "&" in written or find_turned(written):
            used[text.language] |= find_turned(text.visible.text)
        if page not in straight and any(kind in written for kind in wanted[text.language]):
            straight.add(page)
    for _, text in _texts(whole, {language for language in wanted if used[language]}, straight):
        kinds = wanted[text.language]
        if any(kind in text.text for kind in kinds):
            yield from _look(text, rule, used[text.language], kinds)


def _look(text: UnitText, rule: Rule, used: set[str], wanted: Collection[str]) -> Iterator[Finding]:
    marks = marks_of(text.language)
    if marks is None:
        return
    apostrophe = may_be_apostrophe(text.language, used)
    for at, by in read_straight(text.text, text.visible, marks, text.language).items():
        straight = text.visible.text[at]
        if straight not in wanted:
            continue
        certain = apostrophe if by == "’" and straight == "'" else may_turn(straight, marks, used)
        fix = mend(text, at, at + 1, by) if by and certain else None
        message = (
            Message("{} should be {}", straight, by)
            if fix
            else Message("{} is straight, other marks of the edition are not", straight)
        )
        span = text.visible.span(at, at + 1)
        yield rule.at(text, message, span=span, fix=fix and replace(fix, keeps_words=True))


def _texts(
    whole: Whole, languages: Collection[str], pages: Collection[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], UnitText]]:
    """The source texts once, and the translations, of some pages in some languages, with the name of the page."""
    seen = set[str]()
    for name, page in whole.pages.items():
        is_first = page.name not in seen
        seen.add(page.name)
        if name in pages:
            page = replace(page)  # what is made of it is forgotten
            if is_first and page.layout.source in languages:
                yield from ((name, unit.source_text) for unit in page.units)
            if page.language in languages:
                yield from ((name, text) for text in page.translated_texts)


def _languages(whole: Whole) -> list[str]:
    return [whole.edition.layout.source, *whole.edition.translations]


def _kinds(whole: Whole, language: str, is_habit: bool) -> frozenset[str]:
    """The straight marks that are a habit on the pages of a language, or those that are not."""
    edition = whole.edition
    pages = edition.pages if language == edition.layout.source else edition.translations[language].pages
    counts = _count(tuple(pages.values()))
    if sum(count[None] - count["turned"] * _RARE for count in counts.values()) > 0:
        return frozenset()
    habits = {kind for kind, count in counts.items() if count[None] > max(_MANY, count["turned"])}
    return frozenset({kind for kind in habits if counts[kind]["turned"]} if is_habit else counts.keys() - habits)


@lru_cache(4)
def _count(pages: tuple[str, ...]) -> Mapping[str, Counter[str | None]]:
    """How often each straight mark, and what may stand for it, is in the prose of pages."""
    counts = {kind: Counter[str | None]() for kind in _KINDS}
    for page in pages:
        prose = _NOT_PROSE.sub("", _without_code(page))
        for kind, marks in _KINDS.items():
            counts[kind].update(match.lastgroup for match in marks.finditer(prose))
    return counts


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
            source_texts = set() if is_source else {unit.text for unit in cut(source).units}
            for unit in cut(text).units if find_turned(text) else ():
                used |= find_turned(visible_text(unit.text)) if unit.text not in source_texts else set()
    return used


CHECKS = (
    TextCheck(
        _EXCEPTION,
        partial(_find, rule=_EXCEPTION, is_habit=False),
        """
An edition should keep to one kind of quotation marks and apostrophes.

Why: straight marks among “ ” and ’ look like an accident. What is written is what is published, nothing turns them.
Bad: “credit”, and the editors' "grids"
Good: “credit”, and the editors’ “grids”

同一版本里应当只用一种引号和撇号。

原因：弯的中间夹着直的，看着像出了差错。写成什么样，发布出来就是什么样，程序不会代改。
""",
    ),
    TextCheck(
        _HABIT,
        partial(_find, rule=_HABIT, is_habit=True),
        """
An edition in which most quotation marks or apostrophes are straight should decide on one form.

Why: no form is wrong by itself, but two forms look like an accident. With `--fix` all become typographic.
Bad: l'état, l'eau, l’air
Good: l’état, l’eau, l’air

若版本里的引号或撇号多为直的，应当定下一种。

原因：用哪一种都不算错，两种混用才像出了差错。`--fix`会把直的都改成弯的。
""",
    ),
)
