"""The plan for a whole edition: what to write, in which order, and what prevents it.

A page that was found in agreement is remembered by a digest of everything that determines the result
(`.diglot/settled`). The next sync skips pages with the same digest.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from diglot.edition import Edition
from diglot.edition_files import SITE
from diglot.errors import InputError
from diglot.keys import content_hash
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
from diglot.sync.reconcile import MergePolicy
from diglot.sync.source import Record, SourcePage, find_renames, read_records, register_units
from diglot.sync.term_hints import TermHints, find_terms
from diglot.sync.unsettled import find_unsettled
from diglot.sync.writes import list_writes
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
) -> Plan:
    """Find out what would make sources, templates, catalogs and target pages agree. Writes nothing, and does not raise
    InputError: what is wrong with a file is among the plan's problems.

    `only` limits the work to some pages; `take` settles conflicts; `allow_loss` is the number of translations that
    may vanish on purpose; pages whose digest is in `settled` were found in agreement before and are passed over.
    `offers` tell what the memory has for texts that are new.
    """
    obstacles = [place_of(problem, edition) for problem in edition.unreadable]
    policy = MergePolicy(edition.layout.source, edition.behind, edition.fields, take, edition.grammar)
    locks = _read_locks(edition, obstacles)
    program = f"{edition.fingerprint} {content_hash(edition.termbase)}"
    unread = {each.page for each in obstacles if each.page and not each.language}
    digests = {
        name: _digest(name, edition, locks, program) for name in _names(edition, locks, only) if name not in unread
    }
    names = [name for name, digest in digests.items() if digest not in settled]
    passed_over = frozenset(digest for digest in digests.values() if digest in settled)
    termbase = parse_termbase(edition.termbase, edition.layout.termbase, (edition.layout.source, *edition.translations))
    obstacles += (Obstacle(problem, edition.layout.termbase) for problem in termbase.problems)
    is_known = not any(each.problem.path == edition.layout.termbase for each in obstacles)
    if digests and not names:
        return Plan((), (), (), tuple(each.problem for each in obstacles), {}, passed_over, termbase)

    read = [read_language(edition, code, its, names) for code, its in locks.items()]
    records, documents = _read_sources(edition, names, read, obstacles, progress)
    renames = find_renames(records, documents)
    retired, unregistered = (
        {name: its for name in records | documents if (its := _only_in_catalogs(name, read, records, obsolete))}
        for obsolete in (True, False)
    )
    sources = register_units(documents, records, renames, retired, unregistered)
    terms = find_terms(sources, termbase, edition.layout.source)
    made: list[MadeLanguage] = []
    for each in read:
        merged = merge_language(each, edition, policy, names, sources, records)
        hints = TermHints(termbase, edition.layout.source, each.code)
        made.append(make_language(merged, edition, policy, sources, terms, hints if is_known else None, offers))
        obstacles += find_obstacles(made[-1], edition, allow_loss)
    obstacles += find_damage(made, edition, sources, records, allow_loss)
    reconciled = [result for language in made for result in language.merged.reconciled.values()]
    changes = [*_changes(sources, records, renames), *(change for each in reconciled for change in each.changes)]
    conflicts = tuple(conflict for each in reconciled for conflict in each.conflicts)
    left = find_left(obstacles, made, sources, edition)
    stops = [(each.page, each.language) for each in obstacles if not is_left(each, left)]
    stops += [(each.page, each.language) for each in conflicts]
    held = find_held(stops, sources, {*names, *records, *sources}, locks)
    writes = list_writes(edition, sources, records, made, held, left)
    after = {each.merged.read.code: {page: its.section for page, its in each.pages.items()} for each in made}
    agreed = {
        _digest(name, edition, after, program, dict(writes))
        for name in sources
        if not any(held.holds(name, code) or (name, code) in left for code in locks)
    }
    pairs = {(page, each.merged.read.code): its.pair for each in made for page, its in each.pages.items()}
    catalogs = {(page, each.code): catalog for each in read for page, catalog in each.catalogs.items()}
    problems = tuple({id(each.problem): each.problem for each in obstacles}.values())
    settled = passed_over | agreed
    return Plan(
        writes, tuple(changes), conflicts, problems, pairs, settled, termbase, catalogs, held.pairs, left - held.pairs
    )


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


def _digest(
    page: str,
    edition: Edition,
    locks: Mapping[str, Mapping[str, str]],
    program: str,
    written: Mapping[str, bytes | None] = MappingProxyType({}),
) -> str:
    """Stands for everything that bears on whether `page` is in agreement, once the `written` files are in place.

    `program` stands for what bears on all pages alike: the program, its settings and the termbase.
    """
    layout = edition.layout
    digest = hashlib.blake2b(program.encode(), digest_size=12)
    template = layout.template(page)
    parts: list[str | bytes | None] = [page, repr(edition.titles) if page == SITE else edition.pages.get(page)]
    parts.append(written[template] if template in written else edition.templates.get(page))
    for code, sections in locks.items():
        catalog, target = layout.catalog(page, code), layout.target_page(page, code)
        on_disk = edition.translations[code]
        parts += [code, sections.get(page, "").strip()]
        parts.append(written[catalog] if catalog in written else on_disk.catalogs.get(page))
        parts.append(written[target] if target in written else on_disk.pages.get(page))
    for part in parts:
        data = b"" if part is None else part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(b"%d " % (-1 if part is None else len(data)) + data)
    return digest.hexdigest()


def _read_sources(
    edition: Edition,
    names: Sequence[str],
    languages: Sequence[ReadLanguage],
    obstacles: list[Obstacle],
    progress: Progress,
) -> tuple[dict[str, Sequence[Record]], dict[str, Document]]:
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
            elif known := [its.records(name) for its in languages if name in its.sections]:
                records[name] = max(known, key=len)  # the template was lost: the fullest catalog knows the units
        except InputError as error:
            obstacles.append(Obstacle(error, name))
    return records, documents


def _only_in_catalogs(
    page: str, languages: Sequence[ReadLanguage], records: dict[str, Sequence[Record]], obsolete: bool
) -> dict[str, Record]:
    """The units of a page that catalogs know and the template does not, by source text; of equal ones the newest."""
    registered = {record.id for record in records.get(page, ())}
    found: dict[str, Record] = {}
    for language in reversed(languages):
        found |= {it.source: it for it in language.records(page, obsolete) if it.id not in registered}
    return found


def _changes(
    sources: dict[str, SourcePage], records: dict[str, Sequence[Record]], renames: dict[str, str]
) -> list[Change]:
    changes = []
    for page, source in sorted(sources.items()):
        if page in renames:
            changes.append(Change(page, "", "", f"the page was {renames[page]}"))
        elif page not in records:
            changes.append(Change(page, "", "", f"the page is new, {len(source.ids)} units"))
            continue
        changes += [
            Change(page, "", unit, f"the source {action}")
            for unit, action in zip(source.ids, source.actions, strict=True)
            if action
        ]
        changes += [Change(page, "", record.id, "the source left the page") for record in source.vanished]
    for page in sorted(records):
        if page not in sources and page not in renames.values():
            changes.append(Change(page, "", "", "the page is gone"))
    return changes
