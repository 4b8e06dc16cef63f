"""An attribute that names another element should name one that is there.

Why: a label for nothing, or a description that is missing, is heard by readers who do not see the page.
Bad:  `<label for="gone">`
Good: `<label for="search">` … `<input id="search">`
"""

from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS112", "unknown-id", is_local=True)


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at `for` and the `aria-` attributes that hold ids."""
    for page in site.built():
        known = set(page.ids)
        for name, value in dict.fromkeys(page.references):
            if value not in known:
                yield SiteFinding(RULE.code, page.path, Message("{}=“{}” names no element of the page", name, value))
