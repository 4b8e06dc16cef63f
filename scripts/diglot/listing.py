"""List the folders of pages and catalogs, without following links."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from diglot.closed_folder import ClosedFolder
from diglot.edition_files import Layout, Listed
from diglot.errors import InputError
from diglot.safety.files import IMAGES

_HEAD = 16
"""The number of first bytes that identify a picture format."""


def list_files(files: ClosedFolder, layout: Layout, targets: Iterable[str]) -> Iterator[Listed]:
    """The files, links and foreign repositories in the folders of the source and of the translations."""
    folders = [f"{layout.docs}/{layout.source}"]
    for language in targets:
        folders += [f"{layout.docs}/{language}", f"{layout.locales}/{language}"]
    for folder in folders:
        try:
            entries = list(files.walk(folder))
        except InputError:
            yield Listed(folder, "link" if files.is_link(folder) else "other")
            continue
        for path, kind in entries:
            parent, _, name = path.rpartition("/")
            if name == ".git" and parent != folder:
                yield Listed(parent, "repository")
            if kind == "file" and PurePosixPath(name).suffix.lower() in IMAGES:
                with suppress(InputError):
                    yield Listed(path, "file", files.read_head(path, _HEAD))
                    continue
            if kind != "folder":
                yield Listed(path, kind)
