"""One page in one language: from its units and their merged translations to the catalog, the target page and the lock.

A unit without a word in it, such as a figure or a code span, needs no translator: its translation is its source, and
follows it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from diglot.catalog import Catalog, Entry, new_catalog, render_catalog
from diglot.errors import InputError, StructureError
from diglot.keys import content_hash
from diglot.memory import keep_offers
from diglot.pages import join_units
from diglot.pairs import Pair, PairRow, State, shown, state_of
from diglot.sync.between_units import between_hash
from diglot.sync.lock import BETWEEN, Agreed, render_section
from diglot.sync.merge import begin, follow_source, retire
from diglot.sync.reconcile import MergePolicy, PageFiles, Reconciled
from diglot.sync.source import Origin, SourcePage
from diglot.sync.term_hints import GLOSS

Offers = Callable[[str, str, str], Sequence[str]]
"""Gives the matches in the memory of a language for a source text, as comments. The last argument is the place of the
text, `essay.md#p2v5r3`."""


@dataclass
class TargetPage:
    """A page in one language as it will be. Its files are made if somebody asks for them."""

    pair: Pair
    merged: Catalog
    """The catalog, with all its entries."""
    problems: list[InputError] = field(default_factory=list)
    moved: set[tuple[str, str]] = field(default_factory=set)
    """Units that were taken over from another page, as (page, id)."""

    @cached_property
    def catalog(self) -> bytes:
        """The file of the catalog."""
        return render_catalog(self.merged)

    @cached_property
    def section(self) -> str:
        """The section of the lock."""
        between = between_hash(self.pair.source)
        units = {row.id: Agreed(*_hashes(row.source, row.text)) for row in self.pair.rows}
        return render_section({BETWEEN: Agreed(between, between), **units})


def make_target(
    page: SourcePage,
    files: PageFiles,
    reconciled: Mapping[str, Reconciled],
    policy: MergePolicy,
    project: str,
    glosses: Sequence[tuple[str, ...]] | None = (),
    offers: Offers | None = None,
) -> TargetPage:
    """Write `page` in the language of `files`, from the texts of all pages (a unit may come from another one).

    `glosses` tell about the terms in each unit; None if they stay as they are. `offers` tell what the memory has for
    units that are new, or whose source has changed.
    """
    own = reconciled[page.was]
    catalog = own.catalog or new_catalog(files.language, project)
    entries, used, moved = [], set(), set()
    obsolete: dict[str | None, list[Entry]] = {}
    for entry in own.obsolete:
        obsolete.setdefault(entry.id, []).append(entry)
    comments = (
        [(*line, *gloss) for line, gloss in zip(page.extracted, glosses, strict=True)] if glosses else page.extracted
    )
    for unit, text, extracted, origin in zip(
        page.ids, (unit.text for unit in page.document.units), comments, page.origins, strict=True
    ):
        known = own.entries.get(unit) or _take_obsolete(obsolete, unit, text)
        if known is not None:
            used.add(unit)
        elif origin is not None and (known := _fetch(reconciled, origin)) is not None and origin.page != page.was:
            moved.add((origin.page, origin.id))
        if known is None:
            entry = begin(unit, text, extracted, catalog.newline)
        else:
            glossed = [line for line in known.extracted if line.startswith(GLOSS)] if glosses is None else ()
            entry = follow_source(known, text, (*extracted, *glossed, *keep_offers(known, text)), unit)
        if offers is not None and (known is None or known.source != text) and state_of(entry) is not State.CURRENT:
            entry = entry.edit(extracted=(*entry.extracted, *offers(files.language, text, f"{page.page}#{unit}")))
        entries.append(entry)
    left = {id(entry) for entries_of_id in obsolete.values() for entry in entries_of_id}
    kept = _retired(
        [entry for entry in own.obsolete if id(entry) in left],
        [entry for unit, entry in own.entries.items() if unit not in used],
        files.agreed,
    )
    pair, problems = _join(page, files, entries, own, policy)
    return TargetPage(pair, catalog.replace((*entries, *kept)), problems, moved)


def retire_page(result: Reconciled, files: PageFiles, project: str) -> bytes | None:
    """The catalog of a page whose source is gone: everything obsolete. None when nothing is worth keeping."""
    agreed = files.agreed
    kept = _retired(result.obsolete, result.entries.values(), agreed)
    worth_it = any(entry.target or entry.comments for entry in kept)
    catalog = result.catalog or new_catalog(files.language, project)
    return render_catalog(catalog.replace(kept)) if worth_it else None


def _retired(obsolete: Iterable[Entry], left: Iterable[Entry], agreed: Mapping[str, Agreed]) -> list[Entry]:
    """The obsolete entries and those that join them."""
    joining = (retire(entry, agreed.get(entry.id or "")) for entry in (*obsolete, *left))
    return [entry for entry in joining if entry is not None]


def _take_obsolete(obsolete: Mapping[str | None, list[Entry]], unit: str, text: str) -> Entry | None:
    """Take the entry of a unit that was obsolete out of those of its id: the newest one, or that of its text."""
    found = obsolete.get(unit)
    if not found:
        return None
    entry = next((entry for entry in reversed(found) if entry.source == text), found[-1])
    if entry.source != text and not entry.target:
        return None
    del found[next(i for i, other in enumerate(found) if other is entry)]
    return entry


def _fetch(reconciled: Mapping[str, Reconciled], origin: Origin) -> Entry | None:
    there = reconciled[origin.page]
    entry = there.entries.get(origin.id)
    return entry or next((entry for entry in reversed(there.obsolete) if entry.id == origin.id), None)


def _join(
    page: SourcePage, files: PageFiles, entries: list[Entry], own: Reconciled, policy: MergePolicy
) -> tuple[Pair, list[InputError]]:
    """Put the page together. A text that would break its structure is reported, and its unit shows the source."""
    outcome = [shown(entry, policy.source, policy.behind) for entry in entries]
    texts: list[str | None] = [None if is_source else text for text, is_source in outcome]
    problems: list[InputError] = []
    while True:
        try:
            joined = join_units(page.document, texts)
            break
        except StructureError as error:
            unit = page.ids[error.index]
            line = own.lines.get(unit, 0)
            place = (files.catalog_path, line) if line else (files.page_path, error.line)
            problems.append(InputError(error.fact, error.cure, *place))
            texts[error.index] = None
    rows = tuple(
        PairRow(
            unit,
            source.text,
            source.text if text is None else page.document.fold(source, text),
            state_of(entry),
            text is None,
            entry.comments,
        )
        for unit, source, text, entry in zip(page.ids, page.document.units, texts, entries, strict=True)
    )
    return Pair(page.page, files.language, page.document, joined, rows), problems


def _hashes(source: str, text: str) -> tuple[str, str]:
    own = content_hash(source)
    return own, own if text == source else content_hash(text)
