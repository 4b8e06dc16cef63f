"""What a termbase is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Standing(StrEnum):
    """How well the pairing of a rendering with its concept is founded. Readers are told."""

    SOURCED = "sourced"
    """The pair stands in the published source that is named."""
    PARTLY = "partly sourced"
    """One of the two names stands in the source; the pairing is the editors'."""
    UNSOURCED = "unsourced"
    """The editors know no source."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rendering that must not be used, and why."""

    name: str
    reason: str


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
    source: str = ""
    """Where the rendering was found, as a citation."""
    standing: Standing = Standing.UNSOURCED
    exact: bool = False
    """Whether only this spelling with these capitals is the name (proper names, abbreviations)."""
    plural: bool = True
    """Whether the inflected forms of the name mean it, too."""
    line: int = 0
    """Where it stands in the file, 1-based."""


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
    line: int = 0


@dataclass(frozen=True, slots=True)
class Termbase:
    """All concepts of an edition, by key, in the order of the file."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    path: str = ""
