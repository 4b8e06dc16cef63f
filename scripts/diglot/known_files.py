"""The digests of the files that a site may have, because packages or the edition have them.

Each installed package names its files with their digests in `RECORD`, and packages are locked by digest. So a script of
the theme that differs from the package's is found without a copy of it.
"""

import csv
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.metadata import distributions
from pathlib import Path, PurePosixPath

from diglot.closed_folder import ClosedFolder
from diglot.errors import InputError
from diglot.mkdocs_yaml import YamlError, parse_mkdocs_yaml
from diglot.repository import Repository
from diglot.site.built_site import ROOT_FILES
from diglot.site.checks.vs144_unknown_file import PASSIVE, digest_of

_PROGRAMS = (".py", ".pyc", ".so", ".pyd", ".pyi", *PASSIVE)
"""Files of a package that are never copied into a site, or need not be known."""

_SHA256 = "sha256="
"""How a digest begins in `RECORD` (https://packaging.python.org/en/latest/specifications/recording-installed-packages/)."""


def read_known_files(repository: Repository) -> frozenset[str]:
    """The digests of the active files of all installed packages and of the edition's authors."""
    known = set()
    for package in distributions():
        for path, digest, *_ in csv.reader((package.read_text("RECORD") or "").splitlines()):
            if digest.startswith(_SHA256) and not path.lower().endswith(_PROGRAMS):
                known.add(digest.removeprefix(_SHA256))
    for place in sorted((Path(__file__).parent / "theme").rglob("*")):
        if place.suffix.lower() not in PASSIVE and place.is_file():
            known.add(digest_of(place.read_bytes()))
    edition = ClosedFolder(repository.root)
    for folder in _own_folders(repository, edition):
        for path, kind in edition.walk(folder):
            if kind == "file" and (PurePosixPath(path).suffix.lower() not in PASSIVE or path.endswith(ROOT_FILES)):
                known.add(digest_of(edition.read(path) or b""))
    at_root = (edition.read(f"{repository.settings.docs}/{path}") for path in ROOT_FILES)
    return frozenset(known.union(digest_of(data) for data in at_root if data is not None))


def read_copied_pages(repository: Repository) -> frozenset[str]:
    """The HTML files that authors put among the pages, by path in the site: at its root and in each language. The
    `ROOT_FILES` that they put there, at the root."""
    settings, edition = repository.settings, ClosedFolder(repository.root)
    targets = tuple(f"{settings.docs}/{target}/" for target in settings.targets)
    paths = [path for path, kind in edition.walk(settings.docs) if kind == "file" and not path.startswith(targets)]
    own = [path.removeprefix(f"{settings.docs}/").removeprefix(f"{settings.source}/") for path in paths]
    pages = [path for path in own if path.endswith(".html")]
    at_root = frozenset(path for path in own if path in ROOT_FILES)
    return at_root.union(pages, (f"{target}/{path}" for target in settings.targets for path in pages))


def _own_folders(repository: Repository, edition: ClosedFolder) -> Iterator[str]:
    """The folders whose files the authors of an edition publish."""
    settings = repository.settings
    targets = {f"{settings.docs}/{target}" for target in settings.targets}
    yield from (path for path, kind in edition.entries(settings.docs) if kind == "folder" and path not in targets)
    with suppress(InputError, YamlError):
        text = repository.read_settings_file(repository.site)
        theme = parse_mkdocs_yaml(text, repository.site, lambda path: None).get("theme")
        if isinstance(theme, Mapping) and isinstance(own := theme.get("custom_dir"), str):
            yield own.strip("/")
