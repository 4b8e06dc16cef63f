"""Replace texts by program. Translations are replaced in the catalogs; source texts only where no word changes.

Afterwards the catalog and the target page have the same text.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from diglot.catalog import parse_catalog, render_catalog
from diglot.edition import Edition, Translation
from diglot.sync.outcome import Plan
from diglot.sync.plan import plan_sync
from diglot.sync.reword import Sources, reword_sources
from diglot.sync.writes import Write

Texts = Mapping[tuple[str, str, str], str]
"""Translations by page, language and unit id."""
_ORDER = (".po", ".md", ".pot", ".lock")
"""In which files are written, see `writes`; removals stand behind the files of their kind."""


def plan_rewrite(edition: Edition, texts: Texts, sources: Sources = MappingProxyType({})) -> Plan:
    """A plan that makes `edition` agree *and* gives some units another translation, or a source text with the same
    words; units that have no translation are passed over.

    Pages that are held back keep their texts, also if it is only the new text that cannot be written; the plan says
    what is wrong with them. A source text is given in all languages or in none.
    """
    first = plan_sync(edition)
    agreed, held = carry_out(edition, first.writes), first.held
    while True:
        texts = {place: text for place, text in texts.items() if place[:2] not in held}
        sources = {place: text for place, text in sources.items() if place[0] not in {page for page, _ in held}}
        reworded = dict(reword_sources(agreed, sources))
        edited = reworded | dict(_edited_catalogs(carry_out(agreed, reworded.items()), texts))
        pages = {page for page, *_ in (*texts, *sources)}
        second = plan_sync(carry_out(agreed, edited.items()), only=pages, allow_loss=len(texts)) if pages else first
        if second.held <= first.held or not pages:
            break
        held, first = held | second.held, _with_problems_of(first, second)
    writes = dict(first.writes) | edited | (dict(second.writes) if pages else {})
    return replace(first, writes=in_order(writes.items()), pairs={**first.pairs, **second.pairs})


def _with_problems_of(plan: Plan, other: Plan) -> Plan:
    """A plan with the problems, conflicts and held pages of another one as well, and its own writes."""
    known = {(str(problem), problem.path) for problem in plan.problems}
    problems = (problem for problem in other.problems if (str(problem), problem.path) not in known)
    conflicts = dict.fromkeys((*plan.conflicts, *other.conflicts))
    return replace(plan, problems=(*plan.problems, *problems), conflicts=tuple(conflicts), held=plan.held | other.held)


def carry_out(edition: Edition, writes: Iterable[Write]) -> Edition:
    """The edition as it is on disk when `writes` have been written."""
    written, layout = dict(writes), edition.layout
    names = {*edition.pages, *edition.templates}
    for translation in edition.translations.values():
        names |= {*translation.pages, *translation.catalogs}

    def data(before: Mapping[str, bytes], path_of: Callable[[str], str]) -> dict[str, bytes]:
        after = {name: written.get(path_of(name), before.get(name)) for name in sorted(names)}
        gone = {name for name in names if written.get(path_of(name), b"") is None}
        return {name: content for name, content in after.items() if content is not None and name not in gone}

    translations = {}
    for code, translation in edition.translations.items():
        pages = {name: text.encode("utf-8", "surrogatepass") for name, text in translation.pages.items()}
        lock = written.get(layout.lock(code))
        translations[code] = Translation(
            data(translation.catalogs, lambda name, code=code: layout.catalog(name, code)),  # type: ignore[misc]
            {
                name: content.decode("utf-8", "surrogatepass")
                for name, content in data(pages, lambda name, code=code: layout.target_page(name, code)).items()  # type: ignore[misc]
            },
            translation.lock if lock is None else lock.decode("utf-8", "surrogatepass"),
        )
    sources = {
        name: text
        if (content := written.get(layout.source_page(name))) is None
        else content.decode("utf-8", "surrogatepass")
        for name, text in edition.pages.items()
    }
    return replace(
        edition, pages=sources, templates=data(edition.templates, layout.template), translations=translations
    )


def _edited_catalogs(edition: Edition, texts: Texts) -> Iterable[tuple[str, bytes]]:
    by_catalog: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for (page, language, unit), text in texts.items():
        by_catalog[page, language][unit] = text
    for (page, language), edited in by_catalog.items():
        path = edition.layout.catalog(page, language)
        catalog = parse_catalog(edition.translations[language].catalogs[page], path)
        entries = [
            entry.edit(target=edited[entry.id]) if entry.id in edited and entry.target and not entry.obsolete else entry
            for entry in catalog.entries
        ]
        yield path, render_catalog(catalog.replace(entries))


def in_order(writes: Iterable[Write]) -> tuple[Write, ...]:
    """Writes of several plans in the order that makes a crash between any two of them harmless."""
    return tuple(sorted(writes, key=_rank))


def _rank(write: Write) -> tuple[int, bool]:
    path, data = write
    return next((rank for rank, suffix in enumerate(_ORDER) if path.endswith(suffix)), 0), data is None
