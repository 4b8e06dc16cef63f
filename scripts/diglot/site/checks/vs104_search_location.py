"""Every result of the search should lead somewhere, and every page with text should be found.

Why: a stale or cut index sends readers nowhere, or hides a language from them.
Bad:  `"location": "essay/#gone"`
Good: `"location": "essay/#p2v5r3"`
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS104", "search-location")
INDEX = "search/search_index.json"
"""The index of MkDocs, where the theme has a search of its own."""
OURS = re.compile(r"search/(?!search_index\.)[\w-]+\.json")
"""The files of our search, one for each language."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Look up every location of each index; a site without an index has no search to break."""
    indexes = [path for path in sorted(site.files) if path == INDEX or OURS.fullmatch(path)]
    for path in indexes:
        yield from _check(site, path)
    for language in (site.source, *site.targets) if indexes and INDEX not in indexes else ():
        opening = site.pages.get(site.counterpart("index.html", language))
        if opening is not None and f"search/{opening.language}.json" not in indexes:
            fact = Message("the search has no index for the language of this page, {}", opening.language)
            yield SiteFinding(RULE.code, opening.path, fact)


def _check(site: Site, index: str) -> Iterator[SiteFinding]:
    try:
        read = json.loads(site.text(index))
        found = [str(entry["location"]) for entry in read["docs"]] if index == INDEX else list(_locations(read))
    except (ValueError, KeyError, TypeError):
        yield SiteFinding(RULE.code, index, Message("the index of the search cannot be read"))
        return
    goals: dict[str, set[str]] = {}
    for location in dict.fromkeys(found):
        seen = location if location and location[0] != "#" else f"./{location}"
        place = site.place("index.html", seen)
        there = site.file_at(place.path) if place.path is not None else None
        if there is None:
            yield SiteFinding(RULE.code, index, Message("the result “{}” leads to no page", location))
        elif place.fragment and there in site.pages:
            if there not in goals:
                goals[there] = site.pages[there].goals
            if place.fragment not in goals[there]:
                yield SiteFinding(RULE.code, index, Message("the result “{}” leads to no place on {}", location, there))


def _locations(index: Any) -> Iterator[str]:
    """The addresses of pages, their sections and passages, also those side by side, from the root of the site."""
    folder = str(index["folder"])
    for page in index["pages"]:
        beside = [f"{folder}{pair}/{page['url'].removeprefix(folder)}" for pair in page["beside"]]
        for address in (page["url"], *beside):
            yield address
            for name, _, passages, *_ in page["sections"]:
                fragments = dict.fromkeys((name, *(passage[0] for passage in passages)))
                yield from (f"{address}#{fragment}" for fragment in fragments if fragment)
