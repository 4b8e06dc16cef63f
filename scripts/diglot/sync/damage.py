"""Find source pages and folders that were probably damaged or lost: many of their translations would become
obsolete."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from diglot.edition import Edition
from diglot.sync.held import Obstacle
from diglot.sync.language_steps import MadeLanguage
from diglot.sync.lock import parse_section, translated_units
from diglot.sync.loss_limit import Toll, is_cut, lost_folders, refuse_folder, refuse_page
from diglot.sync.page import TargetPage
from diglot.sync.source import Record, SourcePage


def find_damage(
    made: Sequence[MadeLanguage],
    edition: Edition,
    sources: Mapping[str, SourcePage],
    records: Mapping[str, Sequence[Record]],
    allow_loss: int,
) -> Iterator[Obstacle]:
    """Changes that would make many translations obsolete and do not look like an author's edit."""
    layout = edition.layout
    tolls = _tolls(made, sources)
    now = {source.was: source for source in sources.values()}
    for was, toll in tolls.items():
        if toll.gone and (source := now.get(was)) is not None:
            before = [record.source for record in records.get(was, ())]
            after = [unit.text for unit in source.document.units]
            cut = is_cut(before, after, source.document.text)
            if problem := refuse_page(layout.source_page(source.page), toll, cut, allow_loss):
                yield Obstacle(problem, was)
    gone = {page: tolls.get(page, Toll(0, 0)) for page in records if page not in now and page not in sources}
    for folder, pages in lost_folders(gone, edition.pages).items():
        path = layout.source_page(folder).rstrip("/")
        if problem := refuse_folder(path, [gone[page] for page in pages], allow_loss):
            yield from (Obstacle(problem, page) for page in pages)


def _tolls(made: Sequence[MadeLanguage], sources: Mapping[str, SourcePage]) -> dict[str, Toll]:
    """The translations that each page has and would lose, by its name at the last sync. A unit that moved is not
    lost."""
    units = {source.was: {*source.ids} for source in sources.values()}
    translated, gone = Counter[str](), Counter[str]()
    for language in made:
        sections = language.merged.read.sections
        moved = {unit for page in language.pages.values() for unit in page.moved}
        new = {unit for name, source in sources.items() if name not in sections for unit in source.ids}
        elsewhere = cache(lambda pages=language.pages: _shown(pages))  # most syncs do not ask
        for name, files in language.merged.files.items():
            here = units.get(name, new)  # a page that is gone may have been renamed by a sync that was killed
            agreed_units = translated_units(files.agreed)
            translated[name] += len(agreed_units)
            left = (pair for pair in agreed_units.items() if pair[0] not in here and (name, pair[0]) not in moved)
            gone[name] += sum((unit, agreed.text) not in elsewhere() for unit, agreed in left)
    return {name: Toll(count, gone[name]) for name, count in translated.items()}


def _shown(pages: Mapping[str, TargetPage]) -> set[tuple[str, str]]:
    """The units that pages show in translation, with the hash of the text: a sync that was killed after its templates
    had moved them there, and its lock does not know it."""
    shown = (translated_units(parse_section(page.section)) for page in pages.values())
    return {(unit, agreed.text) for units in shown for unit, agreed in units.items()}
