"""Run every check of a built site, in order.

A check is a file of this folder, named by its code and name, with a docstring that is its documentation.
`tests/site/test_registry.py` plants at least one fault for each.
"""

from collections.abc import Iterator, Mapping, Sequence

from diglot.site import (
    vs101_broken_link,
    vs102_broken_anchor,
    vs103_missing_file,
    vs104_search_location,
    vs105_sitemap,
    vs106_feed,
    vs111_duplicate_id,
    vs112_unknown_id,
    vs121_missing_page,
    vs122_unequal_ids,
    vs123_wrong_lang,
    vs124_hreflang,
    vs125_canonical,
    vs126_silent_fallback,
    vs131_no_alt,
    vs132_headings,
    vs133_empty_link,
    vs141_foreign_host,
    vs142_active_attribute,
    vs143_policy,
    vs151_visible_front_matter,
)
from diglot.site.built_site import Site, SiteFinding, SiteRule

CHECKS = (
    vs101_broken_link,
    vs102_broken_anchor,
    vs103_missing_file,
    vs104_search_location,
    vs105_sitemap,
    vs106_feed,
    vs111_duplicate_id,
    vs112_unknown_id,
    vs121_missing_page,
    vs122_unequal_ids,
    vs123_wrong_lang,
    vs124_hreflang,
    vs125_canonical,
    vs126_silent_fallback,
    vs131_no_alt,
    vs132_headings,
    vs133_empty_link,
    vs141_foreign_host,
    vs142_active_attribute,
    vs143_policy,
    vs151_visible_front_matter,
)
RULES: Mapping[str, SiteRule] = {module.RULE.code: module.RULE for module in CHECKS}


def verify_site(files: Mapping[str, bytes | None], languages: Sequence[str], url: str = "") -> Iterator[SiteFinding]:
    """What is wrong with a built site, check by check. See `Site` for the arguments."""
    site = Site(files, languages, url)
    for module in CHECKS:
        yield from module.check(site)
