"""Nothing that a page loads should come from another host, unless the edition allows the host.

Why: the other host learns who reads what. A link is another matter: the reader chooses to follow it. If something has
to come from another host, `diglot.toml` says which host, for what, and why; the policy of the site is then as wide.
Bad:  `<script src="https://cdn.example.net/chart.js">`, `@import url(https://fonts.example.net/…)`
Good: the file is part of the site, or `[[policy.allow]]` has its host
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diglot.message import Message
from diglot.site.allowed_hosts import KINDS, TABLE, allowed_in, origin_of
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.checks.vs103_missing_file import addresses_of
from diglot.site.csp import directive_of

RULE = SiteRule("VS141", "foreign-host")
_KIND = {directive: kind for kind, directive in KINDS.items()}
_OF_STYLES = ("font-src", "style-src", "img-src")
"""What the addresses in a style sheet can be."""
_FONTS = (".woff2", ".woff", ".ttf", ".otf")
_OF_HINTS = ("font-src", *(each for each in KINDS.values() if each != "font-src"))
"""What a hint to connect can be for: in most themes it is for fonts."""
_THEME_FONTS = frozenset({"fonts.googleapis.com", "fonts.gstatic.com"})
"""Where Material gets its fonts, unless `theme.font` says otherwise."""


class _Wanted(NamedTuple):
    """An address in a file, with the directives of the policy of which one has to allow it, the likeliest first."""

    path: str
    url: str
    directives: tuple[str, ...]


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at what pages and style sheets load, at hints to connect, and at where pages send their readers.

    One finding for each host and kind, as a script of another host may be on every page.
    """
    found: dict[tuple[str, str], list[tuple[str, _Wanted]]] = {}
    for wanted in _all(site):
        host = site.place(wanted.path, wanted.url).host
        if host and not _is_allowed(site, wanted):
            cause = ("theme.font", "") if host in _THEME_FONTS else (host, wanted.directives[0])
            found.setdefault(cause, []).append((host, wanted))
    yield from map(_finding, found.values())


def _all(site: Site) -> Iterator[_Wanted]:
    for page in site.pages.values():
        for load in page.loads:
            directive = directive_of(load.tag, load.rel)
            yield _Wanted(page.path, load.url, (directive,) if directive else _OF_HINTS)
        for style in page.styles:
            yield from _of_style(page.path, addresses_of(style))
        if page.refresh:
            yield _Wanted(page.path, page.refresh, ("",))
    for path in sorted(site.files):
        if path.endswith(".css"):
            yield from _of_style(path, addresses_of(site.text(path)))


def _of_style(path: str, addresses: Sequence[str]) -> Iterator[_Wanted]:
    for url in addresses:
        likely = "font-src" if url.partition("?")[0].endswith(_FONTS) else "style-src"
        yield _Wanted(path, url, tuple(sorted(_OF_STYLES, key=lambda directive: directive != likely)))


def _is_allowed(site: Site, wanted: _Wanted) -> bool:
    hosts = {host for directive in wanted.directives for host in allowed_in(site.hosts, directive)}
    return bool(hosts) and origin_of(wanted.url) in hosts


def _finding(found: Sequence[tuple[str, _Wanted]]) -> SiteFinding:
    host, (path, url, (directive, *_)) = found[0]
    others = len({wanted.path for _, wanted in found}) - 1
    also = (
        ""
        if not others
        else Message(", here and in 1 other file")
        if others == 1
        else Message(", here and in {} other files", others)
    )
    if not directive:
        return SiteFinding(
            RULE.code, path, Message("readers are sent to another host, “{}”{}. Write a link there.", url, also)
        )
    cure = (
        Message("Write `font: false` under `theme` in mkdocs.yml")
        if host in _THEME_FONTS
        else Message("Put the file into the edition")
    )
    tables = dict.fromkeys((host, wanted.directives[0]) for host, wanted in found)
    asked = "; ".join(f'host = "https://{host}", for = ["{_KIND[name]}"]' for host, name in tables if name in _KIND)
    if asked:
        cure = Message("{}, or allow the host in diglot.toml, with a reason: [[{}]], {}", cure, TABLE, asked)
    return SiteFinding(RULE.code, path, Message("“{}” is loaded from another host, {}{}. {}.", url, host, also, cure))
