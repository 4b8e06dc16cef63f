"""The plan for a whole edition: what to write, in which order, and what prevents it.

A page that was found in agreement is remembered by a digest of everything that determines the result
(`.diglot/settled`). The next sync skips pages with the same digest.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from diglot.edition import Edition
from diglot.edition_files import SITE
from diglot.errors import InputError
from diglot.message import Message
from diglot.pages import Document, split_units
from diglot.sync.damage import find_damage
from diglot.sync.held import Obstacle, find_held, place_of
from diglot.sync.language_steps import (
    MadeLanguage,
    ReadLanguage,
    find_obstacles,
    make_language,
    merge_language,
    read_language,
)
from diglot.sync.left_pages import find_left, is_left
from diglot.sync.lock import split_lock
from diglot.sync.outcome import Change, Plan, Take
from diglot.sync.page import Offers
from diglot.sync.page_digests import PageDigests
from diglot.sync.reconcile import MergePolicy
from diglot.sync.source import Record, SourcePage, find_renames, read_records, register_units
from diglot.sync.term_hints import TermHints, find_terms
from diglot.sync.unsettled import find_unsettled
from diglot.sync.writes import Write, list_writes
from diglot.terms import parse_termbase

Progress = Callable[[Sequence[str]], Iterable[str]]
"""Wraps the names of the pages to be worked on, as a progress bar does."""


def plan_sync(
    edition: Edition,
    *,
    only: Collection[str] | None = None,
    take: Take | None = None,
    allow_loss: int = 0,
    settled: Collection[str] = frozenset(),
    progress: Progress = iter,
    offers: Offers | None = None,
    is_carried_out: bool = True,
) -> Plan:
    """Find out what would make sources, templates, catalogs and target pages agree. Writes nothing, and does not raise
    InputError: what is wrong with a file is among the plan's problems.

    `only` limits the work to some pages; `take` settles conflicts; `allow_loss` is the number of translations that
    may vanish on purpose; pages whose digest is in `settled` were found in agreement before and are passed over.
    `offers` tell what the memory has for texts that are new. If the plan is not to be carried out, since only its pairs
    and problems are asked for, it has no `writes`, and does not know what is `settled`: that is a third of the work.
    """
    obstacles = [place_of(problem, edition) for problem in edition.unreadable]
    locks = _read_locks(edition, obstacles)
    unread = {obstacle.page for obstacle in obstacles if obstacle.page and not obstacle.language}
    termbase = parse_termbase(edition.termbase, edition.layout.termbase, (edition.layout.source, *edition.translations))
    obstacles += (Obstacle(problem, edition.layout.termbase) for problem in termbase.problems)
    page_digests = PageDigests(edition)
    known = [name for name in _names(edition, locks, only) if name not in unread]
    digests = {name: page_digests.digest(name, locks) for name in known} if settled else {}
    names = [name for name in known if digests.get(name) not in settled]
    passed_over = frozenset(digests.values()).intersection(settled)
    if digests and not names:
        return Plan((), (), (), _problems(obstacles), {}, passed_over, termbase)

    policy = MergePolicy(edition.layout.source, edition.behind, edition.fields, take, edition.grammar)
    read = [read_language(edition, code, sections, names) for code, sections in locks.items()]
    sources, records, renames = _read_sources(edition, names, read, obstacles, progress)
    terms = find_terms(sources, termbase, edition.layout.source) if is_carried_out else {}
    has_termbase = is_carried_out and not any(
        obstacle.problem.path == edition.layout.termbase for obstacle in obstacles
    )
    made: list[MadeLanguage] = []
    for language in read:
        merged = merge_language(language, edition, policy, names, sources, records)
        hints = TermHints(termbase, edition.layout.source, language.code) if has_termbase else None
        made.append(make_language(merged, edition, policy, sources, terms, hints, offers))
        obstacles += find_obstacles(made[-1], edition, allow_loss)
    obstacles += find_damage(made, edition, sources, records, allow_loss)

    reconciled = [page for language in made for page in language.merged.reconciled.values()]
    changes = [*_changes(sources, records, renames), *(change for page in reconciled for change in page.changes)]
    conflicts = tuple(conflict for page in reconciled for conflict in page.conflicts)
    left = find_left(obstacles, made, sources, edition)
    stops = [(obstacle.page, obstacle.language) for obstacle in obstacles if not is_left(obstacle, left)]
    stops += [(conflict.page, conflict.language) for conflict in conflicts]
    held = find_held(stops, sources, {*names, *records, *sources}, locks)
    writes = list_writes(edition, sources, records, made, held, left) if is_carried_out else ()
    agreeing = [name for name in sources if not any(held.holds(name, code) or (name, code) in left for code in locks)]
    return Plan(
        writes,
        tuple(changes),
        conflicts,
        _problems(obstacles),
        {(name, language.code): page.pair for language in made for name, page in language.pages.items()},
        passed_over | (_digests_after(page_digests, agreeing, made, writes) if is_carried_out else frozenset()),
        termbase,
        {(name, language.code): catalog for language in read for name, catalog in language.catalogs.items()},
        held.pairs,
        left - held.pairs,
    )


def _digests_after(
    page_digests: PageDigests, names: Iterable[str], made: Iterable[MadeLanguage], writes: Iterable[Write]
) -> frozenset[str]:
    """The digests of some pages once a plan is carried out."""
    locks = {language.code: {name: page.section for name, page in language.pages.items()} for language in made}
    written = dict(writes)
    return frozenset(page_digests.digest(name, locks, written) for name in names)


def _problems(obstacles: Iterable[Obstacle]) -> tuple[InputError, ...]:
    """The problems of obstacles, each once: one problem may stop several pages."""
    return tuple({id(obstacle.problem): obstacle.problem for obstacle in obstacles}.values())


def _read_locks(edition: Edition, obstacles: list[Obstacle]) -> dict[str, Mapping[str, str]]:
    """The sections of each language's lock, by page."""
    locks: dict[str, Mapping[str, str]] = {}
    for code, translation in edition.translations.items():
        try:
            locks[code] = split_lock(translation.lock, edition.layout.lock(code))
        except InputError as error:
            obstacles.append(Obstacle(error, "", code))
            locks[code] = {}
    return locks


