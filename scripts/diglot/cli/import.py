"""`diglot import`: import translations that were made elsewhere, with a report of uncertain matches."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from diglot.catalog import parse_catalog, render_catalog
from diglot.cli.import_exchange import import_exchange
from diglot.cli.import_origins import OriginPage, Origins, find_page, names_of_new_pages, read_origins
from diglot.cli.speaking import say, say_message, say_written
from diglot.cli.sync import report_held, report_problems
from diglot.closed_folder import ClosedFolder
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.exchange import Side
from diglot.incoming import (
    Fate,
    ImportedPage,
    Offer,
    PageUnits,
    TranslatedPage,
    align_translations,
    count_fates,
    find_places,
    place_offers,
    render_html,
    render_json,
)
from diglot.message import Message
from diglot.pages import Document, split_units
from diglot.pairs import State
from diglot.repository import STATE, Repository
from diglot.safety.characters import escape
from diglot.sync import Plan
from diglot.sync.between_units import find_differences
from diglot.sync.edited import plan_edited

REPORT = f"{STATE}/import"
"""Where the report is written, in the folder of the edition, without the ending."""
_WORDS = {
    Fate.CURRENT: Message("accepted"),
    Fate.BEHIND: Message("behind: the source was changed since"),
    Fate.DOUBTFUL: Message("in doubt: marked as fuzzy, look at both texts"),
    Fate.KNOWN: Message("were there already"),
    Fate.OTHER: Message("not used: the catalog has another translation"),
    Fate.UNTRANSLATED: Message("not translated: the text of the source"),
    Fate.UNPLACED: Message("without a place: kept as obsolete entries"),
    Fate.MISSING: Message("texts of the source without a translation"),
}


@click.command("import")
@click.argument("origins", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--language", metavar="LANGUAGE", help="The language of the translations. Default: the only one.")
@click.option("--page", default="", metavar="PAGE", help="The page that a single file translates, such as essay.md.")
@click.option("--add-pages", is_flag=True, help="Also import source pages that the edition does not have.")
@click.option("--dry-run", is_flag=True, help="Write the report only.")
@click.option(
    "--take",
    type=click.Choice(["file", "catalog"]),
    help="For files of `diglot export`: which text is used if file and catalog were both changed.",
)
@click.pass_obj
def command(
    root: Path,
    origins: tuple[Path, ...],
    language: str | None,
    page: str,
    add_pages: bool,
    dry_run: bool,
    take: Side | None,
) -> None:
    """Import translations from ORIGINS: folders of a site in both languages, or single files.

    Folders may be those of MkDocs with static-i18n, FastAPI, Hugo, VitePress or Docusaurus. Files may be Markdown,
    plain text, a Word document, or a catalog of another program. Every text is aligned with the units of the edition.
    Certain matches are accepted, likely ones are marked as fuzzy, and texts without a match are kept as obsolete
    entries. The report shows all of them, side by side. No text in the catalogs is overwritten.

    A file that `diglot export` made (XLIFF, TMX, CSV, XLSX, DOCX, or TBX with terms) is taken back unit by unit, and
    changes only translations that changed in it.
    """
    repository = Repository(root)
    for origin in origins:
        _refuse_links(root, origin)
    origins = tuple(
        origin for origin in origins if not import_exchange(repository, origin, language or "", take, dry_run)
    )
    if not origins:
        return
    target = _choose(repository, language)
    found = read_origins(origins, repository.settings.source, target, page)
    report: list[ImportedPage] = []
    with repository.exclusive():
        repository.clear_temporary()
        edition = repository.read_edition()
        new = dict(names_of_new_pages(found.pages, edition.pages)) if add_pages else {}
        own = _own_pages(edition, root, target, found)
        edition = _without(replace(edition, pages={**edition.pages, **new}), target, own.values())

        def edit(agreed: Edition, plan: Plan) -> Mapping[tuple[str, str], bytes]:
            report[:], catalogs = _import(agreed, plan, found, target, own)
            return {(name, target): data for name, data in catalogs.items()}

        plan = plan_edited(edition, edit)
        sources = [(edition.layout.source_page(name), text.encode()) for name, text in new.items()]
        if not dry_run:
            repository.write([*sources, *plan.writes])
        _write_report(root, report, repository.settings.source, target, found)
    report_problems(plan)
    for path, _ in (*sources, *plan.writes):
        click.echo(f"  {say_written(dry_run)}: {escape(path)}")
    report_held(plan)
    for path, reason in found.skipped:
        click.echo(say("not imported: {}: {}", escape(path), escape(say_message(reason))))
    counts = count_fates(report)
    for fate, words in _WORDS.items():
        if counts[fate]:
            click.echo(f"{counts[fate]:>7} {say_message(words)}")
    click.echo(say("The report: {}.html, and for programs {}.json", REPORT, REPORT))
    if not plan.clear:
        raise SystemExit(1)


def _refuse_links(root: Path, origin: Path) -> None:
    """Raise InputError for an origin in the edition that is a link, or in a folder that is one: somebody may have
    committed it, and it may lead to files that the user did not mean."""
    place = Path(os.path.normpath(origin.absolute()))
    if place != root.absolute() and place.is_relative_to(root.absolute()):
        ClosedFolder(root).place(place.relative_to(root.absolute()).as_posix())


def _choose(repository: Repository, language: str | None) -> str:
    targets = repository.settings.targets
    if language is None and len(targets) == 1:
        return targets[0]
    if language is None:
        raise InputError(
            Message("the edition has several languages"), Message("Add --language, one of: {}.", ", ".join(targets))
        )
    if language not in targets:
        raise InputError(
            Message("“{}” is no language of the edition", language), Message("Add it: diglot add {}.", language)
        )
    return language


def _own_pages(edition: Edition, root: Path, target: str, found: Origins) -> dict[str, str]:
    """The pages of the edition itself that are imported, by the path of their origin: they are written anew."""
    folder = (root / edition.layout.docs / target).resolve()
    paths = {each.path: Path(each.path).resolve() for each in found.pages}
    return {path: its.relative_to(folder).as_posix() for path, its in paths.items() if its.is_relative_to(folder)}


def _without(edition: Edition, target: str, own: Collection[str]) -> Edition:
    its = edition.translations[target]
    pages = {name: text for name, text in its.pages.items() if name not in own}
    return replace(edition, translations={**edition.translations, target: replace(its, pages=pages)})


def _between(origin: OriginPage, source: Document, edition: Edition) -> Iterator[Offer]:
    """What a page has between its units and its source has not, as texts without a place."""
    for each in find_differences(source, split_units(origin.text, edition.fields, edition.grammar)):
        if any(map(str.isalpha, each.here)):
            yield Offer("", "", each.here, f"{origin.path}:{each.number}", doubt="it stood between the units")


def _import(
    edition: Edition, plan: Plan, found: Origins, target: str, own: Mapping[str, str]
) -> tuple[list[ImportedPage], dict[str, bytes]]:
    """The catalogs that change, and the report."""
    pairs = {page: pair for (page, language), pair in plan.pairs.items() if language == target}
    units = {page: PageUnits(pair.source, tuple(row.id for row in pair.rows)) for page, pair in pairs.items()}
    offers: defaultdict[str, list[Offer]] = defaultdict(list)
    paths: dict[str, str] = {}
    pages = []
    for origin in found.pages:
        page = find_page(origin, {name: edition.pages[name] for name in units if name in edition.pages})
        if page is None or (page, target) in plan.held:
            held = Message("its page has a problem that was named above")
            found.skipped.append((origin.path, held if page else Message("the edition has no page of this name")))
        elif origin.text == edition.pages.get(page):
            found.skipped.append((origin.path, Message("its text is that of the source")))
        elif page in paths:
            found.skipped.append((origin.path, Message("{} was imported for the same page", paths[page])))
        else:
            paths[page] = origin.path
            pages.append(_translated(origin, page, units[page]))
            if origin.path in own:
                offers[page] += _between(origin, units[page].document, edition)
    known = [(row.source, row.text) for pair in pairs.values() for row in pair.rows if row.state is State.CURRENT]
    language = edition.layout.source
    for aligned in align_translations(pages, language, target, edition.fields, edition.grammar, plan.termbase, known):
        offers[aligned.page.page] += aligned.offers
    report = []
    for path, texts in found.texts:
        placed = find_places(texts, units, path, edition.grammar)
        if left := placed.pop("", []):
            report.append(ImportedPage("", path, tuple(left)))
        for page, of_page in placed.items():
            offers[page] += of_page
            paths.setdefault(page, path)
    catalogs = {}
    for page, of_page in sorted(offers.items()):
        catalog = parse_catalog(edition.translations[target].catalogs[page], edition.layout.catalog(page, target))
        edited, placed_offers = place_offers(*units[page], catalog, of_page)
        report.append(ImportedPage(page, paths[page], tuple(placed_offers)))
        if edited != catalog:
            catalogs[page] = render_catalog(edited)
    return report, catalogs


def _translated(origin: OriginPage, page: str, units: PageUnits) -> TranslatedPage:
    return TranslatedPage(page, origin.path, origin.text, units.document, units.ids, origin.versions, origin.is_plain)


def _write_report(root: Path, report: Sequence[ImportedPage], source: str, target: str, found: Origins) -> None:
    here = ClosedFolder(root)
    here.write(f"{REPORT}.html", render_html(report, source, target, found.skipped).encode())
    here.write(f"{REPORT}.json", render_json(report, source, target, found.skipped).encode())
