"""The memory of an edition in one language, and the index of it that is kept in the user's cache.

Catalogs and files that changed since the index was made are read again. If they have a large part of all units, the
index is made anew.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial

from diglot.edition import Edition
from diglot.errors import InputError
from diglot.exchange import FORMATS, reader_of
from diglot.language import parse_language
from diglot.memory import (
    DamagedIndexError,
    Match,
    Memory,
    MemoryIndex,
    MemoryUnit,
    build_index,
    read_index,
    remember_page,
)
from diglot.repository import Repository
from diglot.user_cache import cache_folder

FOLDER = "memory"
"""The folder of TMX files, below that of the catalogs; and the folder of indexes, in the user's cache."""
LEAST_KEPT = 300
"""The least number of units for which an index is kept. For fewer, making it is faster than reading it."""
_PART = 5
"""The index is made again if one of so many units is in a catalog that has changed."""
Reader = Callable[[], Iterable[MemoryUnit]]


def read_memory(repository: Repository, edition: Edition, language: str) -> Memory:
    """The memory for one language: of the edition, and of its files in TMX."""
    origins = dict(_origins(repository, edition, language))
    path = _path(repository, language)
    kept = _read_kept(path)
    changed = [name for name, (digest, _) in origins.items() if not kept or kept.origins.get(name, ("",))[0] != digest]
    units = {name: list(origins[name][1]()) for name in changed}
    count = sum(map(len, units.values()))
    if kept is not None and count * _PART <= len(kept):
        gone = [name for name in kept.origins if name not in origins]
        return Memory((unit for of_origin in units.values() for unit in of_origin), kept, [*changed, *gone])
    index = build_index(
        {name: (digest, units[name] if name in units else read()) for name, (digest, read) in origins.items()}
    )
    if len(index) >= LEAST_KEPT:
        with suppress(InputError):
            folder = cache_folder()
            folder.make(mode=0o700)
            folder.write(path, index.to_bytes())
    return Memory(kept=index)


class SafeMemory:
    """A memory that is read at its first use, and made anew if the kept index is damaged."""

    def __init__(self, repository: Repository, edition: Edition, language: str) -> None:
        self._given = repository, edition, language
        self._memory: Memory | None = None

    def __len__(self) -> int:
        return len(self._read())

    def find(self, text: str, least: float, most: int = 3, besides: str = "") -> list[Match]:
        """What `Memory.find` finds."""
        try:
            return self._read().find(text, least, most, besides)
        except DamagedIndexError:
            with suppress(InputError):
                cache_folder().remove(_path(self._given[0], self._given[2]))
            self._memory = None
            return self._read().find(text, least, most, besides)

    def _read(self) -> Memory:
        if self._memory is None:
            self._memory = read_memory(*self._given)
        return self._memory


def _path(repository: Repository, language: str) -> str:
    """The file of an index, by the place of the edition."""
    name = hashlib.sha256(os.fsencode(repository.root.absolute())).hexdigest()[:16]
    return f"{FOLDER}/{name}-{language}"


def _read_kept(path: str) -> MemoryIndex | None:
    try:
        return read_index(cache_folder().read(path) or b"")
    except (InputError, DamagedIndexError):
        return None


def _origins(repository: Repository, edition: Edition, language: str) -> Iterator[tuple[str, tuple[str, Reader]]]:
    """The catalogs and files that a memory is made of, with a digest of each and what reads its units."""
    for page, data in sorted(edition.translations[language].catalogs.items()):
        yield page, (_digest(data), partial(remember_page, edition, language, page, data))
    folder = f"{repository.layout.locales}/{FOLDER}"
    for path, kind in sorted(repository.files.walk(folder)):
        if kind == "file" and path.lower().endswith(".tmx"):
            data = repository.files.read(path) or b""
            yield path, (_digest(data), partial(_from_file, repository, language, path, data))


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def _from_file(repository: Repository, language: str, path: str, data: bytes) -> Iterator[MemoryUnit]:
    returned = reader_of(FORMATS["tmx"])(data, path)
    languages = (repository.settings.source, language)
    if tuple(map(_main, languages)) == (_main(returned.source), _main(returned.target)):
        for unit in returned.units:
            if unit.text.source and unit.text.target and not unit.text.is_doubtful:
                yield MemoryUnit(unit.text.source, unit.text.target, f"{path}:{unit.text.line}")


def _main(tag: str) -> str:
    """Language and script of a tag, without the country that many memories name."""
    language = parse_language(tag)
    return f"{language.tag.partition('-')[0]}-{language.script}"
