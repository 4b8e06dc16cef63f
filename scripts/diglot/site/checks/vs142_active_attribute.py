"""No attribute should hold a script or a style.

Why: the policy of the site forbids them, so they would not work; and they are how a script is slipped into a text.
Bad:  `<p onclick="…">`, `<a href="javascript:…">`, `<td style="text-align: right">`
Good: a script or a class in a file of the site
"""

from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS142", "active-attribute")


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at the attributes of every element. What is wrong with copied pages is one finding: a program made them."""
    copied: dict[str, list[str]] = {}
    for page in site.pages.values():
        for what in dict.fromkeys(page.active):
            if page.path in site.copied:
                copied.setdefault(page.path, []).append(what)
            else:
                yield SiteFinding(RULE.code, page.path, Message("an attribute runs something: {}", what))
    if copied:
        path, (what, *others) = next(iter(copied.items()))
        fact = Message("the policy of the site stops what this copied page needs: {}", what)
        if others:
            fact = Message("{} (and {} more in it)", fact, len(others))
        if pages := len(copied) - 1:
            more = Message("{}, and 1 more copied page") if pages == 1 else Message("{}, and {} more copied pages")
            fact = more.filled(fact, pages)
        cure = Message("Put its styles and scripts into files beside it, or publish it elsewhere and link to it.")
        yield SiteFinding(RULE.code, path, Message("{}. {}", fact, cure))
