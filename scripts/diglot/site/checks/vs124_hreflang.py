"""The language versions of a page should name each other, all of them, with the right language.

Why: search engines believe `hreflang` only if it is returned, and lead readers to the version in their language by it.
Bad:  the entry of `essay/` names `zh/essay/`, whose entry names nothing
Good: both entries name `en`, `zh` and `x-default`
"""

from collections.abc import Iterator

from diglot.language import parse_language
from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.sitemap import SITEMAP, read_sitemap

RULE = SiteRule("VS124", "hreflang")
DEFAULT = "x-default"
Versions = tuple[tuple[str, str], ...]
"""Tags and files of the versions of a page, sorted."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at the sitemap and at the heads of pages: each set of versions is closed, symmetric and true."""
    listed: dict[str, Versions] = {}
    for entry in read_sitemap(site.text(SITEMAP)) or () if SITEMAP in site.files else ():
        path = site.place("index.html", entry.address).path
        there = site.file_at(path) if path is not None else None
        if there is not None:
            listed[there] = _by_path(site, "index.html", entry.alternates)
    named = {page.path: _by_path(site, page.path, page.alternates) for page in site.published() if page.alternates}
    for path, versions in listed.items():
        yield from _look(site, path, versions, {**named, **listed})
    for path, versions in named.items():
        if path not in listed:
            yield from _look(site, path, versions, {**listed, **named})
        elif versions != listed[path]:
            yield SiteFinding(RULE.code, path, Message("hreflang in its head names other versions than {}", SITEMAP))


def _by_path(site: Site, page: str, alternates: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> Versions:
    found = []
    for tag, address in alternates:
        path = site.place(page, address).path
        found.append((tag, (site.file_at(path) if path is not None else None) or address))
    return tuple(sorted(found))


def _look(site: Site, path: str, versions: Versions, sets: dict[str, Versions]) -> Iterator[SiteFinding]:
    named = {there for tag, there in versions if tag != DEFAULT}
    for language in (site.source, *site.targets):
        there = site.counterpart(path, language)
        if there in site.pages and there not in named:
            yield SiteFinding(RULE.code, path, Message("hreflang does not name the version {}", there))
    if versions and DEFAULT not in dict(versions):
        yield SiteFinding(RULE.code, path, Message("hreflang has no {}", DEFAULT))
    for tag, there in versions:
        page = site.pages.get(there)
        if page is None:
            yield SiteFinding(
                RULE.code, path, Message("hreflang=“{}” names {}, which is no page of the site", tag, there)
            )
        elif tag != DEFAULT and parse_language(tag).primary != parse_language(page.language).primary:
            yield SiteFinding(
                RULE.code, path, Message("hreflang=“{}” names {}, whose lang is “{}”", tag, there, page.language)
            )
        elif sets.get(there) != versions:
            yield SiteFinding(
                RULE.code, path, Message("hreflang=“{}” names {}, which does not name the same versions", tag, there)
            )
