"""The result of a sync: changes, conflicts, and the plan that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from diglot.catalog import Catalog
from diglot.errors import InputError
from diglot.message import Message
from diglot.pairs import Conflict, Pair
from diglot.terms import Termbase

__all__ = ["Change", "Conflict", "Plan", "Take"]

Take = Literal["catalog", "markdown", "source"]
"""Which side a conflict is settled for; the source has what stands between the units."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a sync would do: to a page (`unit` and `language` may be empty), in words."""

    page: str
    language: str
    unit: str
    action: Message


@dataclass(frozen=True, slots=True)
class Plan:
    """The outcome of looking at an edition. Pages with a problem or a conflict are not among the `writes`."""

    writes: tuple[tuple[str, bytes | None], ...]
    """Files in the order they must be written; None removes the file."""
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    problems: tuple[InputError, ...]
    pairs: Mapping[tuple[str, str], Pair]
    """What each target page shows once the plan is carried out, by page and language."""
    settled: frozenset[str]
    """Digests of the pages that agree once the plan is carried out: given them, the next plan passes these over."""
    termbase: Termbase = field(default_factory=Termbase)
    """The edition's terms, also when all pages were passed over."""
    catalogs: Mapping[tuple[str, str], Catalog] = field(default_factory=dict)
    """The catalogs as they are now, by page and language."""
    held: frozenset[tuple[str, str]] = frozenset()
    """The pages of which nothing is written, in which language."""
    left: frozenset[tuple[str, str]] = frozenset()
    """The pages whose files are left as they are, while their catalogs are written."""

    @property
    def clear(self) -> bool:
        """Whether nothing is held back."""
        return not self.conflicts and not self.problems
