"""Front matter should not be seen.

Why: one wrong character in it (`title: a: b`) makes all of it text, without a warning.
Bad:  a page that begins with “title: Files: a history” under a rule
Good: `title: "Files: a history"`
"""

import re
from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS151", "visible-front-matter", is_local=True)
_KEY = re.compile(r"^(?:-{3}\s*)?[a-z][\w-]*:(?:\s|$)")


def check(site: Site) -> Iterator[SiteFinding]:
    """Look for a rule and a key at the beginning of each text: what Markdown makes of front matter."""
    for page in site.built():
        tags = [tag for tag, _ in page.opening]
        for index, (tag, text) in enumerate(page.opening):
            behind_rule = "hr" in tags[:index] or tag == "h2" or text.startswith("---")
            if tag in ("p", "h2") and behind_rule and _KEY.match(text):
                yield SiteFinding(RULE.code, page.path, Message("front matter is part of the text: “{}”", text[:50]))
                break
