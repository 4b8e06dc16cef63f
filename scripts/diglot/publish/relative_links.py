"""Addresses of pages, relative to the root of the site, and links from one page to another.

An address is a path without a leading slash: `essay/`, `zh/essay.html`, and the empty text for the root itself. It is
written as in a link, with escapes: `a%20b/`.
"""

import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote, unquote

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|\?|$", re.IGNORECASE)


def resolve(page: str, link: str) -> tuple[str, str] | None:
    """Where a link on the page at `page` leads: an address, and the query and fragment behind it.

    None for what is no path from this page: another site, another scheme, a path from the server's root, a place on
    this same page.
    """
    if _ELSEWHERE.match(link):
        return None
    end = min((at for at in (link.find("?"), link.find("#")) if at >= 0), default=len(link))
    path, rest = link[:end], link[end:]
    folder = page[: page.rfind("/") + 1]
    if not path.startswith(".") and "/." not in path:
        return folder + path, rest
    joined = posixpath.normpath(f"{folder}{path}")
    if joined == ".":
        return "", rest
    return joined + ("/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""), rest


def relative(address: str, page: str) -> str:
    """The link from the page at `page` to `address`."""
    here, there = page.split("/")[:-1], address.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


def file_of(address: str) -> str:
    """The file of the page at an address, from the root of the site: an address is written with escapes, a file not."""
    path = unquote(address)
    return f"{path}index.html" if path.endswith("/") or not path else path


def beside(address: str, name: str) -> str:
    """The address of a file that belongs to the page at an address: in its folder, or named after its file."""
    if address.endswith("/") or not address:
        return address + name
    return f"{address.removesuffix('.html')}.{name}"


def rebaser(old: str, new: str, move: Callable[[str], str]) -> Callable[[str], str]:
    """A function that rewrites links of the page at `old` for a page at `new`, where `move` says what else moved."""

    def rebase(link: str) -> str:
        found = resolve(old, link)
        if found is None:
            return link
        address = found[0] if found[0].isascii() and " " not in found[0] else quote(unquote(found[0]))
        return relative(move(address), new) + found[1]

    return rebase
