"""The rule of a check, and the findings that it yields."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from diglot.message import Message
from diglot.rules import Severity
from diglot.spans import Span

LooksAt = Literal["text", "unit", "page", "edition", "ignore"]
"""The kind of subject that one call of a check gets; the types are in `subjects`."""
Side = Literal["source", "target"]


class FilePlace(NamedTuple):
    """A place in a file: path relative to the edition's root, 1-based line and column (0: the whole file, line)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in self if part)


@dataclass(frozen=True, slots=True)
class Fix:
    """The correction of a finding: the characters of the unit's text that are replaced, and the replacement."""

    span: Span
    text: str
    keeps_words: bool = False
    """Whether it changes no word: then it is made in a source text, too, and translations of it stay current."""


class Subject(NamedTuple):
    """What a finding is about: a unit, a page (no unit), or the edition (no page)."""

    page: str = ""
    language: str = ""
    unit: str = ""
    source: str = ""
    target: str = ""
    side: Side = "target"


class Thing(Protocol):
    """Any subject of a check."""

    @property
    def subject(self) -> Subject:
        """What findings in it are about."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """One report of one check. Findings of a unit are placed in catalog and page by the runner."""

    code: str
    message: Message
    subject: Subject
    severity: Severity
    span: Span | None = None
    """The characters of the unit's text (of the subject's side) that are meant; None for all of it."""
    fix: Fix | None = None
    """Only if it is safe: it changes nothing that a reader could want to keep."""
    places: tuple[FilePlace, ...] = ()
    """The first is where to look: the line of the page, then that of the catalog, then that of the source page."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The properties of a check that its users see."""

    code: str
    """`DG` and three digits, never used again for something else."""
    name: str
    """Readable alias, as in the file's name: `term-not-followed`."""
    looks_at: LooksAt
    severity: Severity = Severity.ERROR
    languages: tuple[str, ...] = ()
    """The languages it knows (`zh` for all of Chinese): of a text its own, otherwise the target's; empty for all."""
    signs: frozenset[str] = frozenset()
    """Of a check of texts, characters of which it needs one: without any, it is not run. Empty if it needs none."""
    needs: Literal["", "has_marks", "breaches"] = ""
    """Of a check of units, what a unit must have for it to be run, by the name in `UnitPair`."""
    ignorable: bool = True
    """Whether a comment beside the unit may silence it; otherwise only `diglot.toml` can, which maintainers review."""

    def at(
        self,
        thing: Thing,
        message: Message,
        *,
        span: Span | None = None,
        fix: Fix | None = None,
        place: FilePlace | None = None,
    ) -> Finding:
        """A finding of this check in `thing`; `place` only where no unit or page is meant."""
        places = (place,) if place else ()
        span = fix.span if span is None and fix is not None else span
        return Finding(self.code, message, thing.subject, self.severity, span, fix, places)
