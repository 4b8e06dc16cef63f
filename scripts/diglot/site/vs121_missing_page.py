"""A page should be there in every language of the edition.

Why: the language switch leads to it, and a paragraph has one address in all languages. What is not translated yet is shown
in the original language, marked, not left out.
Bad:  `essay/` without `zh/essay/`
Good: both
"""

from collections.abc import Iterator

from diglot.site.model import Finding, Rule, Site

RULE = Rule("VS121", "missing-page")


def check(site: Site) -> Iterator[Finding]:
    """Compare the sets of pages."""
    for page in site.published():
        for language in (site.source, *site.targets):
            other = site.counterpart(page.path, language)
            if other not in site.pages:
                yield Finding(RULE.code, page.path, f"the page has no counterpart {other} (language “{language}”)")
