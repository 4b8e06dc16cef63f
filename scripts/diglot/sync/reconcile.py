"""One page in one language as it is on disk: its catalog and its target page, merged unit by unit.

A text that would change the structure of its page (a blank line, a list marker at its start, a bare | in a cell) is
refused, with the line of its entry. The built site shows the source there.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from diglot.catalog import Catalog, Entry, new_entry
from diglot.errors import InputError
from diglot.keys import content_hash
from diglot.message import Message
from diglot.pages import Document, Grammar, fold, shape, split_units
from diglot.spans import line_number
from diglot.sync.align import align
from diglot.sync.between_units import (
    between_hash,
    find_differences,
    with_names_of,
    without_new_titles,
    without_own_titles,
)
from diglot.sync.doubt import find_doubtful
from diglot.sync.lock import Agreed
from diglot.sync.loss_limit import is_loss
from diglot.sync.merge import FUZZY, accept, begin, decide, revive, settle, shown_text
from diglot.sync.outcome import Change, Conflict, Take
from diglot.sync.source import SourcePage
from diglot.sync.unsettled import find_unsettled


@dataclass(frozen=True, slots=True)
class MergePolicy:
    """The choices of the user and of the settings."""

    source: str
    """The source language."""
    behind: str
    fields: tuple[str, ...]
    take: Take | None
    grammar: Grammar
    """What is read as Markdown."""


@dataclass(frozen=True, slots=True)
class PageFiles:
    """One page in one language: its files, with their paths, and its section of the lock."""

    language: str
    catalog: Catalog | None
    catalog_path: str
    page: str | None
    page_path: str
    agreed: Mapping[str, Agreed]
    between: str
    """The hash of what was between the units of the page; empty if it is not known."""
    elsewhere: Callable[[str], bool]
    """Whether a text is the translation of a unit of another page."""


@dataclass(slots=True)
class Reconciled:
    """The result of merging them. `entries` are by unit id, with the sources they had."""

    catalog: Catalog | None = None
    entries: dict[str, Entry] = field(default_factory=dict)
    obsolete: list[Entry] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[InputError] = field(default_factory=list)
    lost: list[Message] = field(default_factory=list)
    """The translations that would be lost by what looks like damage: the unit or line of each."""


def reconcile_page(
    page: SourcePage | None, name: str, sources: Mapping[str, str], files: PageFiles, policy: MergePolicy
) -> Reconciled:
    """Merge a page's catalog and translation as they were before any change of its source.

    `page` is None when the source page is gone; `sources` maps the ids of the last sync to their source texts.
    """
    result = _sort_entries(files.catalog)
    if files.page is None:
        return result
    if problem := find_unsettled(files.page, files.page_path):
        result.problems.append(problem)
        return result
    document, ids = (page.document, page.ids) if page else (None, ())
    target = split_units(files.page, policy.fields, policy.grammar)
    is_first = _is_first_contact(result, files)
    if document and is_first:
        target = with_names_of(document, without_own_titles(document, target))
    elif files.agreed:
        target = without_new_titles(document, target, [agreed.text for agreed in files.agreed.values()])
    _undo_retirement(result, {*files.agreed, *sources})
    shown = {
        unit: shown_text(entry, policy.source, policy.behind, policy.grammar.breaks)
        for unit, entry in result.entries.items()
    }
    alignment = align(target, files.agreed, document, ids, shown, files.page_path, list(sources))
    is_anew = bool(alignment.problems) and policy.take == "catalog"
    if alignment.problems and not is_anew:
        result.problems += alignment.problems
        return result
    now = dict(zip(ids, (unit.text for unit in document.units), strict=True)) if document else {}
    merge = _PageMerge(result, name, target, files, policy)
    if is_anew:
        merge.take_catalog(alignment.places, {**sources, **now})
    if document and (is_first or files.between not in ("", between_hash(target))):
        merge.compare_between(document, is_anew or policy.take == "source")
    if is_anew:
        return result
    for unit, place in alignment.places.items():
        if unit in sources and now.get(unit, sources[unit]) != sources[unit] and target.units[place].text == now[unit]:
            continue  # the page shows what its source has become: a killed sync wrote it, nobody translated it
        merge.merge_unit(unit, place, sources.get(unit, now.get(unit, "")), shown.get(unit))
    if document and is_first and shape(document) == shape(target):
        merge.mark_doubtful(document, ids)
    return result


def _sort_entries(catalog: Catalog | None) -> Reconciled:
    """The entries of a catalog: those in use by unit, and the obsolete ones."""
    result = Reconciled(catalog)
    for entry in catalog.entries if catalog else ():
        if entry.id is not None:
            result.lines[entry.id] = entry.line
        if entry.obsolete or entry.id is None:
            result.obsolete.append(entry)
        else:
            result.entries[entry.id] = entry
    return result


def _is_first_contact(result: Reconciled, files: PageFiles) -> bool:
    """Whether the page was written by somebody before any sync."""
    known = files.agreed or files.between or any(entry.target for entry in result.entries.values())
    return not known and bool(files.page and files.page.strip())


@dataclass(frozen=True, slots=True)
class _PageMerge:
    """The steps that merge one page. Their results are added to `result`."""

    result: Reconciled
    name: str
    target: Document
    """The target page as it is on disk."""
    files: PageFiles
    policy: MergePolicy

    def compare_between(self, source: Document, is_allowed: bool) -> None:
        """Compare what is between the units of the page and of its source. Each difference is a problem; if it may be
        overwritten, its text is kept as an obsolete entry."""
        known = _texts(self.result)
        for difference in find_differences(source, self.target):
            if not difference.here:
                action = Message(
                    "the page gets what only the source has, in line {}: {}", difference.number, difference.there[:60]
                )
                self._note("", action)
            elif not is_allowed:
                self.result.problems.append(difference.problem(self.files.page_path))
            elif any(map(str.isalpha, difference.here)):
                self._keep(known, difference.here, difference.number, "stood between the units")

    def mark_doubtful(self, source: Document, ids: Sequence[str]) -> None:
        """Mark the units whose translation may be that of another one."""
        for place in sorted(find_doubtful(source, self.target)):
            unit = ids[place]
            entry = self.result.entries.get(unit)
            if entry and entry.target and not entry.fuzzy:
                self.result.entries[unit] = _doubt(entry)
                line = self._line(place)
                self._note(
                    unit, Message("may not belong to line {} of the page: marked as behind (fuzzy), look at both", line)
                )

    def take_catalog(self, places: Mapping[str, int], sources: Mapping[str, str]) -> None:
        """Keep the texts that only the page has, before it is written anew from its catalog.

        Where a unit of it can be told and the catalog has no translation, the text is adopted; any other text becomes
        an obsolete entry. Passed over are texts of the source, and those that the catalog once had and has replaced.
        """
        result, files = self.result, self.files
        seen = {*sources.values()} | {entry.source for entry in result.entries.values()}
        had = {entry.id for entry in (*result.entries.values(), *result.obsolete)}
        replaced = {agreed.text for unit, agreed in files.agreed.items() if unit in had}
        left = {
            place: unit.text
            for place, unit in enumerate(self.target.units)
            if unit.text not in seen and any(map(str.isalpha, unit.text)) and content_hash(unit.text) not in replaced
        }
        for unit, place in places.items():
            entry = result.entries.get(unit)
            if place in left and unit in sources and not (entry and entry.target):
                adopted = accept(entry or begin(unit, sources[unit], (), _newline(result)), left[place])
                result.entries[unit] = adopted if files.agreed else _doubt(adopted)
                self._note(unit, Message("the page's text goes into the catalog"))
        known = _texts(result)
        for place, text in left.items():
            line = self._line(place)
            if self._keep(known, text, line, "had no place in the page"):
                result.lost.append(Message("line {}", line))

    def merge_unit(self, unit: str, place: int, source: str, catalog_text: str | None) -> None:
        """Merge the text of a unit in the catalog, `catalog_text`, and that in its place on the page."""
        entry, agreed = self.result.entries.get(unit), self.files.agreed.get(unit)
        markdown = self.target.units[place].text
        if entry is None and agreed is not None and content_hash(markdown) == agreed.source:
            return  # nobody translated it, and its entry is gone
        is_text_of_entry = entry is not None and markdown == fold(entry.target, self.policy.grammar.breaks)
        if entry and agreed and is_text_of_entry and content_hash(entry.source) != agreed.source:
            return  # a killed sync took it from the page and followed the source: nobody edited the catalog
        if entry and markdown != source:
            source = entry.source  # already that of the new page, where a killed sync got no further
        newer = decide(catalog_text, markdown, agreed, source)
        winner = settle(newer, self.policy.take)
        if newer == "conflict":
            catalog_place = f"{self.files.catalog_path}:{entry.line if entry else 0}"
            page_place = f"{self.files.page_path}:{self._line(place)}"
            if winner == "conflict":
                texts = (catalog_place, catalog_text or "", page_place, markdown)
                self.result.conflicts.append(Conflict(self.name, self.files.language, unit, source, *texts))
            elif winner == "catalog":
                self._keep_other(unit, markdown, page_place)
            else:
                self._keep_other(unit, entry.target if entry else "", catalog_place)
        if winner == "markdown":
            before = entry.target if entry else ""
            self.result.entries[unit] = accept(entry or begin(unit, source, (), _newline(self.result)), markdown)
            self._note(unit, Message("the page's text goes into the catalog"))
            if before and is_loss(before, markdown, source, self.files.elsewhere):
                self.result.lost.append(Message("unit {}", unit))
        elif winner == "catalog" and agreed is not None and catalog_text is not None:
            self._note(unit, Message("the catalog's text goes into the page"))
            is_translated = agreed.text != agreed.source and markdown != source
            if is_translated and is_loss(markdown, catalog_text, source, self.files.elsewhere):
                self.result.lost.append(Message("unit {}", unit))

    def _keep(self, known: set[str], text: str, line: int, why: str) -> bool:
        """Keep a text of the page as an obsolete entry. False if the catalog has it already: it is in `known`."""
        if text in known:
            return False
        known.add(text)
        comment = f"{self.files.page_path}, line {line}: this text {why}, and was written over."
        kept = new_entry(None, text, text, comments=(comment,), newline=_newline(self.result))
        self.result.obsolete.append(kept.edit(obsolete=True))
        self._note("", Message("line {} of the page becomes an obsolete entry", line))
        return True

    def _keep_other(self, unit: str, text: str, place: str) -> None:
        """Keep the text that is not taken in a conflict as an obsolete entry."""
        if text and all(entry.target != text for entry in self.result.obsolete):
            comment = f"{place}: this text was not taken in a conflict."
            kept = new_entry(None, text, text, comments=(comment,), newline=_newline(self.result))
            self.result.obsolete.append(kept.edit(obsolete=True))
            self._note(unit, Message("the text that is not taken becomes an obsolete entry"))

    def _note(self, unit: str, action: Message) -> None:
        """Add a change of a unit, or of the page."""
        self.result.changes.append(Change(self.name, self.files.language, unit, action))

    def _line(self, place: int) -> int:
        """The 1-based line of the page in which a unit begins."""
        return line_number(self.target.text, self.target.units[place].span.start)


def _texts(result: Reconciled) -> set[str]:
    """The translations in the catalog, as they are written and on one line."""
    targets = [entry.target for entry in (*result.entries.values(), *result.obsolete)]
    return {*targets, *map(fold, targets)}


def _doubt(entry: Entry) -> Entry:
    """The entry, marked as fuzzy if it has a translation."""
    return entry if entry.fuzzy or not entry.target else entry.edit(flags=(*entry.flags, FUZZY))


def _undo_retirement(result: Reconciled, last: Collection[str]) -> None:
    """Bring back the entries of units that the `last` sync still had: a killed one retired them, and got no further."""
    newest = {entry.id: entry for entry in result.obsolete if entry.id in last and entry.id not in result.entries}
    for entry in newest.values():
        result.entries[entry.id or ""] = revive(entry)
    result.obsolete = [entry for entry in result.obsolete if newest.get(entry.id) is not entry]


def _newline(result: Reconciled) -> str:
    return result.catalog.newline if result.catalog else "\n"
