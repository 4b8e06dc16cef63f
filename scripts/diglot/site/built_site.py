"""A built site as values, what a check says of itself, and what it finds."""

from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from diglot.message import Message
from diglot.rules import Severity
from diglot.site.allowed_hosts import AllowedHost
from diglot.site.html_page import HtmlPage
from diglot.site.link_targets import LinkTarget, place_of
from diglot.site.page_reader import read_page
from diglot.site.robots import ROBOTS

Files = MutableMapping[str, bytes | None]
OPENING = "index.html"
LOST = "404.html"
"""The page that a server shows for an address without one. It is no address itself."""
HOST = "CNAME"
"""The file in which GitHub Pages and others find the host of a site."""
ROOT_FILES = (ROBOTS, HOST)
"""What programs ask for at the root of a site, and authors may bring themselves."""
UNKNOWN = "http://unknown.invalid/"
"""The address of a site that does not say its own."""


@dataclass(frozen=True, slots=True)
class SiteRule:
    """A check as its users know it: a code that is never used again for something else, and a readable alias."""

    code: str
    name: str
    severity: Severity = Severity.ERROR
    is_local: bool = False
    """Whether what it finds on a page depends on no other page, but at most on which files there are."""


@dataclass(frozen=True, slots=True)
class SiteFinding:
    """One report of one check on one file of the site: an error, unless diglot.toml gives the check another weight."""

    code: str
    path: str
    message: Message
    severity: Severity = Severity.ERROR


class Site:
    """The files of a site, by path; those whose content no check reads may be None.

    `languages` are the codes of the edition, the source first: it is at the root, each other one in the folder of its
    code. `url` is the address of the opening page; without it the canonical link of that page says it, or else nothing.
    `known` are the digests of the files that packages and the edition bring; None if they are not known. `hosts` are
    those from which the edition lets its pages load something. `copied` are the HTML files and the
    `ROOT_FILES` that its authors put among the pages, which a build copies: of such HTML only what touches its
    readers' safety and its links is checked.
    """

    def __init__(
        self,
        files: Mapping[str, bytes | None],
        languages: Sequence[str],
        url: str = "",
        known: Collection[str] | None = None,
        hosts: Collection[AllowedHost] = (),
        copied: Collection[str] = (),
    ) -> None:
        self.files = files
        self.copied = copied
        self.known = known
        self.hosts = hosts
        self.source, *targets = languages
        self.targets = tuple(targets)
        self._paths = frozenset(files)
        self._url = url

    @cached_property
    def pages(self) -> Mapping[str, HtmlPage]:
        """Every HTML file, read, by path."""
        return self._read(sorted(path for path in self.files if path.endswith(".html")))

    @cached_property
    def url(self) -> str:
        """The address of the opening page, with a slash at its end; of an unknown host if nobody says."""
        opening = None if self._url else self._read([OPENING] if OPENING in self.files else []).get(OPENING)
        canonical = opening.canonical[0] if opening and opening.canonical else ""
        return (self._url or canonical or UNKNOWN).removesuffix(OPENING).rstrip("/") + "/"

    def part(self, paths: Iterable[str]) -> "Site":
        """The same site, of whose pages only some are read. Their bytes are kept, as several checks ask for them."""
        paths = list(paths)
        site = self.with_pages({})
        site.files = ChainMap({path: self.files[path] for path in paths}, cast(Files, self.files))
        site.pages = site._read(paths)
        return site

    def with_pages(self, pages: Mapping[str, HtmlPage]) -> "Site":
        """The same site, with pages that are read."""
        self.url  # noqa: B018  # it is read off a page
        site = copy(self)
        site.pages = pages
        return site

    def _read(self, paths: Iterable[str]) -> dict[str, HtmlPage]:
        return {path: read_page(path, self.text(path)) for path in paths}

    def text(self, path: str) -> str:
        """A file as text; what is no UTF-8 in it is replaced, and so cannot go unseen."""
        return (self.files[path] or b"").decode("utf-8", "replace")

    def built(self) -> Iterator[HtmlPage]:
        """The pages that a build wrote: without those that it copied."""
        yield from (page for page in self.pages.values() if page.path not in self.copied)

    def published(self) -> Iterator[HtmlPage]:
        """The built pages that are addresses: without that for lost readers and those that send readers elsewhere."""
        yield from (page for page in self.built() if page.path != LOST and not page.refresh)

    def language_of(self, path: str) -> str:
        """The code of the language in whose folder a file is."""
        folder = path.partition("/")[0]
        return folder if folder in self.targets else self.source

    def neutral(self, path: str) -> str:
        """The path below the folder of its language: what the counterparts of a page share."""
        language = self.language_of(path)
        return path if language == self.source else path.removeprefix(f"{language}/")

    def counterpart(self, path: str, language: str) -> str:
        """The path of a page in another language, whether or not it is there."""
        return self.neutral(path) if language == self.source else f"{language}/{self.neutral(path)}"

    def place(self, page: str, link: str) -> LinkTarget:
        """Where a link or source in the file `page` leads."""
        return place_of(self.url, page, link)

    def file_at(self, path: str) -> str | None:
        """The file that a server gives for a path, decoded and without its slash in front; None if there is none."""
        name = path + OPENING if not path or path[-1] == "/" else path
        if name in self._paths:
            return name
        return name if (name := f"{path}/{OPENING}") in self._paths else None
