"""The edition on disk: which of its files are read and written, and in which order.

Writing is all or nothing as far as a file system allows: new bytes go to a temporary file in the same folder, reach
the disk, and replace the old file in one step, so a killed run leaves whole files, and the next run finds the same
plan again (the order of the files is the plan's, see `sync/writes.py`). `closed_folder.py` opens the files.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import Any

from diglot.closed_folder import TEMPORARY, ClosedFolder, refusal_of
from diglot.dialect import find_delimiters, find_dialect
from diglot.edition import Edition, Translation
from diglot.edition_files import OTHER_PAGES, SITE, Layout, page_of_catalog
from diglot.errors import InputError
from diglot.interface_catalogs import bring_catalogs
from diglot.listing import list_files
from diglot.message import Message
from diglot.mkdocs_yaml import YamlError, parse_mkdocs_yaml
from diglot.safety import Allowances, LinkPair, Waiver
from diglot.safety.sizes import most_bytes
from diglot.settings import Settings, read_settings
from diglot.site.checks.vs144_unknown_file import PASSIVE
from diglot.site.robots import ROBOTS
from diglot.site_titles import find_titles

STATE = ".diglot"
"""The folder for what may be lost at any time: the lock against a second run, and the memory of what agrees."""
_SETTLED = f"{STATE}/settled"
_READ = (".html", "sitemap.xml.gz", ROBOTS)
"""How the names of files end that checks of a site read, besides those that can do something."""
_MANY = 64
"""Files above which one `sync` of the whole file system is cheaper than an `fsync` for each."""


class Repository:
    """An edition's folder; `site` is the file of MkDocs. Raises InputError when `diglot.toml` is missing or wrong."""

    def __init__(self, root: Path, site: str = SITE) -> None:
        self.root = root
        self.files = ClosedFolder(root)
        self.site = site
        self.settings: Settings = read_settings(root)
        self.layout = Layout(self.settings.source, self.settings.docs, self.settings.locales)
        self._seen: dict[str, bytes | None] = {}

    @staticmethod
    def create(root: Path, files: Mapping[str, bytes]) -> None:
        """Write the first files of an edition, into a folder that is made if it is not there."""
        ClosedFolder(root).make()
        ClosedFolder(root).write_all(files)

    def read_edition(self) -> Edition:
        """Read everything a sync looks at. A file that is no text is reported in the edition, not raised.

        Raises InputError if a folder cannot be listed, or the one of the source pages is behind a link: all its pages
        would seem to be gone.

        From then on, the interface uses the edition's own catalogs.
        """
        self._seen = {}
        settings, layout, unreadable = self.settings, self.layout, list[InputError]()
        self.files.place(layout.source_page("").rstrip("/"))
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
        site = self._read_site_file(unreadable)
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
            tuple(list_files(self.files, self.layout, self.settings.targets)),
            self._rules(site),
            interface,
            find_titles(site or {}),
            self._fingerprint(),
        )

    def _read_site_file(self, unreadable: list[InputError]) -> Mapping[str, Any] | None:
        """The values of `mkdocs.yml`; None if there is no such file, or if it is not YAML.

        Raises InputError if it inherits from a file that is not there.
        """
        data = self.files.read(self.site)
        text = None if data is None else self._decode(self.site, data, unreadable)
        try:
            return None if text is None else parse_mkdocs_yaml(text, self.site, self._read_setting)
        except YamlError as error:
            unreadable.append(error)
            return None

    def _rules(self, site: Mapping[str, Any] | None) -> Allowances:
        """By what translations are judged: the Markdown of the `site`, and what `diglot.toml` allows."""
        allowed = self.settings.allow
        pairs = tuple(entry for entry in allowed if isinstance(entry, LinkPair))
        waivers = tuple(entry for entry in allowed if isinstance(entry, Waiver))
        address = site.get("site_url") if site else ""
        return Allowances(
            self.settings.source,
            find_dialect(site, self.site),
            pairs,
            waivers,
            find_delimiters(site),
            address if isinstance(address, str) else "",
        )

    def read_settings_file(self, path: str) -> str:
        """A file of settings, to be changed. Raises InputError if it is missing, a link, or no text."""
        problems: list[InputError] = []
        data = self._read(path, problems)
        text = None if data is None else self._decode(path, data, problems)
        if text is None:
            missing = InputError(Message("there is no such file"), Message("Make an edition with `diglot init`."), path)
            raise next(iter(problems), missing)
        return text

    def _read_setting(self, path: str) -> str | None:
        data = self.files.read(path)
        try:
            return None if data is None else data.decode()
        except UnicodeDecodeError:
            return None

    def has_file(self, path: str) -> bool:
        """Whether the edition has an ordinary file at this path."""
        return self.files.has_file(path)

    def watched(self) -> Iterator[Path]:
        """What a site server must watch besides the pages it already does."""
        yield self.root / "diglot.toml"
        yield self.root / self.settings.locales

    # Reading

    def _read_pages(self, folder: str, unreadable: list[InputError]) -> dict[str, str]:
        texts = {}
        for path in self._files(folder, ".md", unreadable):
            data = self._read(path, unreadable)
            if data is not None and (text := self._decode(path, data, unreadable)) is not None:
                texts[path.removeprefix(f"{folder}/")] = text
        return texts

    def _read_catalogs(self, folder: str, suffix: str, unreadable: list[InputError]) -> dict[str, bytes]:
        found = {}
        for path in self._files(folder, suffix, unreadable):
            data = self._read(path, unreadable)
            if data is not None:
                found[path.removeprefix(f"{folder}/").removesuffix(suffix)] = data
        return found

    def _files(self, folder: str, suffix: str, unreadable: list[InputError]) -> Iterator[str]:
        """The files of a folder whose names end so. What has such a name and is none is unreadable, as is a link in
        place of a folder. Pages whose path has a part such as `.trash` are none: MkDocs passes over them."""
        if self._is_linked(folder, unreadable):
            return
        for path, kind in self.files.walk(folder):
            if suffix == ".md" and "/." in path.removeprefix(folder):
                continue
            if path.endswith(suffix) and kind == "folder":
                cure = Message("Give it a name without “{}”.", suffix)
                unreadable.append(InputError(Message("it is a folder"), cure, path))
            elif path.endswith(suffix):
                yield path
            elif kind == "link":
                self._is_linked(path, unreadable)
            elif suffix == ".md" and path.endswith(OTHER_PAGES):
                fact = Message("MkDocs builds a page of it, which would be in no other language")
                unreadable.append(InputError(fact, Message("Let its name end in “.md”."), path))

    def _is_linked(self, path: str, unreadable: list[InputError]) -> bool:
        try:
            self.files.place(path)
        except InputError as error:
            unreadable.append(error)
            return True
        return False

    def _read(self, path: str, unreadable: list[InputError]) -> bytes | None:
        is_source = path.startswith(f"{self.layout.docs}/{self.layout.source}/")
        try:
            data = self.files.read(path, None if is_source else most_bytes(path))
        except InputError as error:
            unreadable.append(error)
            return None
        if data is not None:
            self._seen[path] = data
        return data

    @staticmethod
    def _decode(path: str, data: bytes, unreadable: list[InputError]) -> str | None:
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            unreadable.append(InputError(Message("the file is not UTF-8"), Message("Save it as UTF-8."), path, line))
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

        self.files.make(STATE)
        lock = FileLock(place := self.files.place(f"{STATE}/running"), timeout=0)
        try:
            lock.acquire()
        except Timeout:
            fact = Message("another `diglot sync` is running in this edition")
            raise InputError(fact, Message("Wait for it to end, then run this again.")) from None
        except OSError as error:
            raise refusal_of(error, place) from error
        try:
            yield
        finally:
            with suppress(OSError):
                lock.release()

    def write(self, writes: Sequence[tuple[str, bytes | None]]) -> None:
        """Write files in their order; None removes one. Call it inside `exclusive`.

        Raises InputError, before writing anything, if a file changed since it was read, or is a link; and when the
        disk refuses, with whole files left behind.
        """
        for path, _ in writes:
            self._refuse_changed(path)
        for _, group in groupby(writes, key=lambda write: (Path(write[0]).suffix, write[1] is None)):
            self._write_group(list(group))

    def _refuse_changed(self, path: str) -> None:
        if self.files.read(path) != self._seen.get(path):
            fact = Message("the file changed while the sync was looking at it")
            raise InputError(fact, Message("Nothing was written. Run it again."), path)

    def _write_group(self, writes: list[tuple[str, bytes | None]]) -> None:
        """Write files of one kind: all of them reach the disk before the first replaces anything."""
        many = len(writes) > _MANY and hasattr(os, "sync")
        temporary: list[tuple[str, str]] = []
        try:
            for path, data in writes:
                if data is not None:
                    temporary.append((self.files.write_temporary(path, data, flush=not many), path))
            if many:
                os.sync()
            for new, path in temporary:
                self.files.replace(new, path)
        except BaseException:
            with suppress(InputError):
                for new, _ in temporary:
                    self.files.remove(new)
            raise
        for path, data in writes:
            if data is None:
                self.files.remove(path)
            self._seen[path] = data
        folders = {path.rpartition("/")[0] for path, _ in writes}
        if many:
            os.sync()
        else:
            self.files.flush(folders)
        for path, data in writes:
            if data is None:
                self.files.remove_empty(path.rpartition("/")[0])

    def clear_temporary(self) -> None:
        """Remove what a killed run left behind. Call it inside `exclusive`."""
        for folder in (self.settings.docs, self.settings.locales, STATE):
            for path, kind in list(self.files.walk(folder)):
                if path.endswith(TEMPORARY) and kind != "folder":
                    self.files.remove(path)

    # Remembering

    def read_settled(self) -> frozenset[str]:
        """The digests of pages found in agreement by an earlier run; empty when there is no memory."""
        try:
            return frozenset((self.files.read(_SETTLED) or b"").decode("ascii").split())
        except (InputError, UnicodeDecodeError):
            return frozenset()

    def write_settled(self, digests: Iterable[str]) -> None:
        """Remember digests for the next run. Losing them costs time, nothing else."""
        with suppress(InputError):
            self.files.write(_SETTLED, "\n".join(sorted(digests)).encode("ascii"))

    # The ledger of addresses

    def read_ledger(self) -> str:
        """The text of the ledger; empty when there is none. Raises InputError if it cannot be read."""
        problems: list[InputError] = []
        data = self._read(self.layout.ledger, problems)
        text = None if data is None else self._decode(self.layout.ledger, data, problems)
        if problems:
            raise problems[0]
        return text or ""

    def write_ledger(self, text: str) -> None:
        """Write the ledger in one step, and let it reach the disk. Call it inside `exclusive`."""
        self.files.replace(self.files.write_temporary(self.layout.ledger, text.encode(), True), self.layout.ledger)


