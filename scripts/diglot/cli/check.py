"""`diglot check`: find faults of translations; say where and why, and how to correct them."""

import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from diglot import __version__
from diglot.checks import Finding, PagePair, Severity, Whole, choose_checks, run_checks
from diglot.checks.fixes import fixed_sources, fixed_texts
from diglot.checks.report import count, render_github, render_json, render_sarif, render_text
from diglot.cli.since import changed_since
from diglot.cli.sync import page_name, show_progress
from diglot.edition import Edition
from diglot.repository import Repository
from diglot.sync import Plan, carry_out, in_order, plan_rewrite, plan_sync
from diglot.sync.writes import Write

FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": render_text,
    "json": render_json,
    "sarif": lambda findings: render_sarif(findings, __version__),
    "github": render_github,
}
_ROUNDS = 8
"""A fix may make room for another one; more rounds than any text has needed."""


@click.command("check")
@click.argument("pages", metavar="[PATH]...", nargs=-1)
@click.option("--select", metavar="CODES", default="", help="Only these checks or families: DG4,DG302.")
@click.option("--ignore", metavar="CODES", default="", help="Not these.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in catalogs and pages.")
@click.option("--since", metavar="REVISION", help="Only what changed since a Git revision.")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes to work in.", show_default=True)
@click.pass_obj
def command(
    root: Path, pages: tuple[str, ...], select: str, ignore: str, form: str, fix: bool, since: str | None, jobs: int
) -> None:
    """Look for what is wrong with the translations.

    PATH names pages by any of their files; all are checked if none is named. Findings go to standard output. Errors
    and warnings make exit status 1, hints do not. `diglot explain CODE` says more about a check.
    """
    repository = Repository(root)
    checks = choose_checks(_codes(select), _codes(ignore), repository.settings.checks)

    def look(edition: Edition) -> tuple[Finding, ...]:
        only = {page_name(edition, page) for page in pages} or None
        gc.set_threshold(50_000)  # a page makes thousands of objects: looking after every few hundred takes long …
        whole = take_stock(edition, plan_sync(edition, only=only, progress=show_progress))
        gc.freeze()  # … and what is known by now stays: the collector need not go through it again and again
        found = run_checks(whole, checks, jobs)
        is_changed = changed_since(root, since, edition.layout) if since else None
        return tuple(each for each in found if is_changed is None or is_changed(each))

    if fix:
        with repository.exclusive():
            repository.clear_temporary()
            findings, writes = mend(repository.read_edition(), look)
            repository.write(writes)
        for path, _ in writes:
            click.echo(f"mended: {path}", err=True)
    else:
        findings = look(repository.read_edition())
    click.echo(FORMATS[form](findings), nl=False)
    figures = count(findings)
    click.echo(", ".join(f"{number} {name}{'' if number == 1 else 's'}" for name, number in figures.items()), err=True)
    if figures[Severity.ERROR] or figures[Severity.WARNING]:
        raise SystemExit(1)


def take_stock(edition: Edition, plan: Plan) -> Whole:
    """What the checks are given of an edition and the plan of its sync."""
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
    """Make every safe fix, until there is none left: what is still found, and the files to write.

    Raises InputError if something keeps the edition from being synced; `diglot sync` says the same.
    """
    writes: dict[str, bytes | None] = {}
    findings = look(edition)
    for _ in range(_ROUNDS):
        texts, sources = fixed_texts(findings), fixed_sources(findings)
        if not texts and not sources:
            break
        plan = plan_rewrite(edition, texts, sources)
        if plan.problems:
            raise plan.problems[0]
        if plan.conflicts or not plan.writes:
            break
        writes |= dict(plan.writes)
        edition = carry_out(edition, plan.writes)
        findings = look(edition)
    return findings, in_order(writes.items())


def _codes(listed: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in listed.split(",") if code.strip())
