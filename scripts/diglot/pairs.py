"""A page and its translation, unit by unit: the text that the target page shows, and the state of each unit."""

import re
from dataclasses import dataclass
from enum import StrEnum

from diglot.catalog import Entry
from diglot.meaning_change import turns_meaning
from diglot.pages import Document, split_units


class State(StrEnum):
    """The state of a translation."""

    CURRENT = "current"
    BEHIND = "behind"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True)
class PairRow:
    """One unit in both languages. `text` is what the target page shows, which may be the source."""

    id: str
    source: str
    text: str
    state: State
    shows_source: bool
    comments: tuple[str, ...] = ()
    """What translators say to each other in its catalog entry."""
    withheld: bool = False
    """Whether it shows the source because its translation is not safe."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source page and its target page; row i belongs to unit i of both documents."""

    page: str
    language: str
    source: Document
    text: str
    rows: tuple[PairRow, ...]

    @property
    def target(self) -> Document:
        """The target page, cut."""
        return (
            self.source
            if self.text == self.source.text
            else split_units(self.text, self.source.fields, self.source.grammar)
        )

    def count(self, state: State) -> int:
        """How many units are in `state`."""
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit whose catalog entry and target page both changed since they last agreed, and differ."""

    page: str
    language: str
    unit: str
    source: str
    catalog_place: str
    catalog_text: str
    markdown_place: str
    markdown_text: str


def state_of(entry: Entry) -> State:
    """The state of a catalog entry, by gettext's conventions: `fuzzy` means behind."""
    if not entry.target:
        return State.UNTRANSLATED
    return State.BEHIND if entry.fuzzy else State.CURRENT


_VERBATIM = re.compile(
    r"`+[^`]*`+|\{[*!%{][^{}]*[*!%}]\}|^:::[ \t].*|--8<--.*|<(?![^<>]*\s(?:alt|title)=)[^<>]*+>|\]\([^)\]\s]*+\)|https?://\S+|:[a-z0-9_-]+:|&#?\w+;"
    r"|(?<!\S)[\w./-]*[\w-]\.[a-z0-9]{1,5}(?!\S)"
)


def is_verbatim(text: str) -> bool:
    """Whether nothing in `text` is in any language: only figures, code, addresses, names of files, icons or markup."""
    return not any(map(str.isalpha, _VERBATIM.sub("", text))) if len(text) < 200 else False


def shown(entry: Entry, language: str, behind: str) -> tuple[str, bool]:
    """The text that a page shows for `entry`, and whether that is the source text.

    `language` is the source's; `behind` is the policy of the settings. An untranslated unit shows its source; so does
    one that is behind, if the policy says so or if the edit of its source turned the meaning.
    """
    state = state_of(entry)
    if state is State.UNTRANSLATED:
        return entry.source, True
    if state is State.BEHIND and (
        behind == "source"
        or (entry.previous_source is not None and turns_meaning(entry.previous_source, entry.source, language))
    ):
        return entry.source, True
    return entry.target, False
