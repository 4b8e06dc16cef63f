"""`diglot status`: show how much of each page is translated."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from diglot.catalog import parse_catalog
from diglot.cli.given_paths import GivenPage
from diglot.cli.output_form import form_option
from diglot.cli.speaking import columns_of, say, say_error
from diglot.cli.sync import page_name
from diglot.contributions import History
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.history import read_reviews
from diglot.language import HAN
from diglot.message import Message
from diglot.pages import fold
from diglot.pairs import Pair, State
from diglot.repository import Repository
from diglot.reviews import confirm_reviews
from diglot.sync import plan_sync

_WORD = re.compile(rf"[{HAN}]|[^\W{HAN}]+(?:['’-]\w+)*")


@click.command("status")
@click.argument("pages", metavar="[PATH]...", nargs=-1, type=GivenPage())
@click.option("--language", "languages", metavar="LANG", multiple=True, help="Only this language; may be repeated.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit 1 if fewer of the units are current.",
)
@form_option("text", "json")
@click.pass_obj
def command(
    root: Path, pages: tuple[str, ...], languages: tuple[str, ...], fail_under: float | None, form: str
) -> None:
    """Show how much of each page is translated.

    PATH is any file of a page; without PATH all pages are shown.

    Units are paragraphs, headings, list items, table cells and so on. The columns count units that are current;
    current and reviewed by a second person (`diglot review`); behind, because their source changed; and untranslated.
    “words” is the number of source words in units that are not current. Edits that are not synced yet are included.
    """
    edition = Repository(root).read_edition()
    plan = plan_sync(edition)
    for language in languages:
        if language not in edition.translations:
            known = ", ".join(edition.translations)
            raise InputError(
                Message("“{}” is no language that the edition is translated into", language),
                Message("There are: {}.", known),
            )
    only = {page_name(edition, page) for page in pages}
    keys = [key for key in plan.pairs if (not only or key[0] in only) and (not languages or key[1] in languages)]
    keys.sort(key=lambda key: (key[1], key[0]))
    history = _history(root, edition)
    figures = [
        count(plan.pairs[page, language], read_reviewed(edition, page, language, history)) for page, language in keys
    ]
    if form == "json":
        pending = [path for path, _ in plan.writes]
        click.echo(
            json.dumps({"pages": figures, "pending": pending, "clear": plan.clear}, ensure_ascii=False, indent=2)
        )
    else:
        click.echo(_table(figures))
        if plan.writes or not plan.clear:
            click.echo(say("Some files do not agree yet. Run `diglot sync`."), err=True)
    total = sum(page["units"] for page in figures)
    share = 100 * sum(page[State.CURRENT.value] for page in figures) / total if total else 100
    if fail_under is not None and share < fail_under:
        click.echo(say("{:.1f} % of the units are current, fewer than {:g} %.", share, fail_under), err=True)
        raise SystemExit(1)
    if not plan.clear:
        raise SystemExit(1)


def _history(root: Path, edition: Edition) -> History | None:
    """The history of translations and reviews; None without Git."""
    try:
        return read_reviews(root, edition)
    except InputError as error:
        click.echo(say("Reviews are not counted: {}", say_error(error)), err=True)
        return None


def read_reviewed(edition: Edition, page: str, language: str, history: History | None) -> dict[str, str]:
    """The reviewed translations, by unit; empty if the catalog cannot be read."""
    if history is None:
        return {}
    data = edition.translations[language].catalogs.get(page)
    try:
        catalog = parse_catalog(data, "") if data is not None else None
    except InputError:
        return {}
    confirmed = confirm_reviews(catalog, edition.layout.catalog(page, language), history) if catalog else ()
    return {entry.id or "": entry.target for entry in (catalog.entries if catalog else ()) if entry.id in confirmed}


def count(pair: Pair, reviewed: Mapping[str, str]) -> dict[str, Any]:
    """The figures of one page in one language. `reviewed` has the reviewed texts by unit."""
    open_rows = [row for row in pair.rows if row.state is not State.CURRENT]
    return {
        "page": pair.page,
        "language": pair.language,
        "units": len(pair.rows),
        **{state.value: pair.count(state) for state in State},
        "reviewed": sum(row.state is State.CURRENT and fold(reviewed.get(row.id, "")) == row.text for row in pair.rows),
        "words": sum(len(_WORD.findall(row.source)) for row in open_rows),
    }


def _table(pages: Sequence[dict[str, Any]]) -> str:
    columns = {
        "page": say("page"),
        "language": say("language"),
        "current": say("current"),
        "reviewed": say("reviewed"),
        "behind": say("behind"),
        "untranslated": say("untranslated"),
        "words": say("words"),
    }
    total = {name: sum(page[name] for page in pages) for name in [*columns][2:]} | {
        "page": say("total"),
        "language": "",
    }
    rows = [[*columns.values()], *([str(page[name]) for name in columns] for page in (*pages, total))]
    widths = [max(columns_of(row[i]) for row in rows) for i in range(len(columns))]
    lines = [
        "  ".join(
            f"{cell}{' ' * (width - columns_of(cell))}" if i < 2 else f"{' ' * (width - columns_of(cell))}{cell}"
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)
