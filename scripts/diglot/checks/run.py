"""Run checks over an edition.

Pages are independent of each other, so they can be checked in several processes. Checks that compare pages run in one
of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from diglot.checks.explained import without_explained
from diglot.checks.finding_places import place_finding
from diglot.checks.findings import Finding, LooksAt, Rule, Thing
from diglot.checks.ignores import find_ignores, silence
from diglot.checks.loader import TextCheck, load_checks
from diglot.checks.subjects import Ignore, PagePair, UnitPair, UnitText, Whole
from diglot.language import parse_language
from diglot.pages import Kind
from diglot.rules import workers
from diglot.terms import Termbase, TermPairs

_SECONDS = 0.03
"""What a page takes, about."""
_CHUNK = 8
"""Pages that go to another process at a time."""
Outcome = tuple[list[Finding], list[Ignore]]


def run_checks(whole: Whole, checks: Sequence[TextCheck], jobs: int = 1) -> tuple[Finding, ...]:
    """What the checks find, sorted by place. `jobs` is the most processes there are."""
    found: list[Finding] = []
    ignores: dict[tuple[object, ...], Ignore] = {}
    for findings, comments in _look(whole, checks, jobs):
        found += findings
        ignores |= {
            (comment.place, comment.language): comment for comment in comments
        }  # a source page is met once for each language
    first = {(page.name, _first_unit(page)) for page in whole.pages.values()}
    known = [check.rule for check in load_checks()]
    kept, comments_used = silence(found, list(ignores.values()), [check.rule for check in checks], known, first)
    for ignore in comments_used:
        kept += _run(_choose(checks, "ignore"), ignore)
    unique = {(comment.code, comment.places[:1], comment.span, comment.message): comment for comment in kept}
    return tuple(sorted(without_explained(unique.values()), key=_order))


def check_edition(whole: Whole, checks: Sequence[TextCheck]) -> Outcome:
    """The findings of the checks that compare pages."""
    return list(_place(whole, _run(_choose(checks, "edition"), whole))), []


def _place(whole: Whole, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of checks of the edition, with their places. It works page by page, to keep only one page in
    memory."""
    by_page: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_page.setdefault((finding.subject.page, finding.subject.language), []).append(finding)
    for name, of_page in by_page.items():
        page = replace(whole.pages[name]) if name in whole.pages else None
        yield from of_page if page is None else (place_finding(finding, page) for finding in of_page)


def check_page(page: PagePair, checks: Sequence[TextCheck]) -> Outcome:
    """The findings of the checks of texts, units and pages on one page, with their places, and the comments that may
    silence them."""
    found: list[Finding] = []
    of_source = _choose(checks, "text", page.layout.source)
    of_target = _choose(checks, "text", page.language)
    of_units = _choose(checks, "unit", page.language)
    for unit in page.units:
        found += _run(_concerned(of_source, unit.source_text), unit.source_text)
        if unit.translated:
            found += _run(_concerned(of_target, unit.target_text), unit.target_text)
        found += _run(_useful(of_units, unit), unit)
    found += _run(_choose(checks, "page", page.language), page)
    return [place_finding(finding, page) for finding in found], list(find_ignores(page))


def _choose(checks: Iterable[TextCheck], looks_at: LooksAt, language: str = "") -> list[TextCheck]:
    """The checks for a kind of subject and its language."""
    stem = parse_language(language).primary
    rules = ((check, check.rule) for check in checks)
    return [
        check for check, rule in rules if rule.looks_at == looks_at and (not rule.languages or stem in rule.languages)
    ]


def _concerned(checks: Iterable[TextCheck], text: UnitText) -> Iterator[TextCheck]:
    """The checks that may find something in a text: most need characters that most texts do not have."""
    letters = text.letters
    return (check for check in checks if not (signs := check.rule.signs) or not signs.isdisjoint(letters))


def _useful(checks: Iterable[TextCheck], unit: UnitPair) -> Iterator[TextCheck]:
    """The checks that may find something in a unit: most units have no marks and no breaches."""
    lacking = {need for need in ("has_marks", "breaches") if not getattr(unit, need)}
    return (check for check in checks if check.rule.needs not in lacking)


def _run(checks: Iterable[TextCheck], thing: Thing) -> Iterator[Finding]:
    """The findings, with the severity that the settings give to each check."""
    for check in checks:
        for finding in check.run(thing):
            changed = finding.severity is not check.rule.severity
            yield replace(finding, severity=check.rule.severity) if changed else finding


def _first_unit(page: PagePair) -> str:
    rows = zip(page.pair.rows, page.source.units, strict=True)
    return next((row.id for row, unit in rows if unit.kind is not Kind.FIELD), "")


def _order(finding: Finding) -> tuple[object, ...]:
    return (*(finding.places or (("", 0, 0),))[0], finding.code, finding.message, finding.subject)


def _look(whole: Whole, checks: Sequence[TextCheck], jobs: int) -> Iterator[Outcome]:
    """The outcomes of the pages, in their order, and that of the edition."""
    pages = list(whole.pages.values())
    source = whole.edition.layout.source
    if jobs <= 1 or len(pages) * _SECONDS <= workers.BEGINNING:
        terms = TermPairs(whole.termbase, source)
        yield from (check_page(replace(page, terms=terms), checks) for page in pages)  # a copy: what is made of it goes
        yield check_edition(whole, checks)
        return
    rules = {check.rule.code: check.rule for check in checks}
    make = partial(_judge_of, rules, whole.termbase, source, whole if workers.IS_COPIED else None)
    given: Sequence[_Given] = range(len(pages)) if workers.IS_COPIED else pages
    chunks: list[Sequence[_Given]] = [given[start : start + _CHUNK] for start in range(0, len(pages), _CHUNK)]
    if not workers.IS_COPIED:
        yield from chain.from_iterable(workers.judge_in_processes(make, chunks, jobs))
        yield check_edition(whole, checks)
        return
    compared, *outcomes = workers.judge_in_processes(make, [_EDITION, *chunks], jobs)  # first, as nothing takes longer
    yield from chain.from_iterable(outcomes)
    yield from compared


_Given = int | PagePair
"""A page, or its number in a process that has the edition."""
_EDITION: Sequence[_Given] = ()
"""What a process is given to compare the pages."""


def _judge_of(
    rules: Mapping[str, Rule], termbase: Termbase, source: str, whole: Whole | None
) -> Callable[[Sequence[_Given]], list[Outcome]]:
    """What a process checks pages with. Checks cannot be sent to it: it loads them, and `rules` says how they weigh.

    `whole` is the edition, if it has it: it is a copy of the first process.
    """
    checks = [replace(check, rule=rules[check.rule.code]) for check in load_checks() if check.rule.code in rules]
    pages = list(whole.pages.values()) if whole else []
    terms = TermPairs(termbase, source)

    def judge(given: Sequence[_Given]) -> list[Outcome]:
        if not given and whole:
            return [check_edition(whole, checks)]
        found = (pages[each] if isinstance(each, int) else each for each in given)
        return [check_page(replace(page, terms=terms), checks) for page in found]

    return judge
