"""`diglot sync`: update templates, catalogs and translated pages, so that they agree with each other and the source."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, groupby
from pathlib import Path

import click

from diglot.cli.given_paths import GivenPage
from diglot.cli.speaking import mark, say, say_error, say_message, say_written
from diglot.cli.stored_memory import SafeMemory
from diglot.edition import Edition
from diglot.edition_files import SITE
from diglot.errors import InputError
from diglot.memory import Memory, offer_lines
from diglot.message import Message
from diglot.pairs import State
from diglot.repository import Repository
from diglot.safety.characters import escape
from diglot.sync import Change, Conflict, Offers, Plan, Take, plan_sync

MANY_PAGES = 50
"""Pages above which a progress bar is shown."""
MOST_LOOKED_UP = 1000
"""New units of one sync for which the memory is asked; `diglot tm suggest` has no such limit."""
SHOWN = 12
"""Changes of one page that are listed one by one."""


@click.command("sync")
@click.argument("pages", nargs=-1, type=GivenPage())
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would be written.")
@click.option(
    "--take",
    type=click.Choice(["catalog", "markdown", "source"]),
    help="Resolve conflicts: use this side; `source` writes over what a page has between its units.",
)
@click.option("--allow-loss", type=int, default=0, metavar="N", help="Allow that up to N translations are lost.")
@click.pass_obj
def command(root: Path, pages: tuple[str, ...], check: bool, take: Take | None, allow_loss: int) -> None:
    """Update catalogs and translated pages.

    Run this after you have edited the source, the catalog or the translated page. PAGES selects pages, by any of their
    files. If catalog and page were both changed, and differ, both texts are shown, and the page is left as it is, as
    is every page with a problem; all other pages are written.
    """
    repository = Repository(root)
    if check:  # what the memory offers says nothing about agreement
        plan = _plan(repository, repository.read_edition(), pages, take, allow_loss)
        report(plan, dry_run=True, may_change=False)
        return
    with repository.exclusive():
        repository.clear_temporary()
        edition = repository.read_edition()
        plan = _plan(repository, edition, pages, take, allow_loss, offers_for(repository, edition))
        repository.write(plan.writes)
        if not pages:
            repository.write_settled(plan.settled)
    report(plan)


def _plan(
    repository: Repository,
    edition: Edition,
    pages: Sequence[str],
    take: Take | None,
    allow_loss: int,
    offers: Offers | None = None,
) -> Plan:
    only = {page_name(edition, page) for page in pages} or None
    return plan_sync(
        edition,
        only=only,
        take=take,
        allow_loss=allow_loss,
        settled=repository.read_settled(),
        progress=show_progress,
        offers=offers,
    )


def offers_for(repository: Repository, edition: Edition) -> Offers:
    """A function that gives the matches in the memory for a new text, as comments; for the first texts only if there
    are very many.

    If a file of the memory cannot be read, it prints the error, and the sync continues without the memory.
    """
    memories: dict[str, SafeMemory | Memory] = {}
    looked_up = count(1)

    def offers(language: str, text: str, place: str) -> Sequence[str]:
        if next(looked_up) > MOST_LOOKED_UP:
            return ()
        if language not in memories:
            memories[language] = SafeMemory(repository, edition, language)
        try:
            return offer_lines(memories[language], text, place) if len(memories[language]) else ()
        except InputError as error:
            click.echo(say("no suggestions for {}: {}", language, say_error(error)), err=True)
            memories[language] = Memory()
            return ()

    return offers


def page_name(edition: Edition, named: str) -> str:
    """The page of a path on the command line: the name of the page, or any of its files. Else raises InputError."""
    layout = edition.layout
    path = Path(named).as_posix()
    names = {*edition.pages, *edition.templates, SITE}
    for language in edition.translations:
        names |= {*edition.translations[language].pages, *edition.translations[language].catalogs}
    for name in names:
        files = {name, layout.source_page(name), layout.template(name)}
        for language in edition.translations:
            files |= {layout.target_page(name, language), layout.catalog(name, language)}
        if path in files:
            return name
    raise InputError(
        Message("this edition has no page “{}”", named),
        Message("Use its path below {}/{}, such as essay.md.", layout.docs, layout.source),
    )


def show_progress(names: Sequence[str]) -> Iterator[str]:
    """Yield the names of pages, with a progress bar on standard error if there are many."""
    if len(names) < MANY_PAGES:
        yield from names
        return
    with click.progressbar(names, label=say("Reading pages"), file=sys.stderr) as bar:
        yield from bar


def report(plan: Plan, dry_run: bool = False, may_change: bool = True) -> None:
    """Print a plan, or what it would do. Exit with status 1 if there are conflicts or problems or, unless it
    `may_change` something, changes to write."""
    by_page: defaultdict[str, list[Change]] = defaultdict(list)
    held = {page for page, _ in plan.held}
    for change in plan.changes:
        if (change.page, change.language) not in plan.held and (change.language or change.page not in held):
            by_page[change.page].append(change)
    for page, changes in by_page.items():
        click.secho(page, bold=True)
        for change in changes[:SHOWN]:
            language = f" [{change.language}]" if change.language else ""
            click.echo(f"  {change.unit + ': ' if change.unit else ''}{say_message(change.action)}{language}")
        if len(changes) > SHOWN:
            click.echo("  " + say("… and {} more", len(changes) - SHOWN))
    report_problems(plan)
    for path, data in plan.writes:
        done = say("to remove" if dry_run else "removed") if data is None else say_written(dry_run)
        click.echo(f"  {done}: {path}")
    report_held(plan)
    report_behind(plan)
    if not plan.clear:
        raise SystemExit(1)
    if not plan.writes:
        click.echo(say("Everything agrees."), err=True)
    elif not may_change:
        raise SystemExit(1)


def report_problems(plan: Plan) -> None:
    """Print every conflict and problem of a plan."""
    for conflict in plan.conflicts:
        click.echo(describe(conflict))
    for _, problems in groupby(plan.problems, key=lambda problem: problem.cure):
        for problem in problems:
            fact, _, way_out = say_error(problem).partition("\n")
            click.echo(f"{click.style(say('problem:'), fg='red', bold=True)} {fact}")
        click.echo(way_out)


def report_held(plan: Plan) -> None:
    """Print how conflicts are resolved, and which pages a plan leaves as they are."""
    if plan.conflicts:
        click.echo(
            say(
                "Make the two texts of each conflict equal, or resolve all conflicts with --take catalog or "
                "--take markdown (name pages to resolve only theirs)."
            )
        )
    for sentence, pairs in (
        (Message("Left as they are"), plan.held),
        (Message("Only catalogs are written, and the pages left as they are"), plan.left),
    ):
        if pages := sorted({page for page, _ in pairs}):
            more = say(" and {} more", len(pages) - SHOWN) if len(pages) > SHOWN else ""
            click.echo(
                f"{say_message(sentence)}{mark(': ')}{mark(', ').join(map(escape, pages[:SHOWN]))}{more}{mark('.')}"
            )


def report_behind(plan: Plan) -> None:
    """Print the new work for translators."""
    behind = originals = new = 0
    for key, pair in plan.pairs.items():
        catalog = plan.catalogs.get(key)
        before = {entry.id: entry for entry in (catalog.entries if catalog else ()) if not entry.obsolete}
        for row in pair.rows if catalog and key not in plan.held else ():
            entry = before.get(row.id)
            if row.state is State.BEHIND and not (entry and entry.fuzzy):
                behind += 1
                originals += row.shows_source
            new += row.state is State.UNTRANSLATED and entry is None
    sentences = []
    if behind:
        sentences.append(
            say("1 translation is behind now") if behind == 1 else say("{} translations are behind now", behind)
        )
    if originals == 1:
        sentences.append(say("1 of them shows the original, whose meaning changed"))
    elif originals:
        sentences.append(say("{} of them show the original, whose meaning changed", originals))
    if new:
        sentences.append(
            say("1 new unit is not translated") if new == 1 else say("{} new units are not translated", new)
        )
    if sentences:
        click.echo(mark("; ").join(sentences) + mark("."))


def describe(conflict: Conflict) -> str:
    """Describe a conflict, with both texts."""
    head = click.style(say("conflict:"), fg="red", bold=True)
    fact = say("{}, unit {}: the catalog and the page were both changed", conflict.page, conflict.unit)
    return (
        f"{head} {fact}\n"
        f"  {say('source:')}   {conflict.source}\n"
        f"  {say('catalog:')}  {conflict.catalog_text}\n            {conflict.catalog_place}\n"
        f"  {say('markdown:')} {conflict.markdown_text}\n            {conflict.markdown_place}"
    )
