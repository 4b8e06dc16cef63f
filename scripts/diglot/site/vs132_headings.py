"""A page should have one heading of the first level, and a title.

Why: it is the name of the page for screen readers, search and the language switch.
Bad:  a page with two `<h1>`, or none
Good: one `<h1>`
"""

from collections.abc import Iterator

from diglot.site.model import Finding, Rule, Site

RULE = Rule("VS132", "headings")


def check(site: Site) -> Iterator[Finding]:
    """Count the headings of every page."""
    for page in site.pages.values():
        first = page.headings.count("h1")
        if first != 1:
            yield Finding(RULE.code, page.path, f"the page has {first} headings of the first level (<h1>)")
        if not page.title:
            yield Finding(RULE.code, page.path, "the page has no title")
