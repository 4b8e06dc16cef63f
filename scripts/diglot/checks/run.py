"""Run checks over an edition.

Pages are independent of each other, so they can be checked in several processes. Checks that compare pages run in one
of them.
"""

import multiprocessing
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial

from diglot.checks.explained import without_explained
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
        found += _run(of_units, unit)
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
    if jobs <= 1 or len(pages) <= _CHUNK:
        yield from (check_page(replace(page), checks) for page in pages)  # a copy, so that what is made of it goes
        yield check_edition(whole, checks)
        return
    rules = {check.rule.code: check.rule for check in checks}
    is_copied = sys.platform == "linux"  # elsewhere a process that was copied may hang in libraries of the system
    context = multiprocessing.get_context("fork" if is_copied else "spawn")
    start = partial(_Worker.start, rules, whole if is_copied else None)
    with ProcessPoolExecutor(jobs, context, start) as pool:
        compared = pool.submit(_Worker.check_edition) if is_copied else None  # first, as nothing takes longer
        given: Iterable[int | PagePair] = range(len(pages)) if is_copied else pages
        yield from pool.map(_Worker.check, given, chunksize=_CHUNK)
        yield compared.result() if compared else check_edition(whole, checks)


class _Worker:
    """The state of a process that checks pages: its checks, and the edition if the process is a fork of the first
    one."""

    checks: Sequence[TextCheck] = ()
    whole: Whole | None = None
    pages: Sequence[PagePair] = ()

    @classmethod
    def start(cls, rules: Mapping[str, Rule], whole: Whole | None) -> None:
        """Load the checks and give them the severities of the settings: checks cannot be sent to a process."""
        known = (check for check in load_checks() if check.rule.code in rules)
        cls.checks = [replace(check, rule=rules[check.rule.code]) for check in known]
        cls.whole = whole
        cls.pages = list(whole.pages.values()) if whole else ()

    @classmethod
    def check(cls, page: int | PagePair) -> Outcome:
        """Check a page, or that of a number."""
        return check_page(replace(cls.pages[page] if isinstance(page, int) else page), cls.checks)

    @classmethod
    def check_edition(cls) -> Outcome:
        """Compare the pages."""
        assert cls.whole is not None, "it was copied"
        return check_edition(cls.whole, cls.checks)
