"""Text should be in the language that its page, or the element it stands in, says.

Why: screen readers choose the voice by it, browsers the glyphs, line breaks and hyphens, search engines the readers.
Bad:  `<html lang="zh-Hans">` … `<p>A paragraph that is not translated.</p>`
Good: `<html lang="zh-Hans">` … `<p lang="en">A paragraph that is not translated.</p>`
"""

from collections.abc import Iterator

from diglot.language import parse_language
from diglot.message import Message
from diglot.site.built_site import LOST, Site, SiteFinding, SiteRule
from diglot.site.script_shares import has_share, share_of

RULE = SiteRule("VS123", "wrong-lang", is_local=True)
FEWEST = 40
"""Letters below which a passage is not judged: names, titles of works and figures may be in any writing."""
LEAST = 0.15
"""The share of a passage that must be in the writing of its language; quotations and names take up the rest."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at the language of each page, and at the writing of each block of text."""
    for page in site.built():
        code = site.language_of(page.path)
        if not page.language:
            yield SiteFinding(RULE.code, page.path, Message("<html> has no lang"))
        elif page.path != LOST and parse_language(page.language).primary != parse_language(code).primary:
            yield SiteFinding(
                RULE.code, page.path, Message("<html> says lang=“{}” in the folder of “{}”", page.language, code)
            )
        for passage in page.passages:
            language, text = passage
            if len(text) < FEWEST or has_share(text, language, LEAST):
                continue
            letters, share = share_of(text, language)
            if letters >= FEWEST and share < LEAST:
                start = " ".join(text.split())[:50]
                yield SiteFinding(
                    RULE.code, page.path, Message("the text “{}…” is not in its language, {}", start, language)
                )
