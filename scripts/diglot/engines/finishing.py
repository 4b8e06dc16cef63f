"""The last step of a build: write the published pages, pages for old addresses, and the Content-Security-Policy."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from diglot.closed_folder import ClosedFolder
from diglot.site import finish_site
from diglot.site.address_ledger import Ledger
from diglot.site.allowed_hosts import AllowedHost
from diglot.site.finish import read_html


def write_pages(folder: Path, pages: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    """Write pages, by path, into the folder of a site, and `files`, unless it has files of these names of its own."""
    site = ClosedFolder(folder, str(folder))
    added = {path: data for path, data in files.items() if not site.has_file(path)}
    site.write_all({path: text.encode() for path, text in pages.items()} | added)


def finish(
    folder: Path,
    pages: Mapping[str, str],
    files: Mapping[str, bytes],
    languages: Mapping[str, str],
    ledger: Ledger,
    changes: Mapping[str, date],
    hosts: Collection[AllowedHost],
) -> None:
    """Write the pages of a site and `files`, and finish it; `languages` are tags by code, the one at the root first.

    `pages` are those that differ from what is in the folder; the other HTML files are read. Of `files`, those are left
    out of which the site has one of its own.
    """
    site = ClosedFolder(folder, str(folder))
    there = {path for path, kind in site.walk() if kind == "file"}
    others = {
        path: read_html(site.read(path) or b"")
        for path in sorted(there - pages.keys())
        if path.endswith((".html", "sitemap.xml"))
    }
    finished = finish_site({**others, **pages}, languages, ledger, changes, hosts, site.read)
    written = {path: text.encode() for path, text in pages.items()} | finished
    site.write_all({path: data for path, data in files.items() if path not in there} | written)
