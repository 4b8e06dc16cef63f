"""The figures of a report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from diglot.catalog import parse_catalog
from diglot.errors import InputError
from diglot.pairs import State, state_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """The units of one page in one language, or of several, by state."""

    page: str
    language: str
    units: int
    current: int
    behind: int
    untranslated: int
    reviewed: int = 0

    @property
    def share(self) -> float:
        """The share of the units that are current, in percent; 100 if there are none."""
        return 100 * self.current / self.units if self.units else 100.0


@dataclass(frozen=True, slots=True)
class Moment:
    """The share of the units of each language that were current after a commit, in percent."""

    when: datetime
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Share:
    """How many current translations of a language are by one person; "" if nobody is known to have written them."""

    name: str
    language: str
    units: int


def share_current(coverages: Iterable[Coverage]) -> float:
    """The share of the units of several pages that are current, in percent; 100 if there are none."""
    found = list(coverages)
    units = sum(coverage.units for coverage in found)
    return 100 * sum(coverage.current for coverage in found) / units if units else 100.0


def count_catalogs(catalogs: Iterable[bytes]) -> float | None:
    """The share of the entries of catalogs that are current, in percent. None if there are no entries; a catalog that
    cannot be read is passed over."""
    total = current = 0
    for data in catalogs:
        try:
            entries = parse_catalog(data, "").entries
        except InputError:
            continue
        states = [state_of(entry) for entry in entries if not entry.obsolete]
        total += len(states)
        current += states.count(State.CURRENT)
    return 100 * current / total if total else None
