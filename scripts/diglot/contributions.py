"""Find who wrote each translation, from the versions of a catalog in version control."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from diglot.catalog import Catalog, Entry, parse_catalog
from diglot.errors import InputError


class Identity(NamedTuple):
    """A person, as version control knows them."""

    name: str
    mail: str

    def __str__(self) -> str:
        return f"{self.name} <{self.mail}>"

    def is_called(self, named: str) -> bool:
        """Whether a name, an address, or both are theirs. Addresses are compared without regard to case."""
        return named in (self.name, str(self)) or named.lower().strip("<>") == self.mail.lower()


class FileChange(NamedTuple):
    """What a commit did to a catalog: its bytes before, for each parent of the commit, and after; None where it was
    not."""

    path: str
    before: tuple[bytes | None, ...]
    after: bytes | None


class Commit(NamedTuple):
    """The changes of one commit, and by whom. `is_made` is False for what is not committed yet."""

    author: Identity
    files: tuple[FileChange, ...]
    is_made: bool = True


@dataclass(frozen=True, slots=True)
class Contribution:
    """A translation, by whom, and the entry as they left it."""

    author: Identity
    entry: Entry


@dataclass(frozen=True, slots=True)
class History:
    """Who wrote which text of which unit, and who put which record below it."""

    texts: Mapping[tuple[str, str], tuple[Contribution, ...]]
    """By path and unit, oldest first."""
    records: frozenset[tuple[str, str, str, str, str]]
    """Unit, source, translation, the comment, and the mail address of who committed it, in small letters."""

    def of(self, path: str, unit: str | None) -> tuple[Contribution, ...]:
        """The contributions to a unit of a catalog."""
        return self.texts.get((path, unit or ""), ())

    def is_touched(self, path: str, named: str) -> bool:
        """Whether the person `named` wrote a text of the catalog."""
        return any(
            contribution.author.is_called(named)
            for (at, _), texts in self.texts.items()
            if at == path
            for contribution in texts
        )


def trace(commits: Iterable[Commit]) -> History:
    """Follow the units of catalogs through commits, parents first. A text that comes again is its first author's.

    A unit that leaves one catalog for another in one commit, as when a page is renamed, takes its history along. A text
    that a merge commit has and none of its parents is by the author of the merge. If a version is not a valid catalog,
    for example because of a conflict marker, its readable entries are used.
    """
    texts: dict[tuple[str, str], dict[str, Contribution]] = {}
    records: set[tuple[str, str, str, str, str]] = set()
    for commit in commits:
        before = [(file.path, entries) for file in commit.files for entries in map(_read_entries, file.before)]
        for file in commit.files:
            for unit, entry in _read_entries(file.after).items():
                old = [(path, entries[unit]) for path, entries in before if unit in entries]
                here = [old_entry for path, old_entry in old if path == file.path]
                if not here and (file.path, unit) not in texts:
                    earlier = (texts.get((path, unit), {}) for path, _ in old)
                    texts[file.path, unit] = {
                        text: contribution for of_unit in earlier for text, contribution in of_unit.items()
                    }
                    here = [old_entry for _, old_entry in old]
                contributions = texts.setdefault((file.path, unit), {})
                is_new = entry.target and entry.target not in {old_entry.target for old_entry in here}
                if is_new and commit.is_made:
                    contributions.setdefault(entry.target, Contribution(commit.author, entry))
                there = {line for _, old_entry in old for line in old_entry.comments}
                records |= {
                    (unit, entry.source, entry.target, line, commit.author.mail.lower())
                    for line in entry.comments
                    if line not in there
                }
    return History(
        {key: tuple(contributions.values()) for key, contributions in texts.items() if contributions},
        frozenset(records),
    )


def author_of(contributions: Iterable[Contribution], text: str) -> Identity | None:
    """The author of `text`; None if it is not known."""
    return next((contribution.author for contribution in contributions if contribution.entry.target == text), None)


def last_before(contributions: Iterable[Contribution], text: str, named: str) -> Contribution | None:
    """The newest contribution before `text` that is not by the person `named`; None if there is none."""
    found = None
    for contribution in contributions:
        if contribution.entry.target == text:
            return found
        if not contribution.author.is_called(named):
            found = contribution
    return found


_BREAK = re.compile(r"\n(?:[ \t]*\r?\n|[<=>|]{7}[^\n]*\n)+")
_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
_LINE = re.compile(r"#|msgctxt \"|msgid|msgstr|\"")


@lru_cache(2048)
def _read_entries(data: bytes | None) -> Mapping[str, Entry]:
    """The entries of a catalog by unit. If the bytes are not a valid catalog, the entries of its valid parts."""
    if data is None:
        return {}
    try:
        return _by_unit(parse_catalog(data, ""))
    except InputError:
        found: dict[str, Entry] = {}
    for part in _BREAK.split(data.decode("utf-8", "replace")):
        lines = [line for line in part.split("\n") if _LINE.match(line)]
        with suppress(InputError):
            found |= _by_unit(parse_catalog("\n".join([_HEADER, *lines, ""]).encode(), ""))
    return found


def _by_unit(catalog: Catalog) -> dict[str, Entry]:
    return {entry.id: entry for entry in catalog.entries if entry.id is not None and not entry.obsolete}
