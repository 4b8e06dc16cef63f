"""One target language of an edition, through the steps of a plan: read, merge, make, weigh."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from diglot.catalog import Catalog, Entry, parse_catalog
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.keys import content_hash
from diglot.language import parse_language
from diglot.sync.lock import Agreed, parse_section, split_lock
from diglot.sync.loss_limit import refuse_loss
from diglot.sync.outcome import Change, Conflict
from diglot.sync.page import TargetPage, make_target
from diglot.sync.reconcile import MergePolicy, PageFiles, Reconciled, reconcile_page
from diglot.sync.source import Record, SourcePage, history_of
from diglot.sync.term_hints import Keys, TermHints


class LanguagePlan:
    """The state of one language while a plan is made; the methods are called in their order."""

    def __init__(self, code: str, edition: Edition, policy: MergePolicy, problems: list[InputError]) -> None:
        self.code = code
        self.edition = edition
        self.policy = policy
        self.on_disk = edition.translations[code]
        self.sections: dict[str, str] = {}
        self.catalogs: dict[str, Catalog] = {}
        self.agreed: dict[str, dict[str, Agreed]] = {}
        self.doors: dict[str, Reconciled] = {}
        self.made: dict[str, TargetPage] = {}
        self.found: list[InputError] = []
        self.owners: dict[str, str] | None = None
        try:
            self.sections = split_lock(self.on_disk.lock, edition.layout.lock(code))
        except InputError as error:
            problems.append(error)

    def section(self, page: str) -> str:
        """The part of the lock that is about `page`: as it will be, once that is known."""
        return (self.made[page].section if page in self.made else self.sections.get(page, "")).strip()

    @property
    def conflicts(self) -> Iterator[Conflict]:
        """What only a person can settle."""
        return (conflict for doors in self.doors.values() for conflict in doors.conflicts)

    @property
    def changes(self) -> list[Change]:
        """What would go from one door to the other."""
        return [change for doors in self.doors.values() for change in doors.changes]

    def read_catalogs(self, names: Collection[str]) -> None:
        """Parse the catalogs of some pages, and of those that hold nothing but obsolete entries."""
        for name in names:
            if name in self.on_disk.catalogs:
                path = self.edition.layout.catalog(name, self.code)
                try:
                    catalog = parse_catalog(self.on_disk.catalogs[name], path)
                    self._check_language(catalog, path)
                    _check_ids(catalog, path)
                    self.catalogs[name] = catalog
                except InputError as error:
                    self.found.append(error)

    def _check_language(self, catalog: Catalog, path: str) -> None:
        says = catalog.language
        if says and parse_language(says) != parse_language(self.code):
            raise InputError(
                f"the catalog is in “{says}”, where “{self.code}” is expected",
                "Put the right file back, or mend its Language header.",
                path,
                1,
            )

    def records(self, page: str, obsolete: bool = False) -> list[Record]:
        """The units of a page as its catalog knows them: those in use, or those that left it and were translated."""
        catalog = self.catalogs.get(page)
        return [
            Record(entry.id, entry.source, history_of(entry.extracted))
            for entry in (catalog.entries if catalog else ())
            if entry.id is not None and entry.obsolete is obsolete and (entry.target or not obsolete)
        ]

    def merge(
        self, names: Collection[str], sources: Mapping[str, SourcePage], records: Mapping[str, Sequence[Record]]
    ) -> None:
        """Merge the two doors of every page, under the name it had at the last sync."""
        now = {source.was: source for source in sources.values()}
        for name in sorted({*records, *now}):
            files = self._files(name, now.get(name))
            self.agreed[name] = dict(files.agreed)
            known = {record.id: record.source for record in records.get(name, ())}
            doors = self.doors[name] = reconcile_page(now.get(name), name, known, files, self.policy)
            if name in now and (page := now[name].page) not in now and name in self.catalogs and page in self.catalogs:
                doors.obsolete += _unknown(self.catalogs[page], doors)
        for name in names:
            if name in self.on_disk.pages and name not in self.doors and name not in sources:
                self.found.append(
                    InputError(
                        "the page has no source page",
                        f"Add {self.edition.layout.source_page(name)}, or remove this file.",
                        self.edition.layout.target_page(name, self.code),
                    )
                )

    def _files(self, name: str, source: SourcePage | None) -> PageFiles:
        """A page's files: under its old name, or under the new one if somebody renamed them along."""
        now = source.page if source else name
        catalog_at = name if name in self.on_disk.catalogs else now
        page_at = name if name in self.on_disk.pages else now
        section_at = name if name in self.sections else now
        return PageFiles(
            self.code,
            self.catalogs.get(catalog_at),
            self.edition.layout.catalog(catalog_at, self.code),
            self.on_disk.pages.get(page_at),
            self.edition.layout.target_page(page_at, self.code),
            parse_section(self.sections.get(section_at, "")),
            lambda text: self._owner(text) not in (None, section_at),
        )

    def _owner(self, text: str) -> str | None:
        """The page whose translation holds a unit with this text, if it is one page."""
        if self.owners is None:
            self.owners = {}
            for page, section in self.sections.items():
                for agreed in parse_section(section).values():
                    if agreed.text != agreed.source and self.owners.setdefault(agreed.text, page) != page:
                        self.owners[agreed.text] = ""
        return self.owners.get(content_hash(text)) or None

    def make(self, sources: Mapping[str, SourcePage], terms: Mapping[str, Sequence[Keys]], glosses: TermHints) -> None:
        """Make catalog, page and lock section of every page. `terms` are those that its units name."""
        for name, source in sources.items():
            files = self._files(source.was, source)
            told = [glosses.of(keys) for keys in terms.get(name, ())]
            self.made[name] = make_target(source, files, self.doors, self.policy, self.edition.project, told)

    def problems(
        self, sources: Mapping[str, SourcePage], records: Mapping[str, Sequence[Record]], allow_loss: int
    ) -> list[InputError]:
        """What stands in the way of writing, the brake included."""
        found = [*self.found]
        found += [problem for doors in self.doors.values() for problem in doors.problems]
        found += [problem for made in self.made.values() for problem in made.problems]
        brake = self._weigh(sources, allow_loss)
        return [*found, brake] if brake else found

    def _weigh(self, sources: Mapping[str, SourcePage], allow_loss: int) -> InputError | None:
        moved = {unit for made in self.made.values() for unit in made.moved}
        alive = {
            source.was: {
                row.id for row in self.made[name].pair.rows if name in self.made and row.state != "untranslated"
            }
            for name, source in sources.items()
        }
        translated, lost = 0, []
        for name, units in self.agreed.items():
            for unit, agreed in units.items():
                if agreed.text == agreed.source:
                    continue
                translated += 1
                gone = unit not in alive.get(name, ()) and (name, unit) not in moved
                if gone or unit in self.doors[name].lost:
                    lost.append(f"{self.edition.layout.target_page(name, self.code)}, unit {unit}")
        return refuse_loss(self.code, len(lost), translated, allow_loss, lost[0]) if lost else None


def _check_ids(catalog: Catalog, path: str) -> None:
    """Refuse a catalog in which two entries claim one unit, as a merge of two branches can leave it."""
    lines: dict[str, int] = {}
    for entry in catalog.entries:
        if entry.id is not None and not entry.obsolete and lines.setdefault(entry.id, entry.line) != entry.line:
            raise InputError(
                f"unit {entry.id} has another entry in line {lines[entry.id]}",
                "Keep the one with the better translation, and remove the other.",
                path,
                entry.line,
            )


def _unknown(former: Catalog, doors: Reconciled) -> list[Entry]:
    """The obsolete entries that a page which once had the same name left behind, without those in `doors`."""
    known = {(entry.id, entry.source, entry.target) for entry in (*doors.obsolete, *doors.entries.values())}
    return [entry for entry in former.entries if entry.obsolete and (entry.id, entry.source, entry.target) not in known]
