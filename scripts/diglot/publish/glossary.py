"""The glossary: one entry for each concept, with its names, what it is, and every paragraph that mentions it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from diglot.interface import Interface
from diglot.publish.collation import REST, by_letter
from diglot.publish.glossary_passages import GlossaryPassage
from diglot.terms import Naming, Term

Address = Callable[[str, str, str], str]
"""The address of a unit, seen from the glossary: of a page, a language code and the unit's id."""


@dataclass(frozen=True)
class Glossary:
    """The values of the glossary in one language."""

    terms: Mapping[str, Term]
    passages: Mapping[str, Sequence[GlossaryPassage]]
    """By key, in page order."""
    language: str
    tags: Mapping[str, str]
    """The languages of the edition by code, as tags for `lang`, the source first."""
    words: Interface
    titles: Mapping[str, str]
    """Of the pages, in this language."""
    address: Address
    downloads: Mapping[str, str]
    """Addresses of the concordance, by the name of their format."""

    @cached_property
    def letters(self) -> list[tuple[str, list[str]]]:
        """The letters that have entries, with their keys, in order."""
        return list(by_letter({key: self.naming(term) for key, term in self.terms.items()}))

    def naming(self, term: Term) -> Naming:
        """A concept in this language, or at least its key."""
        return term.namings.get(self.language, Naming(term.key))


def letter_id(letter: str) -> str:
    """The id of a letter's heading."""
    return "letter-other" if letter == REST else f"letter-{letter.lower()}"
