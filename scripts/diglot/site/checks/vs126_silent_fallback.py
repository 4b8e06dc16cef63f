"""A page that shows the original in place of a translation should say so.

Why: a reader who chose a language and gets another one should be told that this is no mistake of theirs.
Bad:  a page under `zh/` whose text is English, and nothing else
Good: the same, with a notice at its beginning
"""

from collections.abc import Iterator

from diglot.language import parse_language
from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.script_shares import has_share, share_of

RULE = SiteRule("VS126", "silent-fallback", is_local=True)
FEWEST = 200
"""Letters that a page must have to be judged."""
LEAST = 0.2
"""The share of a page's text that is in its language; a page of two languages side by side has more."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Weigh the text of every translated page that is in its language or in that of the source. What says that it is in
    a third one is not weighed: a glossary has the names of its terms in all of them."""
    for page in site.published():
        language = site.language_of(page.path)
        if language == site.source or page.has_notice:
            continue
        primaries = {parse_language(each).primary for each in (language, site.source)}
        texts = (each.text for each in page.passages if parse_language(each.language).primary in primaries)
        text = "\n".join(texts)
        if has_share(text, language, LEAST):
            continue
        letters, share = share_of(text, language)
        if letters >= FEWEST and share < LEAST:
            yield SiteFinding(RULE.code, page.path, Message("the text is in another language, and no notice says why"))