def _names(edition: Edition, locks: Mapping[str, Mapping[str, str]], only: Collection[str] | None) -> list[str]:
    names = {*edition.pages, *edition.templates, *([SITE] if edition.titles.titles else [])}
    for code, sections in locks.items():
        names |= {*edition.translations[code].pages, *sections}
    return sorted(names if only is None else names & set(only))


def _read_sources(
    edition: Edition,
    names: Sequence[str],
    languages: Sequence[ReadLanguage],
    obstacles: list[Obstacle],
    progress: Progress,
) -> tuple[dict[str, SourcePage], dict[str, Sequence[Record]], dict[str, str]]:
    """The source pages with their ids, the units that each page had, and the old names of renamed pages."""
    records: dict[str, Sequence[Record]] = {}
    documents: dict[str, Document] = {}
    for name in progress(names):
        if name == SITE and edition.titles.titles:
            documents[name] = edition.titles.document
        elif name in edition.pages:
            documents[name] = split_units(edition.pages[name], edition.fields, edition.grammar)
            if problem := find_unsettled(edition.pages[name], edition.layout.source_page(name)):
                obstacles.append(Obstacle(problem, name))
        try:
            if name in edition.templates:
                records[name] = read_records(edition.templates[name], edition.layout.template(name))
            elif known := [language.records(name) for language in languages if name in language.sections]:
                records[name] = max(known, key=len)  # the template was lost: the fullest catalog knows the units
        except InputError as error:
            obstacles.append(Obstacle(error, name))
    renames = find_renames(records, documents)
    retired, unregistered = (
        {
            name: found
            for name in records | documents
            if (found := _only_in_catalogs(name, languages, records, obsolete))
        }
        for obsolete in (True, False)
    )
    return register_units(documents, records, renames, retired, unregistered), records, renames


def _only_in_catalogs(
    page: str, languages: Sequence[ReadLanguage], records: dict[str, Sequence[Record]], obsolete: bool
) -> dict[str, Record]:
    """The units of a page that catalogs know and the template does not, by source text; of equal ones the newest."""
    registered = {record.id for record in records.get(page, ())}
    found: dict[str, Record] = {}
    for language in reversed(languages):
        found |= {record.source: record for record in language.records(page, obsolete) if record.id not in registered}
    return found


def _changes(
    sources: dict[str, SourcePage], records: dict[str, Sequence[Record]], renames: dict[str, str]
) -> list[Change]:
    changes = []
    for page, source in sorted(sources.items()):
        if page in renames:
            changes.append(Change(page, "", "", Message("the page was {}", renames[page])))
        elif page not in records:
            changes.append(Change(page, "", "", Message("the page is new, {} units", len(source.ids))))
            continue
        changes += [
            Change(page, "", unit, action) for unit, action in zip(source.ids, source.actions, strict=True) if action
        ]
        changes += [Change(page, "", record.id, Message("the source left the page")) for record in source.vanished]
    for page in sorted(records):
        if page not in sources and page not in renames.values():
            changes.append(Change(page, "", "", Message("the page is gone")))
    return changes
