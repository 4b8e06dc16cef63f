"""One target language of an edition: read, then merged, then made. Each step takes the value of the one before.

read_language(…)  -> ReadLanguage      its lock and catalogs
merge_language(…) -> MergedLanguage    the catalog and translation of every page
make_language(…)  -> MadeLanguage      catalog, page and lock section of every page
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diglot.catalog import Catalog, Entry, parse_catalog
from diglot.edition import Edition, Translation
from diglot.edition_files import SITE
from diglot.errors import InputError
from diglot.keys import content_hash, is_id
from diglot.language import parse_language
from diglot.message import Message
from diglot.sync.held import Obstacle
from diglot.sync.lock import BETWEEN, parse_section, translated_units
from diglot.sync.loss_limit import LEAST, refuse_loss
from diglot.sync.merge import accept, begin
from diglot.sync.page import Offers, TargetPage, make_target
from diglot.sync.reconcile import MergePolicy, PageFiles, Reconciled, reconcile_page
from diglot.sync.source import Record, SourcePage, record_of
from diglot.sync.term_hints import Keys, TermHints


@dataclass(frozen=True, slots=True)
class ReadLanguage:
    """The files of a language. `sections` are those of the lock, `catalogs` are the readable ones."""

    code: str
    on_disk: Translation
    sections: Mapping[str, str]
    catalogs: Mapping[str, Catalog]
    obstacles: tuple[Obstacle, ...]

    def records(self, page: str, obsolete: bool = False) -> list[Record]:
        """The units of a page as its catalog knows them: those in use, or those that left it and were translated.

        Ids that no sync has made are left out, since ids become addresses of the site.
        """
        catalog = self.catalogs.get(page)
        return [
            record_of(entry)
            for entry in (catalog.entries if catalog else ())
            if is_id(entry.id or "") and entry.obsolete is obsolete and (entry.target or not obsolete)
        ]


@dataclass(frozen=True, slots=True)
class MergedLanguage:
    """The merged entries of every page, by its name at the last sync, and the files they were merged from."""

    read: ReadLanguage
    files: Mapping[str, PageFiles]
    reconciled: Mapping[str, Reconciled]
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class MadeLanguage:
    """The new files of every page, by its name now."""

    merged: MergedLanguage
    pages: Mapping[str, TargetPage]

    @property
    def code(self) -> str:
        """The language."""
        return self.merged.read.code


def read_language(edition: Edition, code: str, sections: Mapping[str, str], names: Collection[str]) -> ReadLanguage:
    """Parse the catalogs of some pages, and of those that hold nothing but obsolete entries."""
    on_disk = edition.translations[code]
    catalogs, obstacles = {}, []
    for name in names:
        if name in on_disk.catalogs:
            path = edition.layout.catalog(name, code)
            try:
                catalog = parse_catalog(on_disk.catalogs[name], path)
                _check_language(catalog, code, path)
            except InputError as error:
                obstacles.append(Obstacle(error, name, code))
                continue
            if twice := [Obstacle(problem, name, code) for problem in _second_entries(catalog, path)]:
                obstacles += twice
            else:
                catalogs[name] = catalog
    return ReadLanguage(code, on_disk, sections, catalogs, tuple(obstacles))


def merge_language(
    read: ReadLanguage,
    edition: Edition,
    policy: MergePolicy,
    names: Collection[str],
    sources: Mapping[str, SourcePage],
    records: Mapping[str, Sequence[Record]],
) -> MergedLanguage:
    """Merge the catalog and translation of every page, under the name it had at the last sync."""
    now = {source.was: source for source in sources.values()}
    owner = cache(lambda: _owners(read.sections))  # most pages do not ask
    files, merged = {}, {}
    for name in sorted({*records, *now}):
        page_files = files[name] = _files(read, edition, name, now.get(name), owner)
        known = {record.id: record.source for record in records.get(name, ())}
        reconciled = merged[name] = reconcile_page(now.get(name), name, known, page_files, policy)
        if name in now and (page := now[name].page) not in now and name in read.catalogs and page in read.catalogs:
            reconciled.obsolete += _unknown(read.catalogs[page], reconciled)
        if name == SITE and name in now:
            _copy_own(now[name], edition.titles.own_texts(read.code), reconciled)
    obstacles = [
        Obstacle(
            InputError(
                Message("the page has no source page"),
                Message("Add {}, or remove this file.", edition.layout.source_page(name)),
                edition.layout.target_page(name, read.code),
            ),
            name,
            read.code,
        )
        for name in names
        if name in read.on_disk.pages and name not in merged and name not in sources
    ]
    return MergedLanguage(read, files, merged, tuple(obstacles))


def make_language(
    merged: MergedLanguage,
    edition: Edition,
    policy: MergePolicy,
    sources: Mapping[str, SourcePage],
    terms: Mapping[str, Sequence[Keys]],
    hints: TermHints | None,
    offers: Offers | None = None,
) -> MadeLanguage:
    """Make catalog, page and lock section of every page. `terms` are those that its units name; without `hints`, since
    the termbase cannot be read, entries keep what they say about terms. `offers` come from the memory."""
    pages = {}
    for name, source in sources.items():
        glosses = [hints.of(keys) for keys in terms.get(name, ())] if hints else None
        pages[name] = make_target(
            source, merged.files[source.was], merged.reconciled, policy, edition.project, glosses, offers
        )
    return MadeLanguage(merged, pages)


def find_obstacles(made: MadeLanguage, edition: Edition, allow_loss: int) -> Iterator[Obstacle]:
    """The obstacles to writing pages of this language."""
    merged, code = made.merged, made.code
    yield from merged.read.obstacles
    yield from merged.obstacles
    for name, reconciled in merged.reconciled.items():
        yield from (Obstacle(problem, name, code) for problem in reconciled.problems)
    for name, page in made.pages.items():
        yield from (Obstacle(problem, name, code) for problem in page.problems)
    lost = [
        (name, Message("{}, {}", merged.files[name].page_path, fact))
        for name, reconciled in merged.reconciled.items()
        for fact in reconciled.lost
    ]
    if len(lost) > LEAST:
        translated = sum(len(translated_units(parse_section(body))) for body in merged.read.sections.values())
        if refusal := refuse_loss(code, len(lost), translated, allow_loss, lost[0][1]):
            yield from (Obstacle(refusal, name, code) for name in dict.fromkeys(name for name, _ in lost))


def _copy_own(titles: SourcePage, own: Iterable[str | None], reconciled: Reconciled) -> None:
    """Take what `mkdocs.yml` has for a language into the entries of titles without a translation."""
    newline = reconciled.catalog.newline if reconciled.catalog else "\n"
    for unit, title, text in zip(titles.ids, titles.document.units, own, strict=True):
        entry = reconciled.entries.get(unit)
        if text and not (entry and entry.target):
            reconciled.entries[unit] = accept(entry or begin(unit, title.text, (), newline), text)


def _files(
    read: ReadLanguage,
    edition: Edition,
    name: str,
    source: SourcePage | None,
    owners: Callable[[], Mapping[str, str]],
) -> PageFiles:
    """A page's files: under its old name, or under the new one if somebody renamed them along."""
    now = source.page if source else name
    catalog_at = name if name in read.on_disk.catalogs else now
    page_at = name if name in read.on_disk.pages else now
    section_at = name if name in read.sections else now
    agreed = parse_section(read.sections.get(section_at, ""))
    between = agreed.pop(BETWEEN, None)
    return PageFiles(
        read.code,
        read.catalogs.get(catalog_at),
        edition.layout.catalog(catalog_at, read.code),
        read.on_disk.pages.get(page_at),
        edition.layout.target_page(page_at, read.code),
        agreed,
        between.text if between else "",
        lambda text: owners().get(content_hash(text), "") not in ("", section_at),
    )


