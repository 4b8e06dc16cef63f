"""The files that servers and search engines ask for should be there, and say what the build wrote.

Why: nobody opens them, so nobody sees that a site has closed itself to search engines, or that its host name is gone.
Bad:  a `robots.txt` with `Disallow: /`; a site without the `CNAME` that its sources have, or without `404.html`
Good: a `robots.txt` that names the sitemap, the `CNAME` of the sources with the host of the site, and a `404.html`
"""

from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from diglot.message import Message
from diglot.site.built_site import HOST, LOST, ROOT_FILES, UNKNOWN, Site, SiteFinding, SiteRule
from diglot.site.checks.vs144_unknown_file import digest_of
from diglot.site.robots import ROBOTS, render_robots
from diglot.site.sitemap import SITEMAP

RULE = SiteRule("VS108", "root-file")


def check(site: Site) -> Iterator[SiteFinding]:
    """Compare them with what a build writes, or with the sources if these have such a file of their own."""
    wanted = {path for path in ROOT_FILES if path in site.copied} | {LOST}
    if site.url != UNKNOWN:
        wanted.add(ROBOTS)
    for path in sorted(wanted - site.files.keys()):
        yield SiteFinding(
            RULE.code, path, Message("the site lacks this file, which the build writes or the sources have")
        )
    for path in ROOT_FILES:
        if path in site.files and not _is_as_written(site, path):
            fact = Message("the file is neither as the build writes it nor as the sources have it")
            yield SiteFinding(RULE.code, path, fact)
    if HOST in site.files and site.url != UNKNOWN:
        named, own = site.text(HOST).strip(), urlsplit(site.url).hostname or ""
        if _plain(named) != _plain(own):
            fact = Message("the file gives the site to “{}”, but its pages are at {}", named, own)
            yield SiteFinding(RULE.code, HOST, fact)


def _is_as_written(site: Site, path: str) -> bool:
    data = site.files[path] or b""
    if site.known is None:
        return True
    if path in site.copied:
        return digest_of(data) in site.known
    return path == ROBOTS and data == render_robots(site.url + SITEMAP).encode()


def _plain(host: str) -> str:
    """A host in ASCII, without the `www.` that servers add or take away."""
    with suppress(UnicodeError):
        host = host.encode("idna").decode()
    return host.lower().rstrip(".").removeprefix("www.")
