"""Run checks over an edition.

Pages do not know each other, so they can be checked in several processes; what compares pages runs afterwards, in one.
"""

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial

from diglot.checks.finding_places import place_finding
from diglot.checks.findings import Finding, LooksAt, Rule, Thing
from diglot.checks.ignores import find_ignores, silence
from diglot.checks.loader import TextCheck, load_checks
from diglot.checks.subjects import Ignore, PagePair, UnitText, Whole
from diglot.language import parse_language
from diglot.pages import Kind

_CHUNK = 8
"""Pages that go to another process at a time."""
Outcome = tuple[list[Finding], list[Ignore]]


def run_checks(whole: Whole, checks: Sequence[TextCheck], jobs: int = 1) -> tuple[Finding, ...]:
    """What the checks find, sorted by place. `jobs` is the number of processes."""
    found: list[Finding] = []
    ignores: dict[tuple[object, ...], Ignore] = {}
    for findings, its in _look(list(whole.pages.values()), checks, jobs):
        found += findings
        ignores |= {(each.place, each.language): each for each in its}  # a source page is met once for each language
    for finding in _run(_choose(checks, "edition"), whole):
        page = whole.pages.get((finding.subject.page, finding.subject.language))
        found.append(place_finding(finding, page) if page else finding)
    first = {(page.name, _first_unit(page)) for page in whole.pages.values()}
    known = [check.rule for check in load_checks()]
    kept, judged = silence(found, list(ignores.values()), [check.rule for check in checks], known, first)
    for ignore in judged:
        kept += _run(_choose(checks, "ignore"), ignore)
    unique = {(each.code, each.places[:1], each.span, each.message): each for each in kept}
    return tuple(sorted(unique.values(), key=_order))


def check_page(page: PagePair, checks: Sequence[TextCheck]) -> Outcome:
    """What the checks of texts, units and pages find on one page, placed, and the comments that may silence it."""
    found: list[Finding] = []
    of_source = _choose(checks, "text", page.layout.source)
    of_target = _choose(checks, "text", page.language)
    of_units = _choose(checks, "unit", page.language)
    for unit in page.units:
        found += _run(_concerned(of_source, unit.source_text), unit.source_text)
        if unit.translated:
            found += _run(_concerned(of_target, unit.target_text), unit.target_text)
        found += _run(of_units, unit)
    found += _run(_choose(checks, "page", page.language), page)
    return [place_finding(finding, page) for finding in found], list(find_ignores(page))


def _choose(checks: Iterable[TextCheck], looks_at: LooksAt, language: str = "") -> list[TextCheck]:
    """The checks of a kind of thing that know its language."""
    stem = parse_language(language).primary
    rules = ((check, check.rule) for check in checks)
    return [check for check, its in rules if its.looks_at == looks_at and (not its.languages or stem in its.languages)]


def _concerned(checks: Iterable[TextCheck], text: UnitText) -> Iterator[TextCheck]:
    """The checks that may find something in a text: most need characters that most texts do not have."""
    letters = text.letters
    return (check for check in checks if not (signs := check.rule.signs) or not signs.isdisjoint(letters))


def _run(checks: Iterable[TextCheck], thing: Thing) -> Iterator[Finding]:
    """With the severity of the settings, which a check itself does not know."""
    for check in checks:
        for finding in check.run(thing):
            changed = finding.severity is not check.rule.severity
            yield replace(finding, severity=check.rule.severity) if changed else finding


def _first_unit(page: PagePair) -> str:
    return next((unit.id for unit in page.units if unit.kind is not Kind.FIELD), "")


def _order(finding: Finding) -> tuple[object, ...]:
    return (*(finding.places or (("", 0, 0),))[0], finding.code, finding.message, finding.subject)


def _look(pages: Sequence[PagePair], checks: Sequence[TextCheck], jobs: int) -> Iterator[Outcome]:
    if jobs <= 1 or len(pages) <= _CHUNK:
        yield from (check_page(replace(page), checks) for page in pages)  # a copy, so that what is made of it goes
        return
    rules = {check.rule.code: check.rule for check in checks}
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(partial(_check_elsewhere, rules=rules), pages, chunksize=_CHUNK)


def _check_elsewhere(page: PagePair, rules: Mapping[str, Rule]) -> Outcome:
    """In another process, which loads the checks itself and is told their weights."""
    known = [check for check in load_checks() if check.rule.code in rules]
    return check_page(page, [replace(check, rule=rules[check.rule.code]) for check in known])
