"""The entries of a feed should lead to pages that are there.

Why: readers of a feed see the site through it alone.
Bad:  `<link>https://example.org/gone/</link>`
Good: `<link>https://example.org/essay/</link>`
"""

from collections.abc import Iterator

from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.sitemap import SITEMAP, read_feed

RULE = SiteRule("VS106", "feed")


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at every RSS or Atom file; addresses on other hosts are not ours to know."""
    for path in sorted(site.files):
        if not path.endswith((".xml", ".rss", ".atom")) or path == SITEMAP:
            continue
        for address in dict.fromkeys(read_feed(site.text(path)) or ()):
            there = site.place("index.html", address).path if address else None
            if not address:
                yield SiteFinding(RULE.code, path, "the feed cannot be read")
            elif there is not None and site.file_at(there) is None:
                yield SiteFinding(RULE.code, path, f"“{address}” in the feed is no page of the site")
