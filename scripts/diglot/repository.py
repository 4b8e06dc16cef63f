"""The edition on disk: the only place that reads and writes its files.

Writing is all or nothing as far as a file system allows: new bytes go to a temporary file in the same folder, reach
the disk, and replace the old file in one step, so a killed run leaves whole files, and the next run finds the same
plan again (the order of the files is the plan's, see `sync/writes.py`).
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path

from diglot.dialect import Dialect, parse_dialect
from diglot.edition import Edition, Translation
from diglot.edition_files import SITE, Layout, page_of_catalog
from diglot.errors import InputError
from diglot.interface_catalogs import bring_catalogs
from diglot.listing import list_files
from diglot.mkdocs_yaml import parse_mkdocs_yaml
from diglot.safety import Allowances, LinkPair, Waiver
from diglot.safety.sizes import most_bytes
from diglot.settings import Settings, read_settings
from diglot.site.checks.vs144_unknown_file import PASSIVE
from diglot.site_titles import SiteTitles, find_titles

STATE = ".diglot"
"""The folder for what may be lost at any time: the lock against a second run, and the memory of what agrees."""
_TEMPORARY = ".diglot-new"
_MANY = 64
"""Files above which one `sync` of the whole file system is cheaper than an `fsync` for each."""


class Repository:
    """An edition's folder; `site` is the file of MkDocs. Raises InputError when `diglot.toml` is missing or wrong."""

    def __init__(self, root: Path, site: str = SITE) -> None:
        self.root = root
        self.site = site
        self.settings: Settings = read_settings(root)
        self.layout = Layout(self.settings.source, self.settings.docs, self.settings.locales)
        self._seen: dict[str, bytes | None] = {}

    @staticmethod
    def create(root: Path, files: Mapping[str, bytes]) -> None:
        """Write the first files of an edition. Raises FileExistsError for one that is there."""
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            with open(root / path, "xb") as file:
                file.write(data)

    def read_edition(self) -> Edition:
        """Read everything a sync looks at. A file that is no text is reported in the edition, not raised.

        From then on, the interface uses the edition's own catalogs.
        """
        self._seen = {}
        settings, layout, unreadable = self.settings, self.layout, list[InputError]()
        pages = self._read_pages(f"{layout.docs}/{layout.source}", unreadable)
        templates = _by_page(self._read_catalogs(f"{layout.locales}/templates", ".pot", unreadable))
        translations = {}
        for language in settings.targets:
            lock = self._read(layout.lock(language), unreadable)
            translations[language] = Translation(
                _by_page(self._read_catalogs(f"{layout.locales}/{language}/LC_MESSAGES", ".po", unreadable)),
                self._read_pages(f"{layout.docs}/{language}", unreadable),
                self._decode(layout.lock(language), lock or b"", unreadable) or "",
            )
        terms = self._read(layout.termbase, unreadable)
        titles = self._read_titles(unreadable)
        interface = self._read_catalogs(layout.interface, ".po", unreadable)
        unreadable += bring_catalogs(interface, layout.interface)
        return Edition(
            layout,
            settings.project,
            settings.fields,
            settings.behind,
            pages,
            templates,
            translations,
            self._decode(layout.termbase, terms or b"", unreadable) or "",
            tuple(unreadable),
            tuple(list_files(self.root, self.layout, self.settings.targets)),
            self.rules(),
            interface,
            titles,
            self._fingerprint(),
        )

    def rules(self) -> Allowances:
        """By what translations are judged: the Markdown of `mkdocs.yml`, and what `diglot.toml` allows. Raises
        InputError if `mkdocs.yml` inherits from a file that is not there."""
        text = self._read_setting(self.site)
        dialect = Dialect() if text is None else parse_dialect(text, self.site, self._read_setting)
        allowed = self.settings.allow
        pairs = tuple(each for each in allowed if isinstance(each, LinkPair))
        waivers = tuple(each for each in allowed if isinstance(each, Waiver))
        return Allowances(self.settings.source, dialect, pairs, waivers)

    def _read_titles(self, unreadable: list[InputError]) -> SiteTitles:
        text = self._read_setting(self.site)
        if text is None:
            return SiteTitles()
        try:
            return find_titles(parse_mkdocs_yaml(text, self.site, self._read_setting))
        except InputError as error:
            unreadable.append(error)
            return SiteTitles()

    def read_settings_file(self, path: str) -> str:
        """A file of settings, to be changed. Raises InputError if it is missing, a link, or no text."""
        problems: list[InputError] = []
        data = self._read(path, problems)
        text = None if data is None else self._decode(path, data, problems)
        if text is None:
            raise next(iter(problems), InputError("there is no such file", "Make it as the README shows.", path))
        return text

    def _read_setting(self, path: str) -> str | None:
        try:
            return (self.root / path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def watched(self) -> Iterator[Path]:
        """What a site server must watch besides the pages it already does."""
        yield self.root / "diglot.toml"
        yield self.root / self.settings.locales

    # Reading

    def _read_pages(self, folder: str, unreadable: list[InputError]) -> dict[str, str]:
        texts = {}
        for path in self._files(folder, ".md"):
            data = self._read(path, unreadable)
            if data is not None and (text := self._decode(path, data, unreadable)) is not None:
                texts[path.removeprefix(f"{folder}/")] = text
        return texts

    def _read_catalogs(self, folder: str, suffix: str, unreadable: list[InputError]) -> dict[str, bytes]:
        found = {}
        for path in self._files(folder, suffix):
            data = self._read(path, unreadable)
            if data is not None:
                found[path.removeprefix(f"{folder}/").removesuffix(suffix)] = data
        return found

    def _files(self, folder: str, suffix: str) -> Iterator[str]:
        for parent, folders, names in os.walk(self.root / folder):
            folders.sort()
            here = Path(parent).relative_to(self.root).as_posix()
            yield from (f"{here}/{name}" for name in sorted(names) if name.endswith(suffix))

    def _read(self, path: str, unreadable: list[InputError]) -> bytes | None:
        place = self.root / path
        if place.is_symlink() or self._is_below_link(place):
            fact = "the file is a symbolic link, which may lead out of the edition"
            unreadable.append(InputError(fact, "Put the file itself here.", path))
            return None
        try:
            most = most_bytes(path)
            if place.stat().st_size > most and not path.startswith(f"{self.layout.docs}/{self.layout.source}/"):
                fact = f"the file has more than {most:,} bytes"
                unreadable.append(InputError(fact, "Divide the page, or restore the file from version control.", path))
                return None
            data = place.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            unreadable.append(InputError(f"the file cannot be read: {error.strerror}", "Check its permissions.", path))
            return None
        self._seen[path] = data
        return data

    def _is_below_link(self, place: Path) -> bool:
        """Whether one of the folders of a translation is a link: the walk follows none below it."""
        folders = [f"{self.layout.docs}/{language}" for language in self.settings.targets]
        folders += [f"{self.layout.locales}/{language}" for language in self.settings.targets]
        folders.append(self.layout.interface)
        return any((self.root / each).is_symlink() and place.is_relative_to(self.root / each) for each in folders)

    @staticmethod
    def _decode(path: str, data: bytes, unreadable: list[InputError]) -> str | None:
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            unreadable.append(InputError("the file is not UTF-8", "Save it as UTF-8.", path, line))
            return None

    def _fingerprint(self) -> str:
        """Stands for the settings and for the program: either may change what agreement means."""
        digest = hashlib.blake2b(repr(self.settings).encode(), digest_size=12)
        for path in sorted(Path(__file__).parent.rglob("*.py")):
            about = path.stat()
            digest.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    # Writing

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep a second run out while this one reads, plans and writes. The system frees a killed run's lock."""
        from filelock import FileLock, Timeout  # late: `--help` and `--check` need no lock

        (self.root / STATE).mkdir(exist_ok=True)
        try:
            with FileLock(self.root / STATE / "running", timeout=0):
                yield
        except Timeout:
            raise InputError(
                "another `diglot sync` is running in this edition", "Wait for it to end, then run this again."
            ) from None

    def write(self, writes: Sequence[tuple[str, bytes | None]]) -> None:
        """Write files in their order; None removes one. Call it inside `exclusive`.

        Raises InputError, before writing anything, if a file changed since it was read, or is a link; OSError when
        the disk refuses, with whole files left behind.
        """
        for path, _ in writes:
            self._refuse_changed(path)
        for _, group in groupby(writes, key=lambda write: (Path(write[0]).suffix, write[1] is None)):
            self._write_group(list(group))

    def _refuse_changed(self, path: str) -> None:
        place = self.root / path
        if place.is_symlink():
            raise InputError("the file is a symbolic link", "Put the file itself here.", path)
        now = place.read_bytes() if place.exists() else None
        if now != self._seen.get(path):
            raise InputError(
                "the file changed while the sync was looking at it", "Nothing was written. Run it again.", path
            )

    def _write_group(self, writes: list[tuple[str, bytes | None]]) -> None:
        """Write files of one kind: all of them reach the disk before the first replaces anything."""
        many = len(writes) > _MANY and hasattr(os, "sync")
        temporary: list[tuple[Path, Path]] = []
        try:
            for path, data in writes:
                if data is not None:
                    temporary.append((self._write_temporary(self.root / path, data, not many), self.root / path))
            if many:
                os.sync()
            for new, place in temporary:
                os.replace(new, place)
        except BaseException:
            for new, _ in temporary:
                new.unlink(missing_ok=True)
            raise
        for path, data in writes:
            if data is None:
                (self.root / path).unlink(missing_ok=True)
            self._seen[path] = data
        if many:
            os.sync()
        else:
            _flush_folders({(self.root / path).parent for path, _ in writes})
        for path, data in writes:
            if data is None:
                self._remove_empty((self.root / path).parent)

    def _write_temporary(self, place: Path, data: bytes, flush: bool) -> Path:
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.with_name(place.name + _TEMPORARY)
        try:
            with open(new, "wb") as file:
                if place.exists():
                    os.chmod(new, stat.S_IMODE(place.stat().st_mode))
                file.write(data)
                if flush:
                    file.flush()
                    os.fsync(file.fileno())
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        return new

    def _remove_empty(self, folder: Path) -> None:
        with suppress(OSError):  # not empty: somebody's
            while folder != self.root:
                folder.rmdir()
                folder = folder.parent

    def clear_temporary(self) -> None:
        """Remove what a killed run left behind. Call it inside `exclusive`."""
        for folder in (self.settings.docs, self.settings.locales):
            for path in list(self._files(folder, _TEMPORARY)):
                (self.root / path).unlink(missing_ok=True)

    # Remembering

    def read_settled(self) -> frozenset[str]:
        """The digests of pages found in agreement by an earlier run; empty when there is no memory."""
        try:
            return frozenset((self.root / STATE / "settled").read_text("ascii").split())
        except (OSError, ValueError):
            return frozenset()

    def write_settled(self, digests: Iterable[str]) -> None:
        """Remember digests for the next run. Losing them costs time, nothing else."""
        with suppress(OSError):
            place = self.root / STATE / "settled"
            new = self._write_temporary(place, "\n".join(sorted(digests)).encode("ascii"), flush=False)
            os.replace(new, place)

    # The ledger of addresses

    def read_ledger(self) -> str:
        """The text of the ledger; empty when there is none."""
        try:
            return (self.root / self.layout.ledger).read_text("utf-8")
        except FileNotFoundError:
            return ""

    def write_ledger(self, text: str) -> None:
        """Write the ledger in one step. Call it inside `exclusive`."""
        place = self.root / self.layout.ledger
        os.replace(self._write_temporary(place, text.encode(), flush=True), place)


def _by_page(catalogs: Mapping[str, bytes]) -> dict[str, bytes]:
    return {page_of_catalog(name): data for name, data in catalogs.items()}


def read_side(path: Path) -> bytes:
    """One side of a merge, from the file that Git made of it."""
    return path.read_bytes()


def write_side(path: Path, data: bytes) -> None:
    """The outcome of a merge, into the file that Git takes it from."""
    path.write_bytes(data)


def read_site(folder: Path) -> dict[str, bytes | None]:
    """The files of a built site, by path: with their bytes, or None for pictures and others that are only looked for.

    Raises InputError when there is no site in `folder`.
    """
    return {
        path: place.read_bytes() if path.endswith(".html") or place.suffix.lower() not in PASSIVE else None
        for path, place in _files_of_a_site(folder)
    }


def read_whole_site(folder: Path) -> dict[str, bytes]:
    """The files of a built site with their bytes, by path. Raises InputError when there is no site in `folder`."""
    return {path: place.read_bytes() for path, place in _files_of_a_site(folder)}


def _files_of_a_site(folder: Path) -> list[tuple[str, Path]]:
    places = [Path(parent, name) for parent, _, names in os.walk(folder) for name in names]
    found = sorted((place.relative_to(folder).as_posix(), place) for place in places if place.is_file())
    if not any(path.endswith(".html") for path, _ in found):
        raise InputError("there is no built site", "Build it first: diglot build --strict.", str(folder))
    return found


def _flush_folders(folders: set[Path]) -> None:
    """Make renames durable. Windows cannot open a folder, and does not need to."""
    if os.name == "nt":
        return
    for folder in sorted(folders):
        with suppress(FileNotFoundError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