def _owners(sections: Mapping[str, str]) -> dict[str, str]:
    """The page whose translation holds a unit with a text, by the hash of the text; empty if there are several."""
    owners: dict[str, str] = {}
    for page, section in sections.items():
        for agreed in translated_units(parse_section(section)).values():
            if owners.setdefault(agreed.text, page) != page:
                owners[agreed.text] = ""
    return owners


def _check_language(catalog: Catalog, code: str, path: str) -> None:
    says = catalog.language
    if says and parse_language(says) != parse_language(code):
        raise InputError(
            Message("the catalog is in “{}”, where “{}” is expected", says, code),
            Message("Restore the right file, or correct its Language header."),
            path,
            1,
        )


def _second_entries(catalog: Catalog, path: str) -> Iterator[InputError]:
    """Entries that claim a unit which another one has, as a merge of two branches can leave them."""
    lines: dict[str, int] = {}
    for entry in catalog.entries:
        if entry.id is not None and not entry.obsolete and lines.setdefault(entry.id, entry.line) != entry.line:
            yield InputError(
                Message("unit {} has another entry in line {}", entry.id, lines[entry.id]),
                Message("Keep the one with the better translation, and remove the other."),
                path,
                entry.line,
            )


def _unknown(former: Catalog, reconciled: Reconciled) -> list[Entry]:
    """The obsolete entries that a page which once had the same name left behind, without those in `reconciled`."""
    known = {(entry.id, entry.source, entry.target) for entry in (*reconciled.obsolete, *reconciled.entries.values())}
    return [entry for entry in former.entries if entry.obsolete and (entry.id, entry.source, entry.target) not in known]
