"""A picture, script, style sheet or frame should be a file of the site.

Why: what is missing shows as a hole, or leaves the page unstyled; `srcset` and `url()` hide it from a quick look.
Bad:  `<img src="grid.png" srcset="grid@2x.png 2x">` without `grid@2x.png`
Good: both files are there
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS103", "missing-file")
URL = re.compile(
    r"""url\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^()'"\s]*+))\s*+\)|@import\s+(?:"([^"]+)"|'([^']+)')"""
    r"""|(?:image-set\(|,)\s*+(?:"((?=[^"./]*+[./])[^"]*+)"|'((?=[^'./]*+[./])[^']*+)')\s*+(?:\d|type|[,)])"""
)
"""An address in a style sheet (CSS Values 4, 4.5; CSS Cascade 5, 3)."""
COMMENT = re.compile(r"/\*(?>(?:[^*]++|\*(?!/))*)(?:\*/|\Z)")
"""A comment in a style sheet; one that is not closed reaches to the end."""


@lru_cache(1024)
def addresses_of(style: str) -> tuple[str, ...]:
    """The addresses that a style sheet makes a browser fetch, data in the sheet itself and fragments left out."""
    found = ("".join(match.groups(default="")) for match in URL.finditer(COMMENT.sub("", style)))
    return tuple(address for address in found if address and not address.startswith(("data:", "#")))


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at what pages and style sheets make a browser fetch."""
    for page in site.pages.values():
        wanted = [load.url for load in page.loads] + [
            address for style in page.styles for address in addresses_of(style)
        ]
        yield from _missing(site, page.path, wanted)
    for path in sorted(site.files):
        if path.endswith(".css"):
            yield from _missing(site, path, addresses_of(site.text(path)))


def _missing(site: Site, path: str, wanted: Sequence[str]) -> Iterator[SiteFinding]:
    for url in dict.fromkeys(wanted):
        there = site.place(path, url).path
        if there is not None and site.file_at(there) is None:
            yield SiteFinding(RULE.code, path, Message("“{}” is loaded here and is no file of the site", url))
