"""A cache of texts between builds: each text has a key, a digest of everything it was made from.

The cache is in the cache folder of the user, not in the folder of the edition: a pull request could put a page there
that was never judged. Nothing is taken from a folder or file that belongs to another user, or that others may write.
Each entry begins with a digest of its key and text: one that was cut short, lengthened or changed is made again.
"""

import hashlib
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from diglot.closed_folder import ClosedFolder
from diglot.errors import InputError
from diglot.user_cache import cache_folder

DAYS = 30
"""How long what is kept for an edition stays if no build asks for it."""
_EDITIONS = "editions"
_EDITION = re.compile(r"[0-9a-f]{16}")
"""The name of an edition's folder, among those of all editions. Nothing else is ever removed."""


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """The place of a text: `text` is the one that lies there, if it was made of what `key` stands for."""

    folder: ClosedFolder
    path: str
    key: str
    text: str | None = None

    def keep(self, text: str) -> None:
        """Put a text there. One that cannot be written is not kept."""
        with suppress(InputError):
            keep(self.folder, self.path, self.key, text.encode("utf-8", "surrogatepass"))


class Cache:
    """What is kept for one edition."""

    def __init__(self, root: Path) -> None:
        """`root` is the folder of the edition."""
        self.name = f"{_EDITIONS}/{hashlib.sha256(os.fsencode(root)).hexdigest()[:16]}"
        self.folder = cache_folder()
        self._asked: set[str] = set()
        self._is_empty = True
        with suppress(InputError):
            self._is_empty = not self.folder.entries(self.name)

    def entry(self, name: str, key: str) -> CacheEntry:
        """The place of the text of this name, with the text that was there when the build began."""
        entry = CacheEntry(self.folder, f"{self.name}/{name}", key)
        self._asked.add(entry.path)
        if self._is_empty:
            return entry
        with suppress(UnicodeDecodeError):
            data = find_kept(self.folder, entry.path, key)
            return entry if data is None else replace(entry, text=data.decode("utf-8", "surrogatepass"))
        return entry

    def sweep(self) -> None:
        """Remove the texts that nobody asked for, and what is kept for editions that nobody builds any more."""
        with suppress(InputError):
            for path, kind in list(self.folder.walk(self.name)):
                if kind != "folder" and path not in self._asked:
                    self.folder.remove(path)
            self.folder.touch(self.name)
            oldest = time.time() - DAYS * 24 * 60 * 60
            for path, kind in self.folder.entries(_EDITIONS):
                is_ours = kind == "folder" and _EDITION.fullmatch(path.rpartition("/")[2])
                if is_ours and self.folder.changed(path) < oldest:
                    self.folder.remove_tree(path)


def keep(folder: ClosedFolder, path: str, key: str, data: bytes) -> None:
    """Write an entry. Raises InputError if it cannot be written, or others may write in the folder."""
    if not folder.root.exists():
        folder.make(mode=0o700)
    folder.write(path, seal(key, data))


def find_kept(folder: ClosedFolder, path: str, key: str) -> bytes | None:
    """The data of an entry, None if there is none of this key, or if it is not as it was written."""
    with suppress(InputError):
        return unseal(key, folder.read(path) or b"")
    return None


def seal(key: str, data: bytes) -> bytes:
    """An entry, as it is written: its key, a digest of key and data, and the data."""
    return f"{key} {hashlib.sha256(key.encode() + data).hexdigest()}\n".encode() + data


def unseal(key: str, entry: bytes) -> bytes | None:
    """The inverse of `seal`; None if the entry is of another key, or is not as it was written."""
    data = entry.partition(b"\n")[2]
    return data if entry and seal(key, data) == entry else None


def digest(*values: object) -> str:
    """The same in any process for values that are equal, and different for others."""
    return hashlib.sha256(repr(_told(values)).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def digest_programs(*packages: str) -> str:
    """A digest of the programs that make pages: Diglot by its files, the packages by their versions."""
    versions = {}
    for name in packages:
        with suppress(PackageNotFoundError):
            versions[name] = version(name)
    files = {path: hashlib.sha256(data).digest() for path, data in read_files(Path(__file__).parents[1]).items()}
    return digest(files, versions, sys.version_info[:2])


def read_files(folder: Path) -> dict[str, bytes]:
    """The files in a folder of programs, by path, without compiled ones."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _told(value: Any) -> Any:
    """A value whose `repr` tells all of it, in an order of its own."""
    if isinstance(value, Mapping):
        return "map", sorted((repr(key), _told(each)) for key, each in value.items())
    if isinstance(value, (set, frozenset)):
        return "set", sorted(repr(_told(each)) for each in value)
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return [_told(each) for each in value]
    if callable(value):
        return f"{value.__module__}.{value.__qualname__}"
    return value


def functions_in(value: Any) -> Iterator[Any]:
    """The functions that settings name, at any depth."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from functions_in(item)
    elif callable(value):
        yield value
