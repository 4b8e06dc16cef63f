"""A page should have the same ids in every language.

Why: the address of a paragraph or a section holds in all languages; the language switch keeps the reader's place by it.
Bad:  `id="twelve-hundred-entries"` in one language, `id="_2"` in the other
Good: the same id in both
"""

from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule

RULE = SiteRule("VS122", "unequal-ids")
_SHOWN = 5
_OF_ONE_LANGUAGE = ("__", "letter-")
"""How ids begin that the theme makes, and those of the letters of an index, which each language has of its own."""


def check(site: Site) -> Iterator[SiteFinding]:
    """Compare each page with its counterpart in the source language, both ways."""
    for page in site.published():
        original = site.pages.get(site.counterpart(page.path, site.source))
        if original is None or original is page:
            continue
        here, there = _own(page.ids), _own(original.ids)
        for names, lacking, having in ((there - here, page, original), (here - there, original, page)):
            if names:
                some = ", ".join(sorted(names)[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
                yield SiteFinding(
                    RULE.code, lacking.path, Message("{} ids of {} are missing: {}", len(names), having.path, some)
                )


def _own(ids: list[str]) -> set[str]:
    return {name for name in ids if not name.startswith(_OF_ONE_LANGUAGE)}
