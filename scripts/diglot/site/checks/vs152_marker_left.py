"""Nothing should be left on a page of what programs write to each other.

Why: a sign that was not taken out shows that a step was left out, or that a text was made to look like one.
Bad:  `data-diglot-unit="p2v5r3"`, `<!--!diglot:content essay.md-->`, private characters, `wzxhzdk:0`
Good: the text without them
"""

import re
from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS152", "marker-left", is_local=True)
_CHARACTER = re.compile("[\U00100000-\U0010fffd\x02\x03]")
_BYTES = (b"\xf4", b"\x02", b"\x03")
"""Bytes without which a file has no such character."""
_SIGNS = (
    b"data-diglot-un",
    b"<!--!diglot:",
    b"<!--diglot:",
    b"wzxhzdk:",
    b"klzzwxh:",
    b'class="diglot-places',
)
"""Markers of units, placeholders of Python-Markdown, and notes to this package."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at the text of each page as it is written."""
    for page in site.built():
        data = site.files[page.path] or b""
        found = next((sign for sign in _SIGNS if sign in data), b"").decode()
        if any(byte in data for byte in _BYTES) and (character := _CHARACTER.search(data.decode("utf-8", "replace"))):
            found = f"U+{ord(character[0]):04X}"
        if found:
            yield SiteFinding(RULE.code, page.path, Message("a sign of a step before is left: {}", found))
