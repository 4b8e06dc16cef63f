"""The roles of those who made a page, and the work it was made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from diglot.interface import Interface, interface
from diglot.language import parse_language


class Spelling(NamedTuple):
    """A name or title as it is written in one language, which is a tag."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name or title, by language. The spelling under the empty language is for all languages."""

    spellings: Mapping[str, str]

    def spelled(self, language: str, source: str) -> Spelling:
        """The spelling in `language`, a tag, or else that in the source language, or else the first there is."""
        if not self.spellings:
            words = interface(language)
            return Spelling(words.gettext("the editors"), words.language)
        for tag in (language, source):
            if (text := self._find(tag)) is not None:
                return Spelling(text, tag)
        key, text = next(iter(self.spellings.items()))
        return Spelling(text, key or source)

    def is_for(self, language: str) -> bool:
        """Whether it is given in `language`, or for every language."""
        return "" in self.spellings or self._find(language) is not None

    def _find(self, language: str) -> str | None:
        """As RFC 4647 looks up: `zh-Hans` finds `zh`."""
        return parse_language(language).find({parse_language(key).tag: text for key, text in self.spellings.items()})


EDITORS = Name({})
"""The editors of the edition where they are not named; each language has its own words for them."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date, as exact as it is known: `parts` is 3 for a day, 2 for a month, 1 for a year."""

    first: date
    parts: int = 3

    @property
    def iso(self) -> str:
        """As in ISO 8601: `2026-11-25`, `2026-11` or `2026`."""
        return self.first.isoformat()[: (4, 7, 10)[self.parts - 1]]

    def written(self, words: Interface) -> str:
        """As a language writes it."""
        return words.date(self.first, self.parts)


@dataclass(frozen=True, slots=True)
class Origin:
    """The work a page was made from. `retold`: in other words, so its author wrote no sentence of the page."""

    title: Name
    retold: bool
    authors: tuple[Name, ...] = ()
    """Empty where the source names none."""
    container: Name | None = None
    """What the work appeared in."""
    day: Day | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """The makers of a page. A person whose words are retold is not an author of the page."""

    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    reviewers: tuple[Name, ...] = ()
    day: Day | None = None
    origin: Origin | None = None
    license: str = ""
    """The identifier of the page's licence by SPDX, if it has one of its own."""
    about: str = ""
    """The page of the edition that it comments on, such as `essay.md`."""

    @property
    def writers(self) -> tuple[Name, ...]:
        """The authors of the sentences of the page: its authors, those of the work it translates, or else its
        editors."""
        if self.authors or self.origin is None:
            return self.authors or self.editors
        return (self.editors or (EDITORS,)) if self.origin.retold else self.origin.authors

    @property
    def further_editors(self) -> tuple[Name, ...]:
        """The editors who are named and did not write the page."""
        return tuple(name for name in self.editors if name not in (EDITORS, *self.writers))

    @property
    def own(self) -> "Credit":
        """The credit of what the editors say in their own name, such as a note of theirs."""
        return Credit((), self.editors or (EDITORS,), self.translators, self.reviewers, self.day, license=self.license)

    def translators_of(self, language: str, translated: bool) -> tuple[Name, ...]:
        """Who translated the page in `language`; nobody did if it is neither `translated` nor from such a work.

        A name that is given in some languages is that of the translator of the pages in these.
        """
        if not translated and (self.origin is None or self.origin.retold):
            return ()
        return tuple(name for name in self.translators if name.is_for(language))
