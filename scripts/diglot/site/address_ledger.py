"""The ledger of addresses: every page and every paragraph that the site has ever published.

    essay/
      the-file-came-first
      p2v5r3 = p9c4d1
      p7wq0n = commentary/answers/#p7wq0n
    old-essay/ = essay/

Below each page are its ids. For a page or an id that is gone, “=” names its new place: an id of the same page, a place
on another page, or for a page another page. Only the source language is recorded: the other languages, and the pages
side by side, have the same addresses below their folders. Nothing is ever removed. Each id has a line of its own, so
that branches merge.

`locales/addresses.txt` is committed before the first release, because every commit on `main` is published and may be
cited. Whoever removes a recorded heading or paragraph writes its new place there; tests and workflows check this. New
addresses need not be recorded at once: a release does it, and its workflow checks that it was done.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from diglot.errors import InputError
from diglot.message import Message
from diglot.site.built_site import Site
from diglot.site.html_page import HtmlPage

HEADER = """\
# Every address this site has published: pages, and under each page its ids. `diglot ledger` adds lines; remove none.
# What is no longer there says where it is now:  old-page/ = new-page/   p2v5r3 = p9c4d1   p2v5r3 = other-page/#p2v5r3
"""
_LINE = re.compile(r"^( *)(\S+)(?: = (\S+))?$")
_NUMBERED = re.compile(r"^(?:__|fn:|fnref\d*:|letter-)")
"""Ids that the theme, a counter or the order of an index makes. They change, so they are not recorded."""


@dataclass(slots=True)
class Recorded:
    """A page of the ledger."""

    moved: str = ""
    """The address of the page that took its place; empty while it is there."""
    ids: dict[str, str] = field(default_factory=dict)
    """Its ids, in the order in which they came, with where each is now (empty: where it was)."""


Ledger = dict[str, Recorded]
"""The pages by address below the site's root, without the language: `essay/`, or `.` for the opening page."""


def parse_ledger(text: str, path: str) -> Ledger:
    """Read a ledger; an empty text is an empty one. Raises InputError for a line that is none of its kinds."""
    ledger: Ledger = {}
    page: Recorded | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line.rstrip())
        if match is None or (match.group(1) and page is None):
            raise InputError(
                Message("this line is no address: {}", line.strip()[:60]),
                Message("Write a page as “essay/”, its ids indented under it, and where it went as “old/ = new/”."),
                path,
                number,
            )
        indent, name, now = match.groups(default="")
        if wrong := next((address for address in _addresses(indent, name, now) if not _is_below(address)), ""):
            fact = Message("“{}” is no address of this site", wrong[:60])
            raise InputError(fact, Message("Write it as a path from the home page, without “..” in it."), path, number)
        if indent:
            assert page is not None, "refused above"
            page.ids[name] = now
        else:
            page = ledger.setdefault(name, Recorded())
            page.moved = now or page.moved
    return ledger


def _addresses(indent: str, name: str, now: str) -> list[str]:
    """The addresses of pages in a line: each may lead to a file of the site."""
    return [now.partition("#")[0]] if indent and "#" in now else [] if indent else [name, now]


def _is_below(address: str) -> bool:
    """Whether a browser and a file system find it below the site; the opening page and an empty address are, too."""
    if address in (".", "./"):  # the opening page, as people write it
        return True
    *folders, last = unquote(address).split("/")
    is_plain = not {"", ".", ".."} & {*folders} and last not in (".", "..")
    return is_plain and "\\" not in address and address.isprintable()


def render_ledger(ledger: Ledger) -> str:
    """The inverse of `parse_ledger`: pages by name, ids by name."""
    lines = [HEADER]
    for address, page in sorted(ledger.items()):
        lines.append(f"\n{address}{f' = {page.moved}' if page.moved else ''}\n")
        lines += [f"  {name}{f' = {now}' if now else ''}\n" for name, now in sorted(page.ids.items())]
    return "".join(lines)


def address_of(path: str) -> str:
    """The address of a file in the form of the ledger: `essay/` for `essay/index.html`."""
    return path.removesuffix("index.html") or "."


def record(ledger: Ledger, site: Site) -> Ledger:
    """The ledger with all addresses of the site added. Its entries are kept."""
    more = {address: Recorded(page.moved, dict(page.ids)) for address, page in ledger.items()}
    for page in _pages(site):
        known = more.setdefault(address_of(page.path), Recorded())
        for name in page.ids:
            if not _NUMBERED.match(name):
                known.ids.setdefault(name, "")
    return more


def missing(ledger: Ledger, site: Site) -> Iterator[Message]:
    """A sentence for each address that the ledger has and the site does not. An address with a new place counts as
    present if that place is."""
    there = {address_of(page.path): page.goals for page in _pages(site)}
    for address, page in ledger.items():
        now = page.moved or address
        if now not in there:
            yield (
                Message("{}: the page is gone", address)
                if not page.moved
                else Message("{} = {}: there is no page {}", address, now, now)
            )
            continue
        for name, alias in page.ids.items():
            if alias and "#" in alias:
                other, _, goal = alias.partition("#")
                if goal not in there.get(other, ()):
                    yield Message("{}: {} = {}: there is no such place", address, name, alias)
            elif alias and alias not in there[now]:
                yield Message("{}: {} = {}: {} has no such id", address, name, alias, now)
            elif not alias and name not in there[now]:
                yield Message("{}: {} is gone from {}", address, name, now)


def moved_pages(ledger: Ledger) -> Mapping[str, str]:
    """The new places of pages that are gone, by address."""
    return {address: page.moved for address, page in ledger.items() if page.moved}


def moved_ids(ledger: Ledger, address: str) -> dict[str, str]:
    """Where ids that are gone from a page are now, those of pages that it took the place of included.

    `address` is from the folder of a language; it may be empty for the page there.
    """
    found: dict[str, str] = {}
    for name, page in ledger.items():
        if (page.moved or name) == (address or "."):
            found |= {old: now for old, now in page.ids.items() if now}
    return found


def _pages(site: Site) -> Iterator[HtmlPage]:
    for page in site.published():
        if site.language_of(page.path) == site.source and not page.is_unlisted:
            yield page
