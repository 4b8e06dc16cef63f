"""`diglot check`: find faults of translations; say where and why, and how to correct them."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import click

from diglot import __version__
from diglot.checks import Finding, PagePair, Severity, Whole, choose_checks, run_checks
from diglot.checks.explained import fold_repeats
from diglot.checks.fixes import fixed_sources, fixed_texts
from diglot.checks.report import count, render_github, render_json, render_sarif, render_text
from diglot.cli.given_paths import GivenPage
from diglot.cli.jobs import jobs_option
from diglot.cli.output_form import form_option
from diglot.cli.since import changed_since
from diglot.cli.speaking import say, say_message
from diglot.cli.sync import page_name, show_progress
from diglot.edition import Edition
from diglot.message import Message
from diglot.repository import Repository
from diglot.sync import Plan, carry_out, in_order, plan_rewrite, plan_sync
from diglot.sync.writes import Write

FORMATS: Mapping[str, Callable[[Sequence[Finding]], Iterator[str]]] = {
    "text": lambda findings: render_text(findings, say_message),
    "json": render_json,
    "sarif": lambda findings: render_sarif(findings, __version__),
    "github": render_github,
}
_COUNTED = {
    Severity.ERROR: (Message("{} error"), Message("{} errors")),
    Severity.WARNING: (Message("{} warning"), Message("{} warnings")),
    Severity.HINT: (Message("{} hint"), Message("{} hints")),
}
_PIECES = 1000
"""How many pieces of a report are written at a time."""
_ROUNDS = 8
"""How often fixes are made again: one fix can make another one possible. No text has needed more."""


@click.command("check")
@click.argument("pages", metavar="[PATH]...", nargs=-1, type=GivenPage())
@click.option("--select", metavar="CODES", default="", help="Run only these checks or families: DG4,DG302.")
@click.option("--ignore", metavar="CODES", default="", help="Do not run these checks or families.")
@form_option(*FORMATS)
@click.option("--fix", is_flag=True, help="Correct what can be corrected safely, in catalogs and pages.")
@click.option("--since", metavar="REVISION", help="Report only what changed since this Git revision.")
@jobs_option
@click.pass_obj
def command(
    root: Path, pages: tuple[str, ...], select: str, ignore: str, form: str, fix: bool, since: str | None, jobs: int
) -> None:
    """Report faults of the translations.

    PATH is any file of a page; without PATH all pages are checked. Findings are written to standard output. The exit
    status is 1 if there are errors or warnings; hints do not change it. `diglot explain CODE` explains a check.
    """
    repository = Repository(root)
    checks = choose_checks(codes_of(select), codes_of(ignore), repository.settings.checks)

    def look(edition: Edition) -> tuple[Finding, ...]:
        only = {page_name(edition, page) for page in pages} or None
        gc.disable()  # what is made of an edition stays …
        whole = take_stock(edition, plan_sync(edition, only=only, progress=show_progress, is_carried_out=False))
        gc.freeze()  # … so the collector can skip it
        gc.set_threshold(50_000)  # a page makes thousands of objects, and is forgotten; the default threshold is slow
        gc.enable()
        found = run_checks(whole, checks, jobs)
        is_changed = changed_since(root, since, edition.layout) if since else None
        return tuple(each for each in found if is_changed is None or is_changed(each))

    if fix:
        with repository.exclusive():
            repository.clear_temporary()
            findings, writes = mend(repository.read_edition(), look)
            repository.write(writes)
        for path, _ in writes:
            click.echo(say("fixed: {}", path), err=True)
    else:
        findings = look(repository.read_edition())
    findings = tuple(fold_repeats(findings))
    pieces = FORMATS[form](findings)
    for text in iter(lambda: "".join(islice(pieces, _PIECES)), ""):
        click.echo(text, nl=False)
    figures = count(findings)
    said = (say_message(_COUNTED[Severity(weight)][number != 1].filled(number)) for weight, number in figures.items())
    click.echo(say(", ").join(said), err=True)
    if figures[Severity.ERROR] or figures[Severity.WARNING]:
        raise SystemExit(1)


def take_stock(edition: Edition, plan: Plan) -> Whole:
    """Return what the checks need of an edition and of the plan of its sync."""
    pages = {
        (page, language): PagePair(
            pair,
            edition.layout,
            plan.catalogs.get((page, language)),
            edition.translations[language].pages.get(page),
            edition.rules,
        )
        for (page, language), pair in plan.pairs.items()
    }
    return Whole(edition, pages, plan.problems, plan.conflicts, plan.termbase)


def mend(
    edition: Edition, look: Callable[[Edition], tuple[Finding, ...]]
) -> tuple[tuple[Finding, ...], tuple[Write, ...]]:
    """Apply all safe fixes, repeatedly; return the remaining findings and the files to write.

    A page with a problem or a conflict is left as it is; what is wrong with it is among the findings.
    """
    writes: dict[str, bytes | None] = {}
    findings = look(edition)
    for _ in range(_ROUNDS):
        texts, sources = fixed_texts(findings), fixed_sources(findings)
        if not texts and not sources:
            break
        plan = plan_rewrite(edition, texts, sources)
        if not plan.writes:
            break
        writes |= dict(plan.writes)
        edition = carry_out(edition, plan.writes)
        findings = look(edition)
    return findings, in_order(writes.items())


def codes_of(listed: str) -> tuple[str, ...]:
    """The codes that an option lists, with commas between them."""
    return tuple(code.strip().upper() for code in listed.split(",") if code.strip())