def _by_page(catalogs: Mapping[str, bytes]) -> dict[str, bytes]:
    return {page_of_catalog(name): data for name, data in catalogs.items()}


def read_side(path: Path) -> bytes:
    """One side of a merge, from the file that Git made of it."""
    data = ClosedFolder(path.absolute().parent).read(path.name)
    if data is None:
        raise InputError(Message("there is no such file"), Message("Let Git call this command."), str(path))
    return data


def write_side(path: Path, data: bytes) -> None:
    """The outcome of a merge, into the file that Git takes it from."""
    ClosedFolder(path.absolute().parent).write(path.name, data)


class SiteFiles(Mapping[str, bytes | None]):
    """The files of a built site, by path, sorted; each is read when it is asked for.

    They are bytes, and None for pictures and others that are only looked for. `root` is the folder of the edition.
    Raises InputError when there is no site in `folder`, for a link in it, and for a file that cannot be read.
    """

    def __init__(self, folder: Path, root: Path | None = None) -> None:
        self._folder = _enter(folder, root)
        self._paths = dict.fromkeys(_files_of_a_site(self._folder))

    def __getitem__(self, path: str) -> bytes | None:
        is_read = path in self._paths and (path.endswith(_READ) or Path(path).suffix.lower() not in PASSIVE)
        return self._folder.read(path) if is_read else self._paths[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths


def read_site(folder: Path, root: Path | None = None) -> dict[str, bytes | None]:
    """The files of a built site with their bytes, or None, as `SiteFiles` has them. Raises as that does."""
    return dict(SiteFiles(folder, root))


def read_whole_site(folder: Path, root: Path | None = None) -> dict[str, bytes]:
    """The files of a built site with their bytes, by path. Raises as `read_site` does."""
    site = _enter(folder, root)
    return {path: site.read(path) or b"" for path in _files_of_a_site(site)}


def _enter(folder: Path, root: Path | None) -> ClosedFolder:
    return ClosedFolder(folder, str(folder)) if root is None else ClosedFolder(root).enter(folder)


def _files_of_a_site(site: ClosedFolder) -> list[str]:
    entries = list(site.walk())
    for path, kind in entries:
        if kind == "link":
            site.place(path)  # which refuses it
    found = [path for path, kind in entries if kind == "file"]
    if not any(path.endswith(".html") for path in found):
        cure = Message("Build it first: diglot build --strict.")
        raise InputError(Message("there is no built site"), cure, site.name)
    return sorted(found)
