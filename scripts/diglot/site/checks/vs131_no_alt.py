"""A picture should have a text in its place, or an empty one if it says nothing.

Why: readers who do not see it hear the name of a file (WCAG 2.2, 1.1.1).
Bad:  `<img src="map.png">`
Good: `<img src="map.png" alt="A map of Dongcheng district">`, `<img src="line.png" alt="">`
"""

from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS131", "no-alt", is_local=True)


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at every `<img>`."""
    for page in site.built():
        for source in page.without_alt:
            yield SiteFinding(RULE.code, page.path, Message("the picture “{}” has no alt text", source))
