"""The sitemap: what is written can be read; the site is finished with what the engine adds."""

from hypothesis import given
from hypothesis import strategies as st

from diglot.site import finish_site
from diglot.site.address_ledger import parse_ledger
from diglot.site.csp import digest
from diglot.site.sitemap import SitemapEntry, read_sitemap, render_sitemap

URLS = st.text("abc/?&'\"<>é中%", min_size=1, max_size=12).map(lambda path: f"https://example.org/{path}")
ENTRIES = st.builds(
    SitemapEntry, URLS, st.lists(st.tuples(st.sampled_from(["en", "zh", "pt-BR"]), URLS), max_size=3).map(tuple)
)


@given(st.lists(ENTRIES, max_size=4))
def test_what_is_written_is_read(entries: list[SitemapEntry]) -> None:
    """Whatever is in the addresses."""
    assert read_sitemap(render_sitemap(entries)) == entries


def test_versions_for_everyone_are_added_to_what_is_written() -> None:
    """The finished sitemap names a version for readers of all other languages, also in the packed file."""
    addresses = (("en", "https://example.org/"), ("zh", "https://example.org/zh/"))
    text = render_sitemap([SitemapEntry(address, addresses) for _, address in addresses])
    finished = finish_site({"sitemap.xml": text}, {"en": "en", "zh": "zh-Hans"}, parse_ledger("", "addresses.txt"))
    entries = read_sitemap(finished["sitemap.xml"].decode()) or []

    assert [each.alternates[-1] for each in entries] == [("x-default", "https://example.org/")] * 2
    assert "sitemap.xml.gz" in finished


def test_styles_of_pages_are_allowed() -> None:
    """By what they are, on every page."""
    page = "<!doctype html><html><head><meta charset=utf-8><style>a{}</style></head><body></body></html>"
    ledger = parse_ledger("", "addresses.txt")
    finished = finish_site({"index.html": page}, {"en": "en"}, ledger)

    assert digest("a{}") in finished["index.html"].decode()
