"""The sitemap should list the pages that are there, each once.

Why: it is how search engines learn of pages and, in this site, of their translations.
Bad:  `<loc>https://example.org/old/</loc>`
Good: a `<loc>` for each page
"""

import zlib
from collections import Counter
from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.sitemap import SITEMAP, read_sitemap

RULE = SiteRule("VS105", "sitemap")
_PACKED = f"{SITEMAP}.gz"
_SHOWN = 3


def check(site: Site) -> Iterator[SiteFinding]:
    """Compare the sitemap with the pages; those that ask to be left out should be."""
    if SITEMAP not in site.files:
        yield SiteFinding(RULE.code, SITEMAP, Message("the site has no sitemap"))
        return
    entries = read_sitemap(site.text(SITEMAP))
    if entries is None:
        yield SiteFinding(RULE.code, SITEMAP, Message("the sitemap cannot be read"))
        return
    if entries and not any("://" in entry.address for entry in entries):
        fact = Message("the addresses in the sitemap are no web addresses: write site_url into mkdocs.yml")
        yield SiteFinding(RULE.code, SITEMAP, fact)
        return
    found: set[str | None] = set()
    listed = Counter(entry.address for entry in entries)
    for address, times in listed.items():
        path = site.place("index.html", address).path
        there = site.file_at(path) if path is not None else None
        if there is None:
            yield SiteFinding(RULE.code, SITEMAP, Message("“{}” is no page of the site", address))
        elif there in site.pages and site.pages[there].is_unlisted:
            fact = Message("“{}” is listed, but its page asks search engines to leave it out", address)
            yield SiteFinding(RULE.code, SITEMAP, fact)
        if times > 1:
            yield SiteFinding(RULE.code, SITEMAP, Message("“{}” is listed {} times", address, times))
        found.add(there)
    lacking = [page.path for page in site.published() if not page.is_unlisted and page.path not in found]
    if lacking:
        some = ", ".join(lacking[:_SHOWN]) + (", …" if len(lacking) > _SHOWN else "")
        yield SiteFinding(RULE.code, SITEMAP, Message("{} pages are not listed: {}", len(lacking), some))
    if not _is_same(site.files.get(_PACKED), site.files[SITEMAP] or b""):
        yield SiteFinding(RULE.code, _PACKED, Message("the file is not {}, compressed", SITEMAP))


def _is_same(packed: bytes | None, text: bytes) -> bool:
    """Whether a compressed file has a text and nothing else; also if it is not there."""
    if packed is None:
        return True
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        return reader.decompress(packed, len(text) + 1) == text and not (reader.unconsumed_tail or reader.unused_data)
    except zlib.error:
        return False
