"""The entries of a feed should lead to pages that are there.

Why: readers of a feed see the site through it alone.
Bad:  `<link>https://example.org/gone/</link>`
Good: `<link>https://example.org/essay/</link>`
"""

import re
from collections.abc import Iterator

from diglot.character_references import decode_references
from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.sitemap import SITEMAP, read_feed

RULE = SiteRule("VS106", "feed")
_ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|form|base)\b|\bon[a-z]++\s*+=\s*+[\"']|(?:java|vb)script\s*+:|\bdata\s*+:\s*+text/html",
    re.IGNORECASE,
)
"""What a program that reads feeds might run, if it shows it as HTML."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at every RSS or Atom file; addresses on other hosts are not ours to know."""
    for path in sorted(site.files):
        if not path.endswith((".xml", ".rss", ".atom")) or path == SITEMAP:
            continue
        addresses = read_feed(site.text(path))
        if addresses is not None and (active := _ACTIVE.search(decode_references(site.text(path)))):
            yield SiteFinding(RULE.code, path, Message("the feed has what might run: {}", active[0]))
        for address in dict.fromkeys(addresses or ()):
            there = site.place("index.html", address).path if address else None
            if not address:
                yield SiteFinding(RULE.code, path, Message("the feed cannot be read"))
            elif there is not None and site.file_at(there) is None:
                yield SiteFinding(RULE.code, path, Message("“{}” in the feed is no page of the site", address))
