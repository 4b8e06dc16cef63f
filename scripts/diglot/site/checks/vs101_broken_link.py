"""A link should lead to a page or a file of the site.

Why: a reader who follows it gets “Page not found”; a renamed page leaves such links behind.
Bad:  `<a href="../essay-2/">` where the page is `essay/`
Good: `<a href="../essay/">`
"""

from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.page_tags import SPEAKING, TagKind

RULE = SiteRule("VS101", "broken-link", is_local=True)


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at every link of every page, and at where a page sends its readers on its own."""
    for page in site.pages.values():
        hrefs = [link.href for link in page.links]
        hrefs += [tag.kind.attributes["href"] for tag in page.tags if tag.kind.name == "link" and _is_said(tag.kind)]
        for href in dict.fromkeys([page.refresh, *hrefs] if page.refresh else hrefs):
            if href.startswith("#"):  # a place on the page itself
                continue
            path = site.place(page.path, href).path
            if path is not None and site.file_at(path) is None:
                yield SiteFinding(RULE.code, page.path, Message("the link “{}” leads to no file of the site", href))


def _is_said(kind: TagKind) -> bool:
    """Whether a `<link>` names a file that nothing loads: a feed, a citation, the page as Markdown."""
    rel = kind.attributes.get("rel", "").lower().split()
    return bool(kind.attributes.get("href")) and bool(rel) and SPEAKING.issuperset(rel)
