"""A cache of texts between builds: each text has a key, a digest of everything it was made from.

The cache is in the cache folder of the user, not in the folder of the edition: a pull request could put a page there
that was never judged.
"""

import hashlib
import os
import re
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

VARIABLE = "DIGLOT_CACHE_DIR"
"""The environment variable that names another folder than the user's cache."""
DAYS = 30
"""How long what is kept for an edition stays if no build asks for it."""
_EDITIONS = "editions"
_EDITION = re.compile(r"[0-9a-f]{16}")
"""The name of an edition's folder, among those of all editions. Nothing else is ever removed."""


def cache_folder() -> Path:
    """The folder of everything that builds keep."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_cache_path("diglot", appauthor=False)


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """The place of a text: `text` is the one that lies there, if it was made of what `key` stands for."""

    place: Path
    key: str
    text: str | None = None

    def keep(self, text: str) -> None:
        """Put a text there. One that cannot be written is not kept."""
        with suppress(OSError):
            new = f"{self.place}.{os.getpid()}"
            data = f"{self.key}\n{text}".encode("utf-8", "surrogatepass")
            try:
                _write(new, data)
            except FileNotFoundError:
                self.place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                _write(new, data)
            os.replace(new, self.place)


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


class Cache:
    """What is kept for one edition."""

    def __init__(self, root: Path) -> None:
        """`root` is the folder of the edition."""
        self.folder = cache_folder() / _EDITIONS / hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
        self._asked: set[Path] = set()

    def entry(self, name: str, key: str) -> CacheEntry:
        """The place of the text of this name."""
        entry = CacheEntry(self.folder / name, key)
        self._asked.add(entry.place)
        with suppress(OSError, UnicodeDecodeError):
            made_of, _, text = entry.place.read_bytes().decode("utf-8").partition("\n")
            return replace(entry, text=text) if made_of == key else entry
        return entry

    def sweep(self) -> None:
        """Remove the texts that nobody asked for, and what is kept for editions that nobody builds any more."""
        with suppress(OSError):
            for place in self.folder.rglob("*"):
                if place.is_file() and place not in self._asked:
                    place.unlink()
            os.utime(self.folder)
            oldest = time.time() - DAYS * 24 * 60 * 60
            for folder in self.folder.parent.iterdir():
                if _EDITION.fullmatch(folder.name) and folder.stat().st_mtime < oldest:
                    shutil.rmtree(folder, ignore_errors=True)


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
    return digest(read_files(Path(__file__).parents[1]), versions, sys.version_info[:2])


def read_files(folder: Path) -> dict[str, bytes]:
    """The files in a folder, by path, without compiled ones."""
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
