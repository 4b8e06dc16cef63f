"""A page should name its own address as the canonical one, once.

Why: a canonical link to another page takes the page out of search engines.
Bad:  `zh/essay/` with `<link rel="canonical" href="https://example.org/essay/">`
Good: `<link rel="canonical" href="https://example.org/zh/essay/">`
"""

from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS125", "canonical", is_local=True)


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at every page, if the site's address is known, that search engines may list."""
    for page in site.published():
        if page.is_unlisted or site.url.endswith(".invalid/"):
            continue
        if len(page.canonical) != 1:
            yield SiteFinding(RULE.code, page.path, Message("the page has {} canonical links", len(page.canonical)))
            continue
        path = site.place(page.path, page.canonical[0]).path
        if path is None or site.file_at(path) != page.path:
            yield SiteFinding(
                RULE.code, page.path, Message("the canonical link is that of another page: {}", page.canonical[0])
            )
