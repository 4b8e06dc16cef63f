"""A link should have a name.

Why: screen readers say “link” and nothing else (WCAG 2.2, 2.4.4).
Bad:  `<a href="../essay/"></a>`
Good: `<a href="../essay/">The essay</a>`, `<a href="../essay/" aria-label="The essay"><svg>…</svg></a>`
"""

from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS133", "empty-link", is_local=True)


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at every link."""
    for page in site.built():
        for href in dict.fromkeys(link.href for link in page.links if not link.is_named):
            yield SiteFinding(RULE.code, page.path, Message("the link to “{}” has no text", href))
