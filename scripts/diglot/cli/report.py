"""`diglot report`: how far the translations are, as a page, as a badge, or as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from diglot.catalog import parse_catalog
from diglot.cli.given_languages import targets_of
from diglot.cli.output_form import form_option
from diglot.cli.speaking import say, say_error, spoken_language
from diglot.cli.status import count, read_reviewed
from diglot.closed_folder import ClosedFolder
from diglot.contributions import History, author_of
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.history import read_history, read_moments
from diglot.pairs import State, state_of
from diglot.progress import (
    Coverage,
    Moment,
    ReportedProgress,
    Share,
    count_catalogs,
    make_badge,
    make_page,
    share_current,
)
from diglot.repository import Repository
from diglot.sync import carry_out, plan_sync


@click.command("report")
@click.option("--language", "languages", metavar="LANGUAGE", multiple=True, help="Only this language; repeatable.")
@form_option("html", "json", "badge")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="The file. Default: standard output.")
@click.option("--label", default="translated", help="The text of the badge before the figure.", show_default=True)
@click.option(
    "--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT", help="Exit 1 if fewer of the units are current."
)
@click.pass_obj
def command(
    root: Path, languages: tuple[str, ...], form: str, output: Path | None, label: str, fail_under: float | None
) -> None:
    """Make a report of the coverage of each language and page, its history, and who translated, from Git.

    The page is one file, without scripts and without requests to other hosts. Without Git, or in a clone without the
    whole history, the report has neither history nor names.
    """
    repository = Repository(root)
    edition = repository.read_edition()
    plan = plan_sync(edition)
    codes = targets_of(edition, languages)
    edition = carry_out(edition, plan.writes)
    history = None if form == "badge" else _history(root, edition)
    pages = []
    for (page, language), pair in sorted(plan.pairs.items(), key=lambda item: (item[0][1], item[0][0])):
        if language in codes:
            figures = count(pair, read_reviewed(edition, page, language, history))
            current, behind, untranslated = (pair.count(state) for state in State)
            pages.append(Coverage(page, language, figures["units"], current, behind, untranslated, figures["reviewed"]))
    share = share_current(pages)
    progress = ReportedProgress(
        repository.settings.project,
        edition.layout.source,
        tuple(pages),
        tuple(_moments(root, edition, codes)) if history else (),
        tuple(_shares(edition, codes, history)) if history else (),
    )
    made = {
        "html": lambda: make_page(progress, spoken_language(), say),
        "json": lambda: _json(progress),
        "badge": lambda: make_badge(share, say(label)),
    }
    data = made[form]()
    if output is None:
        click.echo(data, nl=False)
    else:
        place = output.absolute()
        ClosedFolder(place.parent, str(output.parent)).write(place.name, data)
    if fail_under is not None and share < fail_under:
        click.echo(say("{:.1f} % of the units are current, fewer than {:g} %.", share, fail_under), err=True)
        raise SystemExit(1)


def _history(root: Path, edition: Edition) -> History | None:
    try:
        return read_history(root, edition.layout.locales, edition.catalog_files())
    except InputError as error:
        click.echo(say("The report has neither history nor names: {}", say_error(error)), err=True)
        return None


def _moments(root: Path, edition: Edition, codes: list[str]) -> Iterator[Moment]:
    folders = {code: edition.layout.catalog("", code).removesuffix(".po") for code in codes}
    for when, catalogs in read_moments(root, edition.layout.locales):
        counted = {
            code: count_catalogs(data for path, data in catalogs.items() if path.startswith(folder))
            for code, folder in folders.items()
        }
        if known := {code: share for code, share in counted.items() if share is not None}:
            yield Moment(when, known)


def _shares(edition: Edition, codes: list[str], history: History) -> Iterator[Share]:
    """The number of current translations by each translator, the largest first."""
    for code in codes:
        found: Counter[str] = Counter()
        for page, data in edition.translations[code].catalogs.items():
            path = edition.layout.catalog(page, code)
            try:
                entries = parse_catalog(data, path).entries
            except InputError:
                continue
            for entry in entries:
                if not entry.obsolete and state_of(entry) is State.CURRENT:
                    author = author_of(history.of(path, entry.id), entry.target)
                    found[author.name if author else ""] += 1
        for name, units in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            yield Share(name, code, units)


def _json(progress: ReportedProgress) -> bytes:
    values: Mapping[str, object] = {
        "project": progress.project,
        "source": progress.source,
        "share": round(share_current(progress.pages), 2),
        "pages": [asdict(page) for page in progress.pages],
        "history": [{"when": moment.when.isoformat(), "shares": dict(moment.shares)} for moment in progress.moments],
        "translators": [asdict(share) for share in progress.shares],
    }
    return json.dumps(values, ensure_ascii=False, indent=2).encode() + b"\n"
