"""The subjects of checks: a text, a unit, a page or the whole edition, as plain values. Values that are slow to make
are made once, at their first use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from diglot.catalog import Catalog, Entry
from diglot.checks.findings import FilePlace, Side, Subject
from diglot.edition import Edition
from diglot.edition_files import Layout
from diglot.errors import InputError
from diglot.pages import Document, Inline, Kind, read_inline
from diglot.pages import Unit as PageUnit
from diglot.pairs import Conflict, Pair, PairRow, State
from diglot.safety import Allowances, Breach, JudgedText, judge_of, page_definitions
from diglot.safety.sizes import is_slow
from diglot.terms import Pairing, Termbase, TermPairs


@dataclass(frozen=True)
class PagePair:
    """A page and its translation, with the catalog the translation comes from."""

    pair: Pair
    layout: Layout
    catalog: Catalog | None = None
    """None where there is none, or where it cannot be used, which is a problem of the sync."""
    on_disk: str | None = None
    """The target page as it is in its file; None where there is no file."""
    rules: Allowances = field(default_factory=Allowances)
    """By what translations are judged safe."""
    terms: TermPairs = field(default_factory=lambda: TermPairs(Termbase(), ""), compare=False)
    """What finds the terms on pages."""

    @property
    def name(self) -> str:
        """The page's path below its language's folder."""
        return self.pair.page

    @property
    def language(self) -> str:
        """The target language."""
        return self.pair.language

    @property
    def subject(self) -> Subject:
        """The page."""
        return Subject(self.name, self.language)

    @property
    def catalog_path(self) -> str:
        """The file of the catalog."""
        return self.layout.catalog(self.name, self.language)

    @cached_property
    def definitions(self) -> str:
        """The link definitions of the source page."""
        return page_definitions(self.source.text)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The entries in use, by unit id."""
        found = self.catalog.entries if self.catalog else ()
        return {entry.id: entry for entry in found if entry.id is not None and not entry.obsolete}

    @property
    def source(self) -> Document:
        """The source page, cut."""
        return self.pair.source

    @cached_property
    def target(self) -> Document:
        """The target page, cut, as it is after a sync."""
        return self.pair.target

    @cached_property
    def units(self) -> tuple["UnitPair", ...]:
        """The units of the page, in page order."""
        rows = zip(self.pair.rows, self.source.units, strict=True)
        return tuple(UnitPair(self, index, row, unit) for index, (row, unit) in enumerate(rows))

    @cached_property
    def translated_texts(self) -> tuple["UnitText", ...]:
        """The translations that are there."""
        return tuple(unit.target_text for unit in self.units if unit.translated)

    @cached_property
    def pairings(self) -> Sequence[Pairing]:
        """The concepts that its units name, and how the translations render them; none without a termbase."""
        if not self.terms.termbase.terms:
            return ()
        sources = [unit.source_text.visible for unit in self.units]
        targets = [
            unit.target_text.visible
            if unit.target == (shown := "" if unit.row.shows_source else unit.row.text)
            else read_inline(shown)
            for unit in self.units
        ]
        return self.terms.of(self.pair, self.target, (sources, targets))

    @cached_property
    def by_id(self) -> dict[str, "UnitPair"]:
        """The units by their id."""
        return {unit.id: unit for unit in self.units}


@dataclass(frozen=True, eq=False)
class UnitPair:
    """A unit in both languages."""

    page: PagePair
    index: int
    row: PairRow
    on_page: PageUnit

    @property
    def id(self) -> str:
        """The permanent id."""
        return self.row.id

    @property
    def kind(self) -> Kind:
        """What it is on its page."""
        return self.on_page.kind

    @property
    def state(self) -> State:
        """How the translation stands to its source."""
        return self.row.state

    @property
    def source(self) -> str:
        """The source text, on one line."""
        return self.row.source

    @cached_property
    def entry(self) -> Entry | None:
        """The catalog's record of it; None where the catalog has none yet."""
        return self.page.entries.get(self.id)

    @cached_property
    def target(self) -> str:
        """The translation, also if the page shows the source instead of it. It is empty if there is none, or if it is
        far too long, which DG813 reports: it would slow down every check."""
        return "" if is_slow(self.source, self.written) else self.written

    @cached_property
    def written(self) -> str:
        """The translation, however long it is."""
        if self.state is State.UNTRANSLATED:
            return ""
        return self.row.text if not self.row.shows_source else self.entry.target if self.entry else ""

    @cached_property
    def translated(self) -> bool:
        """Whether there is a translation that is not simply the source."""
        return bool(self.target) and self.target != self.source

    @cached_property
    def breaches(self) -> tuple[Breach, ...]:
        """The breaches of safety in the translation."""
        if not self.written or self.written == self.source:
            return ()
        text = JudgedText(self.kind, self.source, self.written, self.page.language, self.page.definitions)
        return judge_of(self.page.rules).judge_unit(text, self.page.name, self.id)

    @cached_property
    def has_marks(self) -> bool:
        """Whether there is more than words in one of the texts: links, code, emphasis and the like."""
        return bool(self.source_text.visible.marks or self.target_text.visible.marks)

    @property
    def subject(self) -> Subject:
        """The unit."""
        return Subject(self.page.name, self.page.language, self.id, self.source, self.target)

    @cached_property
    def source_text(self) -> "UnitText":
        """The source as a text."""
        return UnitText(self, "source")

    @cached_property
    def target_text(self) -> "UnitText":
        """The translation as a text."""
        return UnitText(self, "target")


@dataclass(frozen=True, eq=False)
class UnitText:
    """A unit in one of its languages."""

    unit: UnitPair
    side: Side

    @property
    def text(self) -> str:
        """The Markdown, on one line."""
        return self.unit.source if self.side == "source" else self.unit.target

    @property
    def language(self) -> str:
        """The code of its language."""
        return self.unit.page.layout.source if self.side == "source" else self.unit.page.language

    @property
    def subject(self) -> Subject:
        """The unit, seen from this side."""
        return self.unit.subject if self.side == "target" else self.unit.subject._replace(side=self.side)

    @cached_property
    def visible(self) -> Inline:
        """What readers see of it."""
        return read_inline(self.text)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The characters that readers see."""
        return frozenset(self.visible.text)


@dataclass(frozen=True)
class Whole:
    """The edition: its files, its pages by name and language, and what keeps it from being synced."""

    edition: Edition
    pages: Mapping[tuple[str, str], PagePair]
    problems: tuple[InputError, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    termbase: Termbase = field(default_factory=Termbase)

    def each_page(self) -> Iterator[PagePair]:
        """The pages, one by one, without what was made of them before: an edition may be larger than memory."""
        return (replace(page) for page in self.pages.values())

    @property
    def subject(self) -> Subject:
        """The edition."""
        return Subject()


@dataclass(frozen=True)
class Ignore:
    """A comment that silences checks: `diglot: ignore DG302 reason`."""

    codes: tuple[str, ...]
    reason: str
    place: FilePlace
    page: str
    language: str = ""
    """Empty in a source page: it holds for every language."""
    unit: str = ""
    """The unit it stands before; empty for the page."""
    unused: tuple[str, ...] = field(default=())
    """Those of its codes that silenced nothing, though their checks ran; known after all other checks."""
    unknown: tuple[str, ...] = field(default=())
    """Those that are no check's."""
    may_not: tuple[str, ...] = field(default=())
    """Those that a comment may not silence."""

    @property
    def subject(self) -> Subject:
        """What it silences."""
        return Subject(self.page, self.language)
