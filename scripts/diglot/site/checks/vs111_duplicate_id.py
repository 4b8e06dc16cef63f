"""An id should be on a page once.

Why: a link to it finds the first one only, and labels and scripts the wrong one.
Bad:  `<p id="p2v5r3">` … `<p id="p2v5r3">`
Good: two ids
"""

from collections import Counter
from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS111", "duplicate-id", is_local=True)


def check(site: Site) -> Iterator[SiteFinding]:
    """Count the ids of every page."""
    for page in site.built():
        if len(set(page.ids)) < len(page.ids):
            for name, times in Counter(page.ids).items():
                if times > 1:
                    yield SiteFinding(RULE.code, page.path, Message("the id “{}” is there {} times", name, times))
