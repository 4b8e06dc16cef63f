"""Every result of the search should lead somewhere, and every page with text should be found.

Why: a stale or cut index sends readers nowhere, or hides a language from them.
Bad:  `"location": "essay/#gone"`
Good: `"location": "essay/#p2v5r3"`
"""

import json
from collections.abc import Iterator

from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS104", "search-location")
INDEX = "search/search_index.json"


def check(site: Site) -> Iterator[SiteFinding]:
    """Look up every location of the index; a site without an index has no search to break."""
    if INDEX not in site.files:
        return
    try:
        locations = [str(entry["location"]) for entry in json.loads(site.text(INDEX))["docs"]]
    except (ValueError, KeyError, TypeError):
        yield SiteFinding(RULE.code, INDEX, "the index of the search cannot be read")
        return
    goals: dict[str, set[str]] = {}
    for location in dict.fromkeys(locations):
        place = site.place("index.html", location if location and location[0] != "#" else f"./{location}")
        there = site.file_at(place.path) if place.path is not None else None
        if there is None:
            yield SiteFinding(RULE.code, INDEX, f"the result “{location}” leads to no page")
        elif place.fragment and there in site.pages:
            if there not in goals:
                goals[there] = site.pages[there].goals
            if place.fragment not in goals[there]:
                yield SiteFinding(RULE.code, INDEX, f"the result “{location}” leads to no place on {there}")
