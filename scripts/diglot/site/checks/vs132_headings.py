"""A page should have one heading of the first level in each language that it shows, and a title.

Why: it is the name of the page for screen readers, search and the language switch.
Bad:  a page with two `<h1>`, or none
Good: one `<h1>`; on a page of two languages side by side, `<h1>` and `<h1 lang="zh-Hans">`
"""

from collections import Counter
from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS132", "headings", is_local=True)


def check(site: Site) -> Iterator[SiteFinding]:
    """Count the headings of every page."""
    for page in site.built():
        for language, times in Counter(page.headings).items():
            if times > 1:
                fact = Message("the page has {} headings of the first level (<h1>)", times)
                fact = Message("{} in one language, {}", fact, language) if language else fact
                yield SiteFinding(RULE.code, page.path, fact)
        if not page.headings:
            yield SiteFinding(RULE.code, page.path, Message("the page has no heading of the first level (<h1>)"))
        if not page.title:
            yield SiteFinding(RULE.code, page.path, Message("the page has no title"))
