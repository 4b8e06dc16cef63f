"""The plan for a whole edition: what to write, in which order, and what prevents it.

A page that was found in agreement is remembered by a digest of everything that determines the result
(`.diglot/settled`). The next sync skips pages with the same digest.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from diglot.edition import Edition
from diglot.errors import InputError
from diglot.keys import content_hash
from diglot.pages import Document, split_units
from diglot.sync.language_plan import LanguagePlan
from diglot.sync.outcome import Change, Plan, Take
from diglot.sync.reconcile import MergePolicy
from diglot.sync.source import Record, SourcePage, find_renames, read_records, register_units
from diglot.sync.term_hints import TermHints, find_terms
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
) -> Plan:
    """Find out what would make sources, templates, catalogs and target pages agree. Writes nothing, and does not raise
    InputError: what is wrong with a file is among the plan's problems.

    `only` limits the work to some pages; `take` settles conflicts; `allow_loss` is the number of translations that
    may vanish on purpose; pages whose digest is in `settled` were found in agreement before and are passed over.
    """
    problems = list(edition.unreadable)
    policy = MergePolicy(edition.layout.source, edition.behind, edition.fields, take)
    languages = [LanguagePlan(code, edition, policy, problems) for code in edition.translations]
    program = f"{edition.fingerprint} {content_hash(edition.termbase)}"
    digests = {name: _digest(name, edition, languages, program) for name in _names(edition, languages, only)}
    names = [name for name, digest in digests.items() if digest not in settled]
    passed_over = frozenset(digest for digest in digests.values() if digest in settled)
    termbase = parse_termbase(edition.termbase, edition.layout.termbase, (edition.layout.source, *edition.translations))
    problems += termbase.problems
    if digests and not names:
        return Plan((), (), (), tuple(problems), {}, passed_over, termbase)

    for language in languages:
        language.read_catalogs(names)
    records, documents = _read_sources(edition, names, languages, problems, progress)
    renames = find_renames(records, documents)
    retired, unregistered = (
        {name: its for name in records | documents if (its := _only_in_catalogs(name, languages, records, obsolete))}
        for obsolete in (True, False)
    )
    sources = register_units(documents, records, renames, retired, unregistered)
    changes = _changes(sources, records, renames)
    terms = find_terms(sources, termbase, edition.layout.source)
    for language in languages:
        language.merge(names, sources, records)
        language.make(sources, terms, TermHints(termbase, edition.layout.source, language.code))
        changes += language.changes
        problems += language.problems(sources, records, allow_loss)
    conflicts = tuple(conflict for language in languages for conflict in language.conflicts)
    pairs = {(page, each.code): made.pair for each in languages for page, made in each.made.items()}
    clear = not problems and not conflicts
    writes = list_writes(edition, sources, records, languages) if clear else ()
    after = dict(writes)
    agreed = frozenset(_digest(name, edition, languages, program, after) for name in sources) if clear else frozenset()
    catalogs = {(page, each.code): catalog for each in languages for page, catalog in each.catalogs.items()}
    return Plan(writes, tuple(changes), conflicts, tuple(problems), pairs, passed_over | agreed, termbase, catalogs)


def _names(edition: Edition, languages: Sequence[LanguagePlan], only: Collection[str] | None) -> list[str]:
    names = {*edition.pages, *edition.templates}
    for language in languages:
        names |= {*language.on_disk.pages, *language.sections}
    return sorted(names if only is None else names & set(only))


def _digest(
    page: str,
    edition: Edition,
    languages: Sequence[LanguagePlan],
    program: str,
    written: Mapping[str, bytes | None] = MappingProxyType({}),
) -> str:
    """Stands for everything that bears on whether `page` is in agreement, once the `written` files are in place.

    `program` stands for what bears on all pages alike: the program, its settings and the termbase.
    """
    layout = edition.layout
    digest = hashlib.blake2b(program.encode(), digest_size=12)
    template = layout.template(page)
    parts: list[str | bytes | None] = [page, edition.pages.get(page)]
    parts.append(written[template] if template in written else edition.templates.get(page))
    for language in languages:
        catalog, target = layout.catalog(page, language.code), layout.target_page(page, language.code)
        parts += [language.code, language.section(page)]
        parts.append(written[catalog] if catalog in written else language.on_disk.catalogs.get(page))
        parts.append(written[target] if target in written else language.on_disk.pages.get(page))
    for part in parts:
        data = b"" if part is None else part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(b"%d " % (-1 if part is None else len(data)) + data)
    return digest.hexdigest()


def _read_sources(
    edition: Edition,
    names: Sequence[str],
    languages: Sequence[LanguagePlan],
    problems: list[InputError],
    progress: Progress,
) -> tuple[dict[str, Sequence[Record]], dict[str, Document]]:
    records: dict[str, Sequence[Record]] = {}
    documents: dict[str, Document] = {}
    for name in progress(names):
        if name in edition.pages:
            documents[name] = split_units(edition.pages[name], edition.fields)
        try:
            if name in edition.templates:
                records[name] = read_records(edition.templates[name], edition.layout.template(name))
            elif known := [its.records(name) for its in languages if name in its.sections]:
                records[name] = max(known, key=len)  # the template was lost: the fullest catalog knows the units
        except InputError as error:
            problems.append(error)
    return records, documents


def _only_in_catalogs(
    page: str, languages: Sequence[LanguagePlan], records: dict[str, Sequence[Record]], obsolete: bool
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
