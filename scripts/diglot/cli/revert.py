"""`diglot revert`: undo the translations of one contributor."""

from dataclasses import replace
from pathlib import Path

import click

from diglot.catalog import Entry, parse_catalog, render_catalog
from diglot.cli.git import run_git
from diglot.cli.speaking import say
from diglot.cli.sync import report_held, report_problems
from diglot.contributions import Contribution, author_of, last_before
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.history import read_history
from diglot.message import Message
from diglot.repository import Repository
from diglot.safety.characters import escape
from diglot.sync import carry_out, in_order, plan_sync

FUZZY = "fuzzy"


@click.command("revert")
@click.option(
    "--author", required=True, metavar="NAME", help="Name or mail address of the contributor, as in `git log`."
)
@click.option("--commit", is_flag=True, help="Also commit the result, and nothing else.")
@click.pass_obj
def command(root: Path, author: str, commit: bool) -> None:
    """Undo the translations of one contributor, in all catalogs and pages.

    Each unit whose current text is by NAME gets its previous text from the history of the catalog; if there is none, it
    becomes untranslated. Texts that others wrote later are not changed. A restored text is marked as behind if its
    source has changed since. Pages with a problem or a conflict are left as they are.
    """
    repository = Repository(root)
    with repository.exclusive():
        repository.clear_temporary()
        edition = repository.read_edition()
        edited, counts, problems = _edited(root, edition, author)
        if not counts and not problems:
            raise InputError(
                Message("nothing in the catalogs is by “{}”", escape(author)),
                Message("Use a name or mail address from `git log`."),
            )
        plan = plan_sync(carry_out(edition, edited.items()), allow_loss=sum(counts.values()))
        known = {problem.path for problem in plan.problems}
        plan = replace(plan, problems=(*plan.problems, *(problem for problem in problems if problem.path not in known)))
        left = {edition.layout.catalog(*held) for held in plan.held}
        kept = {path: data for path, data in edited.items() if path not in left}
        writes = in_order((kept | dict(plan.writes)).items())
        repository.write(writes)
    report_problems(plan)
    for path, _ in writes:
        click.echo(f"{say('written')}: {escape(path)}")
    report_held(plan)
    count = sum(number for path, number in counts.items() if path not in left)
    click.echo(say("{} translations of {} were undone.", count, escape(author)))
    if commit and writes:
        _commit(root, [path for path, _ in writes], f"Undo {count} translations of {escape(author)}")
    if not plan.clear:
        raise SystemExit(1)


def _commit(root: Path, paths: list[str], message: str) -> None:
    given = "\0".join(paths).encode()
    run_git(root, "add", "--pathspec-from-file=-", "--pathspec-file-nul", given=given)
    run_git(root, "commit", "--only", "-m", message, "--pathspec-from-file=-", "--pathspec-file-nul", given=given)


def _edited(
    root: Path, edition: Edition, author: str
) -> tuple[dict[str, bytes | None], dict[str, int], list[InputError]]:
    """The catalogs without the texts of the author, the number of units that changed in each, and the problems of
    catalogs that cannot be read."""
    history = read_history(root, edition.layout.locales)
    edited: dict[str, bytes | None] = {}
    counts: dict[str, int] = {}
    problems: list[InputError] = []
    for language, translation in edition.translations.items():
        for page, data in translation.catalogs.items():
            path = edition.layout.catalog(page, language)
            if not history.is_touched(path, author):
                continue
            try:
                catalog = parse_catalog(data, path)
            except InputError as error:
                problems.append(error)
                continue
            entries = [_without(entry, history.of(path, entry.id), author) for entry in catalog.entries]
            changed = sum(new is not old for new, old in zip(entries, catalog.entries, strict=True))
            if changed:
                counts[path] = changed
                edited[path] = render_catalog(catalog.replace(entries))
    return edited, counts, problems


def _without(entry: Entry, history: tuple[Contribution, ...], author: str) -> Entry:
    """The entry with the text from before the author, marked as behind if that text translates another source."""
    writer = author_of(history, entry.target)
    if not entry.target or writer is None or not writer.is_called(author):
        return entry
    before = last_before(history, entry.target, author)
    kept = tuple(flag for flag in entry.flags if flag != FUZZY)
    if before is None:
        return entry.edit(target="", flags=kept, previous_source=None)
    if before.entry.source == entry.source and not before.entry.fuzzy:
        return entry.edit(target=before.entry.target, flags=kept, previous_source=None)
    previous = before.entry.previous_source if before.entry.fuzzy else before.entry.source
    return entry.edit(target=before.entry.target, flags=(*kept, FUZZY), previous_source=previous)
