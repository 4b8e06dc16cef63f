"""Who wrote which translation: from the versions of a catalog, as version control keeps them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from diglot.catalog import Entry, parse_catalog
from diglot.errors import InputError


class Identity(NamedTuple):
    """A person, as version control knows them."""

    name: str
    mail: str

    def __str__(self) -> str:
        return f"{self.name} <{self.mail}>"

    def is_called(self, named: str) -> bool:
        """Whether somebody means them by a name, an address, or both. Capitals of addresses do not matter."""
        return named in (self.name, str(self)) or named.lower().strip("<>") == self.mail.lower()


class Revision(NamedTuple):
    """One change of a catalog: by whom, and its bytes before and after; None where there was no catalog."""

    author: Identity
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Contribution:
    """A translation, by whom, and the entry as they left it."""

    author: Identity
    entry: Entry


def trace(revisions: Iterable[Revision]) -> Mapping[str, tuple[Contribution, ...]]:
    """The contributions to each unit by id, oldest first. A text that comes again is its first author's."""
    found: defaultdict[str, dict[str, Contribution]] = defaultdict(dict)
    for revision in revisions:
        before = _translations(revision.before)
        for unit, entry in _translations(revision.after).items():
            old = before.get(unit)
            if entry.target and (old is None or old.target != entry.target):
                found[unit].setdefault(entry.target, Contribution(revision.author, entry))
    return {unit: tuple(its.values()) for unit, its in found.items()}


def author_of(contributions: Iterable[Contribution], text: str) -> Identity | None:
    """Who wrote `text`; None if nobody is known to have."""
    return next((each.author for each in contributions if each.entry.target == text), None)


def last_before(contributions: Iterable[Contribution], text: str, named: str) -> Contribution | None:
    """The newest contribution before `text` that is not by the person `named`; None if there is none."""
    found = None
    for each in contributions:
        if each.entry.target == text:
            return found
        if not each.author.is_called(named):
            found = each
    return found


def _translations(data: bytes | None) -> dict[str, Entry]:
    if data is None:
        return {}
    try:
        catalog = parse_catalog(data, "")
    except InputError:
        return {}  # a version that nobody could use
    return {entry.id: entry for entry in catalog.entries if entry.id is not None and not entry.obsolete}
