"""What a termbase is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from diglot.errors import InputError


class Standing(StrEnum):
    """How well the pairing of a name with its rendering is founded: it follows from the sources."""

    SOURCED = "sourced"
    """One published source has both names."""
    PARTLY = "partly sourced"
    """A source has one of the two; the pairing is the editors'."""
    UNSOURCED = "unsourced"
    """Both are the editors' choice."""


class Approval(StrEnum):
    """What the editors say of a name for its concept."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rendering that must not be used, and why."""

    name: str
    reasons: Mapping[str, str]
    """By language code, in the order of the edition; at least one."""

    def reason(self, language: str) -> tuple[str, str]:
        """Why, in `language` if that is given, and the language it is said in; otherwise the first."""
        chosen = language if language in self.reasons else next(iter(self.reasons))
        return self.reasons[chosen], chosen


@dataclass(frozen=True, slots=True)
class Source:
    """A publication in which names of a concept were found."""

    author: str
    title: str
    year: int
    names: tuple[str, ...]
    """The languages whose preferred names stand there, as codes, in the order of the edition; at least one."""
    container: str = ""
    """What it is part of: a journal, a book, a site."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """A concept in one language."""

    name: str
    """The preferred name."""
    admitted: tuple[str, ...] = ()
    """Variants that may be used: long and short forms, other renderings."""
    rejected: tuple[Rejection, ...] = ()
    reading: str = ""
    """Of a Chinese name its pinyin with tones; empty in other languages."""
    definition: str = ""
    """One to three sentences for a general reader, plain text."""
    note: str = ""
    exact: bool | None = None
    """Whether only this spelling with these capitals is the name; None: so it is for names with a capital letter."""
    plural: bool | None = None
    """Whether the inflected forms of the name mean it, too; None: they do, unless the name is exact."""
    line: int = 0
    """Where it stands in the file, 1-based."""
    forms: tuple[str, ...] = ()
    """Inflected forms of the preferred name that texts may have, such as Öfen for Ofen."""

    def is_exact(self, name: str) -> bool:
        """Whether `name` must be spelled with these capitals: abbreviations and proper names, unless said otherwise."""
        return name != name.lower() if self.exact is None else self.exact

    def is_inflected(self, name: str) -> bool:
        """Whether the plural of `name` means the concept, too."""
        return not self.is_exact(name) if self.plural is None else self.plural


@dataclass(frozen=True, slots=True)
class Term:
    """A concept."""

    key: str
    namings: Mapping[str, Naming]
    """By language code."""
    related: tuple[str, ...] = ()
    """Keys of other concepts."""
    link: bool = True
    """Whether mentions become links by themselves; explicit references always do."""
    sources: tuple[Source, ...] = ()
    line: int = 0

    def standing(self, source: str, target: str) -> Standing:
        """How well the rendering in the language `target` of the name in `source` is founded."""
        found = [{source, target} & {*cited.names} for cited in self.sources]
        if {source, target} in found:
            return Standing.SOURCED
        return Standing.PARTLY if any(found) else Standing.UNSOURCED


@dataclass(frozen=True, slots=True)
class Termbase:
    """All concepts of an edition, by key, in the order of the file."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    path: str = ""
    problems: tuple[InputError, ...] = ()
    """What is wrong with the file; a concept that is concerned is in `terms` only as far as it can be used."""
