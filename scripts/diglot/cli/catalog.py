"""`diglot catalog`: work on the catalogs themselves."""

from pathlib import Path

import click

from diglot.catalog.layout_of_catalog import format_catalog
from diglot.cli.given_paths import GivenPage
from diglot.cli.speaking import say, say_error, say_written
from diglot.cli.sync import page_name
from diglot.errors import InputError
from diglot.repository import Repository
from diglot.safety.characters import escape


@click.group("catalog")
def command() -> None:
    """Restore the layout of catalogs that another program wrote."""


@command.command("format")
@click.argument("pages", metavar="[PAGE]...", nargs=-1, type=GivenPage())
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would be written.")
@click.pass_obj
def format_(root: Path, pages: tuple[str, ...], check: bool) -> None:
    """Write the catalogs of PAGES, or of all pages, in the layout of `diglot sync`.

    Wrapped lines are joined. Header fields of other programs and the places of texts are removed. Values and comments
    of translators do not change.
    """
    repository = Repository(root)
    writes: list[tuple[str, bytes | None]] = []
    problems: list[InputError] = []
    with repository.exclusive():
        edition = repository.read_edition()
        only = {page_name(edition, page) for page in pages}
        for code, translation in edition.translations.items():
            for page, data in translation.catalogs.items():
                path = edition.layout.catalog(page, code)
                try:
                    laid_out = format_catalog(data, path) if not only or page in only else data
                except InputError as error:
                    problems.append(error)
                    continue
                if laid_out != data:
                    writes.append((path, laid_out))
        if not check:
            repository.write(writes)
    for path, _ in writes:
        click.echo(f"{say_written(check)}: {escape(path)}")
    for problem in problems:
        click.echo(f"{click.style(say('problem:'), fg='red', bold=True)} {say_error(problem)}")
    if problems or (check and writes):
        raise SystemExit(1)
