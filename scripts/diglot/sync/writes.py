"""The files that a plan writes, in an order that makes a crash between any two of them harmless.

The order is: catalogs, target pages, removals, templates, locks.

- Catalogs come first, because only they hold data that cannot be derived.
- A target page that is older than its catalog is written again by the next sync.
- A file is removed only after its content was written elsewhere.
- The lock comes last. Until it is written, the next sync finds that the catalog and the page have the same text.

A sync that is killed at any call to the file system leaves whole files, and the next sync ends with the same bytes.
`tests/test_repository.py` kills it at each call; `tests/sync/test_model.py` kills it between any two files of
generated histories. For this reason a unit that leaves its page keeps an obsolete entry, also if its translation was
removed since the last sync. If a template or the lock is lost as well, no translation is lost, but it may have to be
found among the obsolete entries.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from diglot.catalog import new_catalog, new_entry, render_catalog
from diglot.edition import Edition
from diglot.edition_files import SITE, Layout
from diglot.sync.held import Held
from diglot.sync.language_steps import MadeLanguage
from diglot.sync.lock import join_lock
from diglot.sync.page import retire_page
from diglot.sync.source import Record, SourcePage

Write = tuple[str, bytes | None]


def list_writes(
    edition: Edition,
    sources: Mapping[str, SourcePage],
    records: Mapping[str, Sequence[Record]],
    languages: Sequence[MadeLanguage],
    held: Held,
    left: Collection[tuple[str, str]] = (),
) -> tuple[Write, ...]:
    """Every file whose bytes would change, apart from what is held back, and from the pages that are `left`."""
    gone = [name for name in records if name not in sources]
    renamed = {source.was for source in sources.values() if source.was != source.page}
    catalogs: list[Write] = []
    pages: list[Write] = []
    removals: list[Write] = []
    templates: list[Write] = []
    locks: list[Write] = []
    layout = edition.layout
    for name in gone:
        if name in edition.templates and name not in held.pages:
            locks.append((layout.template(name), None))
    for language in languages:
        catalogs += _catalogs(language, layout, held)
        pages += _target_pages(language, layout, held, left)
        for path, data in _retired_files(language, edition, gone, renamed, held):
            (removals if data is None else catalogs).append((path, data))
        locks += _lock(language, layout, gone, held)
    for name, source in sources.items():
        template = render_template(source, edition.project)
        if template != edition.templates.get(name) and name not in held.pages:
            templates.append((layout.template(name), template))
    return (*catalogs, *pages, *removals, *templates, *locks)


def _catalogs(language: MadeLanguage, layout: Layout, held: Held) -> Iterator[Write]:
    before = language.merged.read.on_disk.catalogs
    for name, made in language.pages.items():
        if made.catalog != before.get(name) and not held.holds(name, language.code):
            yield layout.catalog(name, language.code), made.catalog


def _target_pages(
    language: MadeLanguage, layout: Layout, held: Held, left: Collection[tuple[str, str]]
) -> Iterator[Write]:
    code, before = language.code, language.merged.read.on_disk.pages
    for name, made in language.pages.items():
        is_left = name == SITE or (name, code) in left or held.holds(name, code)
        if not is_left and made.pair.text != before.get(name):
            yield layout.target_page(name, code), _encoded(made.pair.text)


def _retired_files(
    language: MadeLanguage, edition: Edition, gone: Iterable[str], renamed: Collection[str], held: Held
) -> Iterator[Write]:
    """What becomes of the files of pages that are gone: a catalog that has translations keeps them as obsolete."""
    code, on_disk, layout = language.code, language.merged.read.on_disk, edition.layout
    for name in gone:
        if held.holds(name, code):
            continue
        if name in on_disk.pages:
            yield layout.target_page(name, code), None  # first: without a catalog it would be adopted
        if name in on_disk.catalogs or name in on_disk.pages:
            reconciled, files = language.merged.reconciled[name], language.merged.files[name]
            kept = None if name in renamed else retire_page(reconciled, files, edition.project)
            if kept != on_disk.catalogs.get(name):
                yield layout.catalog(name, code), kept


def _lock(language: MadeLanguage, layout: Layout, gone: Collection[str], held: Held) -> Iterator[Write]:
    code, read = language.code, language.merged.read
    sections = {name: body for name, body in read.sections.items() if name not in gone or held.holds(name, code)}
    sections |= {name: made.section for name, made in language.pages.items() if not held.holds(name, code)}
    lock = join_lock(sections.items())
    if lock != read.on_disk.lock and (read.on_disk.lock or any(body.strip() for body in sections.values())):
        yield layout.lock(code), _encoded(lock)


def render_template(source: SourcePage, project: str) -> bytes:
    """The register of a page's units (POT)."""
    entries = [
        new_entry(unit_id, unit.text, extracted=extracted)
        for unit_id, unit, extracted in zip(source.ids, source.document.units, source.extracted, strict=True)
    ]
    return render_catalog(new_catalog(None, project).replace(entries))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
