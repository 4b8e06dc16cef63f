"""`diglot export`: write translations, or the termbase, into a file for another program."""

from pathlib import Path

import click

from diglot.cli.given_languages import target_of
from diglot.cli.given_paths import GivenPage
from diglot.cli.speaking import say
from diglot.cli.sync import page_name
from diglot.closed_folder import ClosedFolder
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.exchange import FORMATS, TERMS_ENDING, format_of, gather_units, writer_of
from diglot.exchange.file_formats import load_function
from diglot.exchange.gather import STATES
from diglot.message import Message
from diglot.repository import Repository
from diglot.sync import carry_out, plan_sync


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("pages", metavar="[PAGE]...", nargs=-1, type=GivenPage())
@click.option("--language", metavar="LANGUAGE", help="The language of the translations; needed if there are several.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="Default: by the ending of the file's name.")
@click.option(
    "--state",
    "states",
    type=click.Choice(STATES),
    multiple=True,
    help="Only units in this state. The option can be repeated.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_obj
def command(
    root: Path,
    file: Path,
    pages: tuple[str, ...],
    language: str | None,
    form: str | None,
    states: tuple[str, ...],
    force: bool,
) -> None:
    """Write the units of PAGES, or of all pages, with their translations into FILE.

    Its ending selects the format: .xlf (XLIFF 2.1; for 1.2 use --format xliff-1.2), .tmx, .csv, .xlsx, .docx
    (both languages side by side, for reviewers), or .tbx (the termbase). `diglot import FILE` takes the file back.
    """
    edition = Repository(root).read_edition()
    if file.exists() and not force:
        raise InputError(
            Message("there is such a file already"), Message("Name another one, or write over it: --force."), str(file)
        )
    if file.name.lower().endswith(TERMS_ENDING):
        data = _terms(edition)
        content = "the termbase"
    else:
        chosen = FORMATS[form] if form else format_of(file.name)
        if chosen is None:
            endings = ", ".join(end for format_ in FORMATS.values() for end in format_.endings)
            raise InputError(
                Message("the name of the file does not say its format"), Message("End it with {}.", endings), str(file)
            )
        plan = plan_sync(edition)
        code = target_of(edition, language)
        only = {page_name(edition, page) for page in pages}
        exchange = gather_units(carry_out(edition, plan.writes), code, only, states or STATES)
        data = writer_of(chosen)(exchange)
        content = say("1 unit") if len(exchange.units) == 1 else say("{} units", len(exchange.units))
        if plan.held:
            click.echo(
                say("Some pages are exported as they are: run `diglot sync`, which says what is wrong."), err=True
            )
    place = file.absolute()
    ClosedFolder(place.parent, str(file.parent)).write(place.name, data)
    click.echo(f"{file}: {content}", err=True)


def _terms(edition: Edition) -> bytes:
    write = load_function("tbx:write_tbx")
    termbase = plan_sync(edition, only=()).termbase
    if not termbase.terms:
        cure = Message("`diglot init` in an empty folder writes an example.")
        raise InputError(Message("the edition has no termbase"), cure, edition.layout.termbase)
    data: bytes = write(termbase, (edition.layout.source, *edition.translations), edition.project)
    return data
