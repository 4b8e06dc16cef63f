"""The last step of a build: write the published pages, pages for old addresses, and the Content-Security-Policy."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from diglot.closed_folder import ClosedFolder
from diglot.site import finish_site
from diglot.site.address_ledger import Ledger
from diglot.site.allowed_hosts import AllowedHost
from diglot.site.finish import read_html


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Write pages, by path, into the folder of a site."""
    ClosedFolder(folder, str(folder)).write_all({path: text.encode() for path, text in pages.items()})


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by path, into the folder of a site, unless the site has files of these names of its own."""
    site = ClosedFolder(folder, str(folder))
    site.write_all({path: data for path, data in files.items() if not site.has_file(path)})


def finish(
    folder: Path,
    pages: Mapping[str, str],
    languages: Mapping[str, str],
    ledger: Ledger,
    changes: Mapping[str, date],
    hosts: Collection[AllowedHost],
) -> None:
    """Write the pages of a site, and finish it; `languages` are tags by code, the one at the root first.

    `pages` are those that differ from what is in the folder; the other HTML files are read.
    """
    site = ClosedFolder(folder, str(folder))
    others = {
        path: read_html(site.read(path) or b"")
        for path, kind in site.walk()
        if kind == "file" and path.endswith((".html", "sitemap.xml")) and path not in pages
    }
    finished = finish_site({**others, **pages}, languages, ledger, changes, hosts)
    write_pages(folder, {path: text for path, text in pages.items() if path not in finished})
    site.write_all(finished)
