"""Results of MkDocs' search should be words, without markup.

Why: the scripts of themes write titles and texts into the page as HTML. (Diglot's own search writes them as text.)
Bad:  `"text": "A list <img src=x onerror=…>"`
Good: `"text": "A list &lt;img&gt;"`
"""

import json
import re
from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.checks.vs104_search_location import INDEX

RULE = SiteRule("VS107", "search-markup")
_MARKUP = re.compile(r"<[A-Za-z/!?][^>]{0,40}")


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at all texts of the index; one that cannot be read is reported by another check."""
    if INDEX not in site.files:
        return
    try:
        index = json.loads(site.text(INDEX))
    except ValueError:
        return
    for text in _texts({**index, "config": None} if isinstance(index, dict) else index):
        if match := _MARKUP.search(text):
            yield SiteFinding(RULE.code, INDEX, Message("a result of the search has markup: {}", match[0]))


def _texts(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
