"""The translated pages and pairs of texts that `diglot import` finds in folders and files."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from diglot.cli.import_kinds import READERS, find_reader
from diglot.closed_folder import ClosedFolder
from diglot.errors import InputError
from diglot.exchange.file_formats import load_function
from diglot.incoming import IncomingText, find_pairs
from diglot.incoming.layouts import is_in_another_language, is_in_language
from diglot.incoming.plain_page import read_plain_page
from diglot.incoming.translated_pages import Versions
from diglot.incoming.word_page import read_word_page
from diglot.message import Message
from diglot.origin_history import OriginHistory
from diglot.plain_text import UNREADABLE, decode_text

_MARKDOWN = (".md", ".mdx", ".markdown")
_PLAIN = (".txt", ".text")
_OPENING = ("index", "_index", "readme")
"""Names of the page that opens a folder."""


@dataclass(frozen=True, slots=True)
class OriginPage:
    """A translated page. `name` is the name of the page in the layout of its site."""

    name: str
    path: str
    text: str
    source: str | None = None
    """The source page beside it, if there is one."""
    versions: Versions | None = None
    is_plain: bool = False


@dataclass(slots=True)
class Origins:
    """Everything that was found."""

    pages: list[OriginPage] = field(default_factory=list)
    texts: list[tuple[str, Sequence[IncomingText]]] = field(default_factory=list)
    """The pairs of texts of each file."""
    skipped: list[tuple[str, Message]] = field(default_factory=list)
    """Files that cannot be used, with the reason."""


def read_origins(named: Sequence[Path], source: str, target: str, page: str) -> Origins:
    """Read folders and files. `page` names the page of a single file. Raises InputError if one cannot be used."""
    origins = Origins()
    for origin in named:
        if origin.is_dir():
            _read_folder(origins, origin, source, target)
        else:
            _read_file(origins, origin, page, target)
    if not origins.pages and not origins.texts:
        for path, fact in origins.skipped[:1]:
            raise InputError(fact, Message("Save it as UTF-8."), path)
        raise InputError(
            Message("there is nothing to import"), Message("Name a folder with pages in both languages, or files.")
        )
    return origins


def _read_folder(origins: Origins, origin: Path, source: str, target: str) -> None:
    there = ClosedFolder(origin, str(origin))
    paths = [path for path, kind in there.walk() if kind == "file" and not _is_hidden(path)]
    history = OriginHistory(origin)
    pairs = find_pairs(paths, source, target)
    for pair in pairs:
        target_text = _decode(origins, there, pair.target, target)
        source_text = _decode(origins, there, pair.source, source)
        if target_text is not None and source_text is not None:
            versions = history.versions(pair.target, pair.source, source_text) or Versions(
                source_text, lambda line: None
            )
            origins.pages.append(
                OriginPage(pair.name, os.path.join(str(origin), pair.target), target_text, source_text, versions)
            )
    if not pairs:
        for path in sorted(path for path in paths if path.lower().endswith(_MARKDOWN)):
            if is_in_another_language(path, target, source):
                continue
            if (target_text := _decode(origins, there, path, target)) is not None:
                origins.pages.append(OriginPage(path, os.path.join(str(origin), path), target_text))
    for path in sorted(path for path in paths if path.lower().endswith(tuple(READERS))):
        if not is_in_language(path, target) or (path.lower().endswith(".json") and "i18n/" not in path):
            continue
        try:
            origins.texts.append(_texts(os.path.join(str(origin), path), there.read(path) or b""))
        except InputError as error:
            origins.skipped.append((error.path or path, error.fact))


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") or part == "node_modules" for part in path.split("/")[:-1])


def _decode(origins: Origins, folder: ClosedFolder, path: str, language: str) -> str | None:
    try:
        text = decode_text(folder.read(path) or b"", language)[0]
        if UNREADABLE not in text:
            return text
        origins.skipped.append((path, Message("it has bytes that are no characters")))
    except UnicodeDecodeError:
        origins.skipped.append((path, Message("this file is no plain text")))
    except InputError as error:
        origins.skipped.append((path, error.fact))
    return None


def _read_file(origins: Origins, origin: Path, page: str, target: str) -> None:
    data = ClosedFolder(origin.absolute().parent).read(origin.name) or b""
    path, ending = str(origin), origin.suffix.lower()
    if find_reader(origin.name) is not None:
        origins.texts.append(_texts(path, data))
    elif ending in _MARKDOWN:
        try:
            origins.pages.append(OriginPage(page or origin.name, path, decode_text(data, target)[0]))
        except UnicodeDecodeError:
            raise InputError(Message("this file is no plain text"), Message("Save it as UTF-8."), path) from None
    elif ending == ".docx":
        load_function("zip_files:check_package")(data, path)
        origins.pages.append(OriginPage(page or origin.name, path, read_word_page(data, path), is_plain=True))
    elif ending in _PLAIN:
        text, _ = read_plain_page(data, path, target)
        origins.pages.append(OriginPage(page or origin.name, path, text, is_plain=True))
    else:
        kinds = ", ".join((*_MARKDOWN, *_PLAIN, ".docx", *READERS))
        raise InputError(
            Message("this kind of file cannot be imported"),
            Message("Name a folder, or a file of one of: {}.", kinds),
            path,
        )


def _texts(path: str, data: bytes) -> tuple[str, Sequence[IncomingText]]:
    reader = find_reader(path)
    assert reader is not None
    return path, reader(data, path)


def find_page(origin: OriginPage, pages: Mapping[str, str]) -> str | None:
    """The page of the edition that a translated page belongs to: the one with the text of its source, or the one whose
    path has the same end; None if there is none, or more than one."""
    if origin.source is not None:
        same = [name for name, text in pages.items() if text == origin.source]
        if len(same) == 1:
            return same[0]
    wanted = _parts(origin.name)
    for count in range(len(wanted), 0, -1):
        found = [name for name in pages if _ends_alike(_parts(name), wanted, count)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _ends_alike(name: Sequence[str], wanted: Sequence[str], count: int) -> bool:
    """Whether the last `count` parts are the same, and are all parts that one of the two has. Opening pages have the
    same name in every folder, so their whole paths are compared."""
    shared = max(len(name), len(wanted)) if wanted[-1] == "index" else min(len(name), len(wanted))
    return count == shared and list(name[-count:]) == list(wanted[-count:])


def _parts(name: str) -> list[str]:
    """The parts of the name of a page, without its ending; a page that opens a folder has one name for all sites."""
    path = PurePosixPath(name)
    stem = "index" if path.stem.lower() in _OPENING else path.stem
    return [*path.parts[:-1], stem]


def names_of_new_pages(origins: Sequence[OriginPage], pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names and texts of source pages that an edition does not have."""
    for origin in origins:
        if origin.source is not None and find_page(origin, pages) is None:
            name = str(PurePosixPath(origin.name).with_suffix(".md"))
            if name not in pages:
                yield name, origin.source
