"""Import of files that `diglot export` made and a translator changed: units by their ids, terms by their keys."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from diglot.cli.speaking import say, say_error, say_message, say_written
from diglot.cli.sync import report_held, report_problems
from diglot.closed_folder import ClosedFolder
from diglot.edition import Edition
from diglot.exchange import TERMS_ENDING, NoUnitsError, Returned, Side, TakenBack, format_of, reader_of, take_back
from diglot.exchange.file_formats import load_function
from diglot.keys import is_id
from diglot.repository import Repository
from diglot.safety.characters import escape
from diglot.sync import Plan
from diglot.sync.edited import plan_edited


def import_exchange(repository: Repository, file: Path, language: str, side: Side | None, dry_run: bool) -> bool:
    """Import a file of units with ids, or of terms. Returns False for any other file.

    Raises InputError for a file that cannot be used. Exits with status 1 if something in it was refused.
    """
    if not file.is_file() or not (is_terms(file.name) or format_of(file.name)):
        return False
    data = ClosedFolder(file.absolute().parent, str(file.parent)).read(file.name) or b""
    if is_terms(file.name):
        import_terms(repository, data, str(file), side, dry_run)
        return True
    returned = read_exchange(data, str(file))
    if returned is None:
        return False
    import_units(repository, returned, language, side, dry_run)
    return True


def read_exchange(data: bytes, name: str) -> Returned | None:
    """The units of a file that `diglot export` made; None if no unit has an id, as in files of other programs.

    Raises InputError for a file that cannot be used.
    """
    form = format_of(name)
    if form is None:
        return None
    try:
        returned = reader_of(form)(data, name)
    except NoUnitsError:
        return None
    has_ids = any(is_id(unit.text.id) and unit.text.page for unit in returned.units)
    return returned if has_ids or returned.problems else None


def import_units(repository: Repository, returned: Returned, language: str, side: Side | None, dry_run: bool) -> None:
    """Take the translations of a file into catalogs and pages. Exits with status 1 if something was refused."""
    taken: list[TakenBack] = []

    def edit(edition: Edition, plan: Plan) -> Mapping[tuple[str, str], bytes]:
        taken.append(take_back(edition, plan.pairs, returned, language, side))
        return {(page, taken[-1].language): data for page, data in taken[-1].catalogs.items()}

    with repository.exclusive():
        repository.clear_temporary()
        plan = plan_edited(repository.read_edition(), edit)
        if not dry_run:
            repository.write(plan.writes)
    result = taken[0]
    report_problems(replace(plan, problems=(*plan.problems, *result.problems)))
    for path, _ in plan.writes:
        click.echo(f"  {say_written(dry_run)}: {escape(path)}")
    report_held(plan)
    figures = (result.translated, result.fuzzy, result.same, len(result.problems), result.language)
    click.echo(say("{} translated, {} fuzzy, {} as they were, {} refused [{}]", *figures))
    if result.problems or not plan.clear:
        raise SystemExit(1)


def is_terms(name: str) -> bool:
    """Whether a file is one of terms."""
    return name.lower().endswith(TERMS_ENDING)


def import_terms(repository: Repository, data: bytes, name: str, side: Side | None, dry_run: bool) -> None:
    """Take the terms of a file into the termbase. Exits with status 1 if something was refused."""
    concepts = load_function("tbx:read_tbx")(data, name)
    with repository.exclusive():
        edition = repository.read_edition()
        path = edition.layout.termbase
        if unreadable := next((problem for problem in edition.unreadable if problem.path == path), None):
            raise unreadable
        languages = (edition.layout.source, *edition.translations)
        take = load_function("take_terms:take_terms")
        taken = take(edition.termbase, path, languages, concepts, name, side)
        if taken.added and not dry_run:
            repository.write([(path, taken.text.encode())])
    for problem in taken.problems:
        click.echo(f"{click.style(say('problem:'), fg='red', bold=True)} {say_error(problem)}")
    for what in taken.added:
        click.echo(f"  {escape(say_message(what))}")
    if taken.added:
        click.echo(f"  {say_written(dry_run)}: {path}")
    click.echo(say("{} additions, {} refused", len(taken.added), len(taken.problems)))
    if taken.problems:
        raise SystemExit(1)
