"""What a file that came back changes in the catalogs, unit by unit.

A unit is changed if its source is still the one that the file was made from, its codes are there, and its translation
in the catalog has not changed since. Everything else is a problem with place, fact and way out, and the unit stays as
it is; all others are done. No translation is removed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from diglot.catalog import Catalog, Entry, parse_catalog, render_catalog
from diglot.catalog.entry import FUZZY
from diglot.edition import Edition
from diglot.errors import InputError, StructureError
from diglot.exchange.gather import RESERVED
from diglot.exchange.inline_codes import find_lost_code
from diglot.exchange.unit import Returned, ReturnedUnit, base_of_target
from diglot.keys import content_hash
from diglot.language import parse_language
from diglot.message import Message
from diglot.pages import Document, join_units
from diglot.pairs import Pair
from diglot.safety import Judge, JudgedText, judge_of, page_definitions

Side = Literal["file", "catalog"]
"""Which text is used if both changed."""


@dataclass(slots=True)
class TakenBack:
    """What a file changes. `catalogs` are those that change, by page; `problems` the units that stay as they are."""

    language: str
    catalogs: dict[str, bytes] = field(default_factory=dict)
    problems: list[InputError] = field(default_factory=list)
    translated: int = 0
    fuzzy: int = 0
    same: int = 0


def take_back(
    edition: Edition,
    pairs: Mapping[tuple[str, str], Pair],
    returned: Returned,
    language: str = "",
    side: Side | None = None,
) -> TakenBack:
    """Compare a file with the catalogs of an edition whose files agree; `pairs` are its pages.

    `language` is needed if the file does not name one. Raises InputError if the file is in other languages.
    """
    code = find_language(edition, returned, language)
    taken = TakenBack(code, problems=list(returned.problems))
    by_page: dict[str, dict[str, ReturnedUnit]] = {}
    for unit in returned.units:
        if unit.text.id in by_page.setdefault(unit.text.page, {}):
            taken.problems.append(
                _problem(unit, returned, Message("stands here a second time"), Message("Remove one of the two."))
            )
        else:
            by_page[unit.text.page][unit.text.id] = unit
    for page, units in by_page.items():
        data = edition.translations[code].catalogs.get(page)
        pair = pairs.get((page, code))
        if data is None or pair is None:
            fact = (
                Message("has no page in this edition: “{}”", page)
                if page
                else Message("is of no page: the file does not say of which")
            )
            cure = Message("Export again: the page was renamed, or is gone.")
            taken.problems += [_problem(unit, returned, fact, cure) for unit in units.values()]
            continue
        catalog = parse_catalog(data, edition.layout.catalog(page, code))
        _PageTaking(catalog, pair, returned, judge_of(edition.rules), side, taken).take(units)
    return taken


def find_language(edition: Edition, returned: Returned, language: str = "") -> str:
    """The language of the edition that a file is in. Raises InputError if there is none."""
    known = list(edition.translations)
    if returned.source and parse_language(returned.source) != parse_language(edition.layout.source):
        fact = Message("the file is a translation from “{}”", returned.source)
        raise InputError(fact, Message("The pages of this edition are in “{}”.", edition.layout.source), returned.name)
    if language and returned.target and parse_language(language) != parse_language(returned.target):
        fact = Message("the file is in “{}”", returned.target)
        raise InputError(fact, Message("Leave out --language, or say {}.", returned.target), returned.name)
    wanted = language or returned.target or (known[0] if len(known) == 1 else "")
    if not wanted:
        raise InputError(
            Message("the file does not say its language"), Message("Say it: --language {}.", known[0]), returned.name
        )
    found = next((code for code in known if parse_language(code) == parse_language(wanted)), "")
    if not found:
        fact = Message("“{}” is no language that the edition is translated into", wanted)
        raise InputError(fact, Message("There are: {}.", ", ".join(known)), returned.name)
    return found


def _problem(unit: ReturnedUnit, returned: Returned, fact: Message, cure: Message) -> InputError:
    where = returned.name if not unit.place or unit.text.line else f"{returned.name}, {unit.place}"
    return InputError(Message("unit {} {}", unit.text.id or "?", fact), cure, where, unit.text.line)


@dataclass(slots=True)
class _PageTaking:
    """One page. What is right for a unit alone may still be wrong on the page, so pages are put together at last."""

    catalog: Catalog
    pair: Pair
    returned: Returned
    judge: Judge
    side: Side | None
    taken: TakenBack
    refused: set[str] = field(default_factory=set)

    def take(self, units: Mapping[str, ReturnedUnit]) -> None:
        entries = {entry.id: entry for entry in self.catalog.entries if not entry.obsolete}
        places = {row.id: i for i, row in enumerate(self.pair.rows)}
        edited: dict[str, Entry] = {}
        for unit, returned_unit in units.items():
            entry = entries.get(unit)
            if entry is None or unit not in places:
                self.refuse(
                    returned_unit,
                    Message("is not on this page"),
                    Message("Export again: it left the page, or its id was edited."),
                )
            elif (new := self.decide(entry, returned_unit, places[unit])) is not None:
                edited[unit] = new
        self.refuse_broken(edited, units, places)
        for unit, entry in edited.items():
            texts_changed = (entry.target, entry.flags) != (entries[unit].target, entries[unit].flags)
            self.taken.fuzzy += texts_changed and entry.fuzzy
            self.taken.translated += texts_changed and not entry.fuzzy
        self.taken.same += len(units) - len(edited) - len(self.refused - edited.keys())
        if edited:
            changed = [
                edited.get(entry.id or "", entry) if not entry.obsolete else entry for entry in self.catalog.entries
            ]
            self.taken.catalogs[self.pair.page] = render_catalog(self.catalog.replace(changed))

    def refuse(self, returned_unit: ReturnedUnit, fact: Message, cure: Message) -> None:
        self.refused.add(returned_unit.text.id)
        self.taken.problems.append(_problem(returned_unit, self.returned, fact, cure))

    def decide(self, entry: Entry, returned_unit: ReturnedUnit, place: int) -> Entry | None:
        """The entry as the file has it; None if it stays as it is."""
        commented = self.with_comments(entry, returned_unit)
        text, (base_source, _, base_target) = returned_unit.text, returned_unit.base.partition("-")
        now = base_of_target(entry.target, entry.fuzzy)
        given = base_of_target(text.target, text.is_doubtful)
        is_older = base_source == content_hash(text.source)
        is_same = given == now or (given == base_target and self.side != "file")
        if is_same and (text.source == entry.source or is_older):
            return commented
        if text.source != entry.source and not is_older:
            fact = Message("has another source text here than in the edition")
            self.refuse(returned_unit, fact, Message("Export again, and leave the source text as it is."))
            return None
        if not text.target.strip():
            if entry.target and base_target != base_of_target("", False):
                self.refuse(
                    returned_unit, Message("has no translation here"), Message("To remove it, empty it in the catalog.")
                )
            return commented
        is_older = is_older and text.source != entry.source
        if is_older and base_target == base_of_target(entry.target, False):
            now = base_target  # fuzzy by the edit of its source alone
        if self.is_newer(now, base_target, entry):
            if self.side is None:
                fact = Message(
                    "was translated anew in the catalog: “{}”, and here: “{}”", _cut(entry.target), _cut(text.target)
                )
                self.refuse(returned_unit, fact, Message("Choose with --take file or --take catalog."))
            if self.side != "file":
                return commented
        return self.accept(commented or entry, returned_unit, place, is_older) or commented

    @staticmethod
    def is_newer(now: str, base: str, entry: Entry) -> bool:
        """Whether the catalog has another translation than it had when the file was made."""
        return now != base if base else bool(entry.target)

    def accept(self, entry: Entry, returned_unit: ReturnedUnit, place: int, is_older: bool) -> Entry | None:
        """The entry with the translation of a file, if nothing is wrong with it."""
        text, unit = returned_unit.text, self.pair.source.units[place]
        target = self.pair.source.fold(unit, text.target.replace("\r\n", "\n")) if text.target else ""
        source = text.source if is_older else entry.source
        if lost := find_lost_code(source, entry.target, target):
            self.refuse(
                returned_unit, Message("lacks {}, which its source has", lost), Message("Copy it from the source text.")
            )
            return None
        definitions = page_definitions(self.pair.source.text)
        judged = JudgedText(unit.kind, entry.source, target, self.taken.language, definitions)
        if not is_older and (found := self.judge.judge_unit(judged, self.pair.page, returned_unit.text.id)):
            self.refuse(
                returned_unit,
                Message("is not safe: {}", found[0].fact),
                Message("Take codes and links from the source text."),
            )
            return None
        kept = tuple(flag for flag in entry.flags if flag != FUZZY)
        if is_older:
            return entry.edit(target=target, flags=(*kept, FUZZY), previous_source=text.source)
        if text.is_doubtful:
            previous = entry.previous_source if entry.fuzzy else text.previous_source
            return entry.edit(target=target, flags=(*kept, FUZZY), previous_source=previous)
        return entry.edit(target=target, flags=kept, previous_source=None)

    def with_comments(self, entry: Entry, returned_unit: ReturnedUnit) -> Entry | None:
        """The entry with the comments that are new, None if there are none."""
        known = {*entry.comments, *entry.extracted}
        new = [line for line in map(str.strip, returned_unit.text.comments) if line and line not in known]
        if any(RESERVED.match(line) for line in new):
            self.refuse(
                returned_unit,
                Message("has a comment in the form of Diglot's own records"),
                Message("Write it in other words."),
            )
            new = [line for line in new if not RESERVED.match(line)]
        return entry.edit(comments=(*entry.comments, *dict.fromkeys(new))) if new else None

    def refuse_broken(
        self, edited: dict[str, Entry], units: Mapping[str, ReturnedUnit], places: Mapping[str, int]
    ) -> None:
        """Take out of `edited` what would change the structure of the page."""
        texts: list[str | None] = [None if row.shows_source else row.text for row in self.pair.rows]
        for unit, entry in edited.items():
            if entry.target:
                texts[places[unit]] = entry.target
        for index, fact in find_broken(self.pair.source, texts):
            unit = self.pair.rows[index].id
            if edited.pop(unit, None) is not None:
                self.refuse(
                    units[unit],
                    Message("would change the structure of the page: {}", fact),
                    Message("Write it in other words."),
                )


def find_broken(document: Document, texts: list[str | None]) -> Iterator[tuple[int, str]]:
    """The units whose texts would change the structure of their page, by position, and how."""
    texts = [*texts]
    while True:
        try:
            join_units(document, texts)
            return
        except StructureError as error:
            yield error.index, error.fact
            texts[error.index] = None


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
