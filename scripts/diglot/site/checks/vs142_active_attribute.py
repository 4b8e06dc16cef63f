"""No attribute should hold a script or a style.

Why: the policy of the site forbids them, so they would not work; and they are how a script is slipped into a text.
Bad:  `<p onclick="…">`, `<a href="javascript:…">`, `<td style="text-align: right">`
Good: a script or a class in a file of the site
"""

from collections.abc import Iterator

from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS142", "active-attribute")


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at the attributes of every element."""
    for page in site.pages.values():
        for what in dict.fromkeys(page.active):
            yield SiteFinding(RULE.code, page.path, f"an attribute runs something: {what}")
