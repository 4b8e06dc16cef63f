"""Nothing that a page loads should come from another host.

Why: the other host learns who reads what. A link is another matter: the reader chooses to follow it.
Bad:  `<script src="https://cdn.example.net/chart.js">`, `@import url(https://fonts.example.net/…)`
Good: the file is part of the site
"""

from collections.abc import Iterator, Sequence

from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.checks.vs103_missing_file import addresses_of

RULE = SiteRule("VS141", "foreign-host")


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at what pages and style sheets load, at hints to connect, and at where pages send their readers."""
    for page in site.pages.values():
        wanted = [load.url for load in page.loads] + [each for style in page.styles for each in addresses_of(style)]
        yield from _foreign(site, page.path, [*wanted, page.refresh] if page.refresh else wanted)
    for path in sorted(site.files):
        if path.endswith(".css"):
            yield from _foreign(site, path, addresses_of(site.text(path)))


def _foreign(site: Site, path: str, wanted: Sequence[str]) -> Iterator[SiteFinding]:
    for url in dict.fromkeys(wanted):
        place = site.place(path, url)
        if place.path is None and place.host:
            yield SiteFinding(RULE.code, path, f"“{url}” is loaded from another host, {place.host}")
