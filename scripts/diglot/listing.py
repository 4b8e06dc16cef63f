"""What is in the folders of pages and catalogs, looked at from outside: no link is followed."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from diglot.edition_files import Layout, Listed
from diglot.safety.files import IMAGES

_HEAD = 16
"""Bytes that tell what kind of picture a file is."""


def list_files(root: Path, layout: Layout, targets: Iterable[str]) -> Iterator[Listed]:
    """The files, links and foreign repositories in the folders of the source and of the translations."""
    folders = [f"{layout.docs}/{layout.source}"]
    for language in targets:
        folders += [f"{layout.docs}/{language}", f"{layout.locales}/{language}"]
    for folder in folders:
        if (root / folder).is_symlink():
            yield Listed(folder, "link")
            continue
        for parent, inner, names in os.walk(root / folder):
            inner.sort()
            here = Path(parent).relative_to(root).as_posix()
            if ".git" in (*inner, *names) and here != folder:
                yield Listed(here, "repository")
            yield from (Listed(f"{here}/{name}", "link") for name in inner if (Path(parent) / name).is_symlink())
            yield from (_listed(root, f"{here}/{name}") for name in sorted(names))


def _listed(root: Path, path: str) -> Listed:
    place = root / path
    if place.is_symlink():
        return Listed(path, "link")
    if not place.is_file():
        return Listed(path, "other")
    if place.suffix.lower() in IMAGES:
        with suppress(OSError), place.open("rb") as file:
            return Listed(path, "file", file.read(_HEAD))
    return Listed(path)
