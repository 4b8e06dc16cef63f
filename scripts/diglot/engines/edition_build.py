"""The first step of every engine: read an edition, plan its sync, and leave out unsafe translations.

A build writes nothing into the edition. Texts that are not synced yet are shown as a sync would write them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from diglot.contributions import History
from diglot.edition import Edition
from diglot.edition_files import SITE
from diglot.edition_pairs import EditionPairs
from diglot.errors import InputError
from diglot.history import read_changes, read_reviews
from diglot.publish.edition_terms import EditionTerms
from diglot.publish.page_credits import Credits
from diglot.publish.withheld_units import WithheldUnits
from diglot.repository import Repository
from diglot.safety import judge_of
from diglot.site.address_ledger import Ledger, parse_ledger
from diglot.site_titles import TitlesOfLanguage
from diglot.sync import Plan, plan_sync
from diglot.sync.unsettled import find_unsettled


@dataclass(frozen=True, slots=True)
class EditionBuild:
    """An edition as its site shows it."""

    repository: Repository
    edition: Edition
    pairs: EditionPairs
    """Without the translations that are not safe."""
    withheld: WithheldUnits
    terms: EditionTerms
    credits: Credits
    titles: Mapping[str, TitlesOfLanguage]
    """The titles of the site in each language, as far as they are translated and safe."""
    changes: Mapping[str, datetime]
    """When the pages changed last, by path; empty without a history."""
    warnings: tuple[str, ...]
    """The faults of the edition, each with its place and the correction."""
    notes: tuple[str, ...]
    """Notes for its editors."""
    ledger: Ledger
    """The addresses that the site has published."""


def read_edition_build(root: Path, site: str = SITE) -> EditionBuild:
    """Read the edition in `root`, whose site has its settings in the file `site`.

    Raises InputError if `diglot.toml` or the ledger is wrong, if a Markdown extension of the site cannot be used, or if
    a source page, which the site would lack, cannot be read or holds both sides of a merge.
    """
    repository = Repository(root, site)
    settings, edition = repository.settings, repository.read_edition()
    plan = plan_sync(edition)
    _refuse_broken_pages(edition)
    ledger = parse_ledger(repository.read_ledger(), edition.layout.ledger)
    withheld = WithheldUnits(edition, judge_of(edition.rules))
    safe = dict(withheld.withhold(plan.pairs))
    rows = {code: pair.rows for code in edition.translations if (pair := safe.pop((SITE, code), None)) is not None}
    titles = {code: edition.titles.of_language(code, of_language) for code, of_language in rows.items()}
    navs = {settings.source: {}, **{code: of_language.nav for code, of_language in titles.items()}}
    pairs = EditionPairs(safe, {code: edition.titles.of_pages(nav) for code, nav in navs.items()})
    terms = EditionTerms(pairs, plan.termbase, settings.source, settings.terms, repository.layout)
    history, unknown = _read_reviews(root, edition)
    credits = Credits(edition, safe, plan.catalogs, history)
    warnings = [*_warnings(plan), *_links(repository, plan, withheld), *map(str, credits.problems)]
    if settings.help and settings.help not in edition.pages:
        warnings.append(
            f"diglot.toml: the page “{settings.help}” of `help` does not exist in {edition.layout.docs}. "
            "Correct its path, or remove the setting."
        )
    notes = [note for code, of_language in rows.items() for note in edition.titles.contradictions(code, of_language)]
    if plan.writes:
        notes.append(
            f"{len(plan.writes)} files are not synced. The site shows what a sync would write. Run `diglot sync`."
        )
    warnings += withheld.facts
    notes += unknown
    changes = read_changes(root, [edition.layout.docs])
    return EditionBuild(
        repository, edition, pairs, withheld, terms, credits, titles, changes, tuple(warnings), tuple(notes), ledger
    )


def _read_reviews(root: Path, edition: Edition) -> tuple[History | None, list[str]]:
    """The history of reviews; or None, with the reason."""
    try:
        return read_reviews(root, edition), []
    except InputError as error:
        return None, [f"Pages do not say how much of them was reviewed: {error}"]


def _refuse_broken_pages(edition: Edition) -> None:
    sources = edition.layout.source_page("")
    for problem in edition.unreadable:
        if problem.path.startswith(sources) and problem.path.endswith(".md"):
            raise problem
    for name, text in edition.pages.items():
        if unsettled := find_unsettled(text, edition.layout.source_page(name)):
            raise unsettled


def _links(repository: Repository, plan: Plan, withheld: WithheldUnits) -> Iterator[str]:
    """The symbolic links in the folder of pages that no other warning names."""
    docs = repository.layout.docs
    reported = {problem.path for problem in plan.problems}
    for path, kind in repository.files.walk(docs):
        if kind == "link" and path not in reported and withheld.lets_through(path.removeprefix(f"{docs}/")):
            yield f"{path}: it is a symbolic link. It is left out of the site. Put the file or folder itself here."


def _warnings(plan: Plan) -> Iterator[str]:
    """The problems and conflicts of the edition."""
    yield from map(str, plan.problems)
    for conflict in plan.conflicts:
        yield (
            f"{conflict.markdown_place}: the page and the catalog ({conflict.catalog_place}) both changed and differ. "
            "Run `diglot sync` to see both texts."
        )
