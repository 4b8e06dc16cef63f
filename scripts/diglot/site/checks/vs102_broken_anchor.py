"""A link to a place on a page should find that place.

Why: paragraphs have permanent addresses; a link to one that is gone lands at the top of a long page.
Bad:  `<a href="#p2v5r3">` on a page without that id
Good: `<a href="#p2v5r3">` … `<p id="p2v5r3">`
"""

from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS102", "broken-anchor")
_OF_BROWSERS = frozenset({"", "top"})
_OF_THE_THEME = frozenset({"__skip"})
"""Material's link to the text of a page whose heading has no id leads to a place that Material may not make."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at every link with a fragment that leads to a page of the site."""
    goals = {path: page.goals for path, page in site.pages.items()}
    for page in site.pages.values():
        for href in dict.fromkeys(link.href for link in page.links if "#" in link.href):
            if href[0] == "#" and href[1:] in goals[page.path]:
                continue
            place = site.place(page.path, href)
            if place.path is None or place.fragment in _OF_BROWSERS | _OF_THE_THEME:
                continue
            there = site.file_at(place.path) if place.path != page.path else page.path
            if there in goals and not site.pages[there].refresh and place.fragment not in goals[there]:
                yield SiteFinding(RULE.code, page.path, Message("the link “{}” leads to no place on {}", href, there))
