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
_OF_A_LANGUAGE = "search.json"
"""Zensical has an index for each language, in its folder."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Look up every location of each index; a site without an index has no search to break."""
    for path in sorted(site.files):
        if path == INDEX:
            yield from _check(site, path, "docs", "")
        elif path.rpartition("/")[2] == _OF_A_LANGUAGE:
            yield from _check(site, path, "items", path.removesuffix(_OF_A_LANGUAGE))


def _check(site: Site, index: str, name: str, folder: str) -> Iterator[SiteFinding]:
    """Look up the locations of an index, which are seen from `folder`."""
    try:
        locations = [str(entry["location"]) for entry in json.loads(site.text(index))[name]]
    except (ValueError, KeyError, TypeError):
        yield SiteFinding(RULE.code, index, "the index of the search cannot be read")
        return
    goals: dict[str, set[str]] = {}
    for location in dict.fromkeys(locations):
        seen = location if location and location[0] != "#" else f"./{location}"
        place = site.place(f"{folder}index.html", seen)
        there = site.file_at(place.path) if place.path is not None else None
        if there is None:
            yield SiteFinding(RULE.code, index, f"the result “{location}” leads to no page")
        elif place.fragment and there in site.pages:
            if there not in goals:
                goals[there] = site.pages[there].goals
            if place.fragment not in goals[there]:
                yield SiteFinding(RULE.code, index, f"the result “{location}” leads to no place on {there}")
