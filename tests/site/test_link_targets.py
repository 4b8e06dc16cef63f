"""Where links of a built page lead."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.site import link_targets
from diglot.site.link_targets import LinkTarget, place_of

SITE = "https://example.org/scores/"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("../about/", LinkTarget("zh/about/")),
        ("#a", LinkTarget("zh/essay/index.html", "a")),
        (" #%E6%B3%95 ", LinkTarget("zh/essay/index.html", "法")),
        ("..\\..\\about/#a", LinkTarget("about/", "a")),
        ("../..//about/", LinkTarget("/about/")),
        ("/scores/zh/", LinkTarget("zh/")),
        ("/scores", LinkTarget("")),
        ("/other/", LinkTarget("../other/")),
        ("https://example.org/other/", LinkTarget(None, "", "example.org")),
        ("HTTPS://EXAMPLE.ORG:443/scores/zh/", LinkTarget("zh/")),
        ("\\\\evil.example/x", LinkTarget(None, "", "evil.example")),
        ("/\t/evil.example/x", LinkTarget(None, "", "evil.example")),
        ("https:/\\evil.example", LinkTarget(None, "", "evil.example")),
        ("https:../../about/", LinkTarget("about/")),
        ("java\nscript:x", LinkTarget(None)),
        ("mailto:a@example.org", LinkTarget(None)),
        ("ftp://files.example/", LinkTarget(None, "", "files.example")),
        ("odd:x", LinkTarget(None, "", "odd")),
        ("https://no host/", LinkTarget("../https://no host/")),
    ],
)
def test_a_link_leads_where_a_browser_goes(link: str, target: LinkTarget) -> None:
    """With backslashes, control characters and default ports; what is no address leads to no file."""
    assert place_of(SITE, "zh/essay/index.html", link) == target


NAMES = st.sampled_from(
    ["a", "b1", "c_d", "e-f", "index.html", "..", ".", "", "%2e", "x..y", ".z", "a:b", "ö", "?q", "a b"]
)


@given(st.lists(NAMES, max_size=4).map("/".join), st.lists(NAMES, max_size=6).map("/".join))
def test_simple_addresses_are_read_as_all_others(folder: str, address: str) -> None:
    """Without the reader of the URL Standard, and with the same result."""
    page = f"{folder}/index.html" if folder else "index.html"
    found = place_of(SITE, page, address)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(link_targets, "_SIMPLE", re.compile("(?!)"))
        link_targets._resolve.cache_clear()
        try:
            assert place_of(SITE, page, address) == found
        finally:
            link_targets._resolve.cache_clear()
