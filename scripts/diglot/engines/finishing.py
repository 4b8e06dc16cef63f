"""The last step of a build: write the published pages, pages for old addresses, and the Content-Security-Policy."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from diglot.site import finish_site
from diglot.site.address_ledger import Ledger


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Write pages, by path, into the folder of a site."""
    _write(folder, {path: text.encode() for path, text in pages.items()})


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by path, into the folder of a site, unless the site has files of these names of its own."""
    for path, data in files.items():
        if not (folder / path).exists():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)


def finish(
    folder: Path, pages: Mapping[str, str], languages: Mapping[str, str], ledger: Ledger, changes: Mapping[str, date]
) -> None:
    """Write the pages of a site, and finish it; `languages` are tags by code, the one at the root first.

    `pages` are those that differ from what is in the folder; the other HTML files are read.
    """
    others = {
        name: path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if (path.suffix == ".html" or path.name == "sitemap.xml")
        and (name := path.relative_to(folder).as_posix()) not in pages
    }
    finished = finish_site({**others, **pages}, languages, ledger, changes=changes)
    write_pages(folder, {path: text for path, text in pages.items() if path not in finished})
    _write(folder, finished)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for parent in {(folder / path).parent for path in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        (folder / path).write_bytes(data)
