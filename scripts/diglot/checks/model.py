"""What a check says of itself, and what it finds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from diglot.spans import Span


class Severity(StrEnum):
    """How much a finding weighs: an error or a warning fails a run, a hint never does."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Place(NamedTuple):
    """A place in a file: path relative to the edition's root, 1-based line and column (0: the whole file, line)."""

    path: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a finding: the characters of the target text of its unit to replace, and by what."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as its users know it."""

    code: str
    """`DG` and three digits, never used again for something else."""
    name: str
    """Readable alias: `term-not-followed`."""
    looks_at: str
    """What one call is given: `unit`, `page` or `edition`."""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Finding:
    """One report of one check at one place. Findings of a unit are placed in both doors."""

    code: str
    message: str
    page: str = ""
    language: str = ""
    unit: str = ""
    """The unit's id; empty where a page or a file is meant."""
    span: Span | None = None
    """The characters of the unit's target text that are meant; None for all of it."""
    places: tuple[Place, ...] = ()
    """The line in the target page and in the catalog, as far as there is one."""
    source: str = ""
    target: str = ""
    fix: Fix | None = None
    severity: Severity = Severity.ERROR
