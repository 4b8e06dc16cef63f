"""`diglot review`: record that a second person read translations and found them correct."""

from datetime import date
from pathlib import Path

import click

from diglot.catalog import Entry, parse_catalog, render_catalog
from diglot.cli.git import read_identity
from diglot.cli.given_paths import GivenPage
from diglot.cli.speaking import say
from diglot.cli.sync import page_name
from diglot.contributions import History, Identity, author_of
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.history import read_history
from diglot.message import Message
from diglot.pairs import State, state_of
from diglot.repository import Repository
from diglot.reviews import confirm_reviews, record_review
from diglot.safety.characters import escape


@click.command("review")
@click.argument("pages", nargs=-1, required=True, type=GivenPage())
@click.option("--unit", "units", multiple=True, metavar="ID", help="Review only this unit. The option can be repeated.")
@click.pass_obj
def command(root: Path, pages: tuple[str, ...], units: tuple[str, ...]) -> None:
    """Record that you read the translations of PAGES and found them correct.

    The comments of the catalog then name the translator, from the history of the catalog, and the reviewer, which is
    the user of Git. You cannot review your own translation. When a text changes, its review is no longer valid. PAGES
    can be named by any of their files; a catalog or translated page selects its language.
    """
    repository = Repository(root)
    reviewer = read_identity(root)
    with repository.exclusive():
        edition = repository.read_edition()
        if unknown := set(units) - _units(edition, pages):
            raise InputError(
                Message("these pages have no unit {}", sorted(unknown)[0]),
                Message("The catalog lists the ids as msgctxt."),
            )
        history = read_history(root, edition.layout.locales, edition.catalog_files())
        writes: list[tuple[str, bytes | None]] = []
        for page, language in _catalogs(edition, pages):
            writes += _review(history, edition, page, language, units, reviewer)
        repository.write(writes)


def _review(
    history: History, edition: Edition, page: str, language: str, units: tuple[str, ...], reviewer: Identity
) -> list[tuple[str, bytes | None]]:
    path = edition.layout.catalog(page, language)
    catalog = parse_catalog(edition.translations[language].catalogs[page], path)
    confirmed = confirm_reviews(catalog, path, history)
    entries: list[Entry] = []
    done = own = unknown = 0
    for entry in catalog.entries:
        meant = entry.id is not None and not entry.obsolete and (not units or entry.id in units)
        if meant and state_of(entry) is State.CURRENT and entry.target != entry.source and entry.id not in confirmed:
            author = author_of(history.of(path, entry.id), entry.target)
            unknown += author is None
            own += author is not None and author.mail.lower() == reviewer.mail.lower()
            if author is not None and author.mail.lower() != reviewer.mail.lower():
                entry = record_review(entry, author, reviewer, date.today())
                done += 1
        entries.append(entry)
    click.echo(say("{}: {} reviewed by {}", escape(path), done, escape(str(reviewer))))
    if own:
        click.echo("  " + say("{} not: you translated them yourself; another person has to review them", own))
    if unknown:
        click.echo("  " + say("{} not: their author is not known; commit them first", unknown))
    return [(path, render_catalog(catalog.replace(entries)))] if done else []


def _catalogs(edition: Edition, pages: tuple[str, ...]) -> list[tuple[str, str]]:
    """The selected catalogs: of all languages, or of one if a file of that language was named."""
    found = []
    for named in pages:
        page = page_name(edition, named)
        files = {
            language: {edition.layout.catalog(page, language), edition.layout.target_page(page, language)}
            for language in edition.translations
        }
        only = [language for language, paths in files.items() if Path(named).as_posix() in paths]
        found += [
            (page, language)
            for language, translation in edition.translations.items()
            if page in translation.catalogs and language in (only or files)
        ]
    return sorted(set(found))


def _units(edition: Edition, pages: tuple[str, ...]) -> set[str]:
    catalogs = (
        parse_catalog(edition.translations[language].catalogs[page], edition.layout.catalog(page, language))
        for page, language in _catalogs(edition, pages)
    )
    return {entry.id for catalog in catalogs for entry in catalog.entries if entry.id is not None}
