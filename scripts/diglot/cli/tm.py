"""`diglot tm`: the translation memory: find similar texts, and offer them to translators."""

from collections.abc import Mapping
from pathlib import Path

import click

from diglot.catalog import parse_catalog, render_catalog
from diglot.cli.given_languages import target_of, targets_of
from diglot.cli.given_paths import GivenPage
from diglot.cli.speaking import say
from diglot.cli.stored_memory import FOLDER, SafeMemory
from diglot.cli.sync import page_name, report_held, report_problems
from diglot.closed_folder import ClosedFolder
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.exchange import FORMATS, reader_of
from diglot.memory import Memory, is_offer, offer_lines
from diglot.message import Message
from diglot.pairs import State, state_of
from diglot.repository import Repository
from diglot.safety.characters import escape
from diglot.sync import Plan, carry_out, plan_sync
from diglot.sync.edited import plan_edited

_least_similarity = click.option(
    "--least",
    type=click.IntRange(1, 100),
    default=70,
    show_default=True,
    metavar="PERCENT",
    help="The lowest similarity that is shown.",
)


@click.group("tm")
def command() -> None:
    """Find texts that were translated before, and offer them to translators.

    The memory has all translations of the edition that are current, and those of the files that `diglot tm add` has
    put into locales/memory. Matches are suggestions; no match becomes a translation by itself.
    """


@command.command("find")
@click.argument("text")
@click.option("--language", metavar="LANGUAGE", help="The language of the translations; needed if there are several.")
@_least_similarity
@click.pass_obj
def find(root: Path, text: str, language: str | None, least: int) -> None:
    """Show the units whose source is most like TEXT, with their translations. Exits with 1 if there are none."""
    repository = Repository(root)
    edition = repository.read_edition()
    code = target_of(edition, language)
    edition = carry_out(edition, plan_sync(edition, settled=repository.read_settled()).writes)
    matches = SafeMemory(repository, edition, code).find(text, least / 100, most=5)
    for match in matches:
        click.echo(f"{int(100 * match.score):>3} %  {match.unit.place}")
        click.echo(f"       {escape(match.unit.source)}\n       {escape(match.unit.target)}")
    if not matches:
        click.echo(say("No similar text was translated before."), err=True)
        raise SystemExit(1)


@command.command("suggest")
@click.argument("pages", metavar="[PAGE]...", nargs=-1, type=GivenPage())
@click.option("--language", "languages", metavar="LANGUAGE", multiple=True, help="Only this language; repeatable.")
@_least_similarity
@click.option("--write", is_flag=True, help="Write the matches into the catalogs, as comments that editors show.")
@click.option("--remove", is_flag=True, help="Remove these comments.")
@click.pass_obj
def suggest(
    root: Path, pages: tuple[str, ...], languages: tuple[str, ...], least: int, write: bool, remove: bool
) -> None:
    """Show earlier translations of similar texts, for each unit that is untranslated or behind.

    With --write they are written into the catalogs as comments, which `diglot sync` keeps until the unit is translated.
    """
    repository = Repository(root)
    lines: list[str] = []

    def edit(edition: Edition, plan: Plan) -> Mapping[tuple[str, str], bytes]:
        only = {page_name(edition, page) for page in pages}
        edited = {}
        for code in targets_of(edition, languages):
            memory = Memory() if remove else SafeMemory(repository, edition, code)
            for page, data in edition.translations[code].catalogs.items():
                if (not only or page in only) and (page, code) not in plan.held:
                    edited[page, code] = _with_offers(data, page, code, memory, least / 100, lines)
        return {
            place: data for place, data in edited.items() if data != edition.translations[place[1]].catalogs[place[0]]
        }

    if not write and not remove:
        edition = repository.read_edition()
        plan = plan_sync(edition)
        edit(carry_out(edition, plan.writes), plan)
    else:
        with repository.exclusive():
            plan = plan_edited(repository.read_edition(), edit)
            repository.write(plan.writes)
        report_problems(plan)
        report_held(plan)
        lines += [f"{say('written')}: {escape(path)}" for path, _ in plan.writes]
    for shown in lines:
        click.echo(shown)
    if not lines:
        click.echo(say("No unit that needs a translation is similar to a translated one."), err=True)


def _with_offers(
    data: bytes, page: str, code: str, memory: Memory | SafeMemory, least: float, report: list[str]
) -> bytes:
    """A catalog with the matches for its open units as comments. The matches are added to `report` as well."""
    catalog = parse_catalog(data, page)
    entries = []
    for entry in catalog.entries:
        if not entry.obsolete and entry.id is not None:
            is_open = state_of(entry) is not State.CURRENT
            lines = offer_lines(memory, entry.source, f"{page}#{entry.id}", least) if is_open and len(memory) else ()
            if lines:
                report += [f"{page}#{entry.id} [{code}]: {escape(entry.source)}", *(f"  {line}" for line in lines)]
            entry = entry.edit(extracted=(*(line for line in entry.extracted if not is_offer(line)), *lines))
        entries.append(entry)
    return render_catalog(catalog.replace(entries))


@command.command("add")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def add(root: Path, file: Path) -> None:
    """Put the memory FILE of another program (TMX) into locales/memory. It is read before it is copied."""
    if file.suffix.lower() != ".tmx":
        raise InputError(Message("the file is not called .tmx"), Message("Export the memory as TMX 1.4."), str(file))
    data = ClosedFolder(file.absolute().parent).read(file.name) or b""
    returned = reader_of(FORMATS["tmx"])(data, str(file))
    repository = Repository(root)
    path = f"{repository.layout.locales}/{FOLDER}/{file.name}"
    if repository.has_file(path):
        raise InputError(
            Message("there is a memory of this name already"), Message("Remove it, or rename the new one."), path
        )
    with repository.exclusive():
        repository.files.write(path, data)
    count = len(returned.units)
    units = say("1 unit") if count == 1 else say("{} units", count)
    click.echo(say("written: {}, {} from {} to {}", escape(path), units, returned.source, returned.target))
