"""The page for addresses that lead nowhere should lead to the opening page of every language, from anywhere.

Why: readers meet it at an address that is mistyped or old, in any folder. A relative link breaks there.
Bad:  `<a href="zh/">` in `404.html`, or no link to the Chinese pages at all
Good: `<a href="/zh/">`
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from diglot.message import Message
from diglot.site.built_site import LOST, OPENING, Site, SiteFinding, SiteRule

RULE = SiteRule("VS109", "lost-page", is_local=True)


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at its links, and at what it loads. A page that the authors brought themselves is theirs."""
    page = site.pages.get(LOST)
    if page is None or LOST in site.copied:
        return
    for address in dict.fromkeys([*(link.href for link in page.links), *(load.url for load in page.loads)]):
        if _is_relative(address):
            fact = Message("“{}” is relative: it breaks if a reader is lost in a folder", address)
            yield SiteFinding(RULE.code, LOST, fact)
    places = [site.place(LOST, link.href).path for link in page.links]
    reached = {site.file_at(place) for place in places if place is not None}
    for language in (site.source, *site.targets):
        opening = site.counterpart(OPENING, language)
        if opening in site.files and opening not in reached:
            fact = Message("no link leads to the opening page in the language “{}”", language)
            yield SiteFinding(RULE.code, LOST, fact)


def _is_relative(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.path) and not (parts.scheme or parts.netloc or parts.path.startswith("/"))
