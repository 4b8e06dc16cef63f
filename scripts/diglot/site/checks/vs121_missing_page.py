"""A page should be there in every language of the edition.

Why: the language switch leads to it, and a paragraph has one address in all languages. What is not translated yet is
shown in the original language, marked, not left out. Pages side by side are for the two languages that they show.
Bad:  `essay/` without `zh/essay/`
Good: both
"""

from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS121", "missing-page")


def check(site: Site) -> Iterator[SiteFinding]:
    """Compare the sets of pages."""
    for page in site.published():
        for language in _languages(site, page.path):
            other = site.counterpart(page.path, language)
            if other not in site.pages:
                yield SiteFinding(
                    RULE.code, page.path, Message("the page has no counterpart {} (language “{}”)", other, language)
                )


def _languages(site: Site, path: str) -> tuple[str, ...]:
    beside = {f"{site.source}-{target}": (site.source, target) for target in site.targets}
    return beside.get(site.neutral(path).partition("/")[0], (site.source, *site.targets))
