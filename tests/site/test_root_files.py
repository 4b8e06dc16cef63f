"""The files that servers and search engines ask for, and the page for lost readers: what the gate asks of them."""

from collections.abc import Collection
from pathlib import Path

import pytest
from sites import make_edition

from diglot.known_files import read_copied_pages, read_known_files
from diglot.repository import Repository, SiteFiles
from diglot.rules import Check
from diglot.site import SiteRule, verify_site
from diglot.site.built_site import HOST, LOST
from diglot.site.checks.vs144_unknown_file import digest_of
from diglot.site.registry import FAMILY
from diglot.site.robots import ROBOTS, render_robots

URL = "https://example.org/book/"
WRITTEN = render_robots(f"{URL}sitemap.xml").encode()
OWN = b"User-agent: *\nDisallow: /drafts/\n"
LOST_PAGE = (
    '<!doctype html><html lang="en"><body><a href="/book/">a</a><a href="/book/zh/index.html">b</a></body></html>'
)
PAGE = b"<!doctype html><title>a</title>"


def chosen() -> tuple[Check[SiteRule], ...]:
    """The checks for these files."""
    return FAMILY.choose(["VS108", "VS109"])


def look(
    more: dict[str, bytes | None],
    known: Collection[str] | None = (),
    copied: Collection[str] = (),
    url: str = URL,
    languages: tuple[str, ...] = ("en", "zh"),
) -> list[tuple[str, str]]:
    """What the gate finds in a site with these files; those that are None are left out."""
    files = {"index.html": PAGE, "zh/index.html": PAGE, LOST: LOST_PAGE.encode(), ROBOTS: WRITTEN, **more}
    there = {path: data for path, data in files.items() if data is not None}
    return [(each.code, each.path) for each in verify_site(there, languages, url, chosen(), known, copied=copied)]


def test_what_a_build_writes_passes() -> None:
    """Also if nobody knows the files of the sources, and if the site does not know its address."""
    assert look({}) == look({}, known=None) == []
    assert look({ROBOTS: None, LOST: LOST_PAGE.replace("/book/", "/").encode()}, url="") == []


def test_what_authors_bring_passes_as_they_have_it() -> None:
    """Their robots.txt takes the place of the one that is written."""
    sources = {digest_of(OWN), digest_of(b"example.org\n")}
    brought = {ROBOTS: OWN, HOST: b"example.org\n"}

    assert look(brought, sources, [*brought]) == []
    assert look({}, sources, [ROBOTS]) == [("VS108", ROBOTS)], "the build's, where authors have their own"
    assert look({ROBOTS: None}, sources, [ROBOTS, HOST]) == [("VS108", HOST), ("VS108", ROBOTS)]


@pytest.mark.parametrize(
    ("named", "url"),
    [
        ("example.org", URL),
        ("www.EXAMPLE.org", URL),
        ("例子.example", "https://xn--fsqu00a.example/"),
        ("xn--mnchen-3ya.example", "https://münchen.example/"),
        ("example.org", "https://example.org:8443/"),
    ],
)
def test_a_host_may_be_written_in_several_ways(named: str, url: str) -> None:
    """In any case, in Unicode or ASCII, with `www.` or without."""
    data = f"{named}\n".encode()
    files = {HOST: data, ROBOTS: render_robots(f"{url}sitemap.xml").encode()}

    lost = {LOST: LOST_PAGE.replace("/book/", "/").encode()}
    assert [each for each in look(files | lost, {digest_of(data)}, [HOST], url) if each[1] == HOST] == []
    assert ("VS108", HOST) in look(files | lost, {digest_of(data)}, [HOST], "https://elsewhere.example/")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"/book/"', '"./"'),
        ('"/book/zh/index.html"', '"zh/"'),
        ("/book/zh/index.html", "https://example.org/book/en/"),
        ('"/book/"', '"/"'),
        ("<body>", '<body><img src="a.png">'),
    ],
)
def test_a_page_for_lost_readers_that_breaks_somewhere_is_found(old: str, new: str) -> None:
    """Relative addresses, and languages that it leads not to; unless the page is the authors' own."""
    page = LOST_PAGE.replace(old, new).encode()

    assert {*look({LOST: page})} == {("VS109", LOST)}
    assert look({LOST: page}, copied=[LOST]) == []


def test_a_language_without_pages_needs_no_link() -> None:
    """A new language may have none yet."""
    assert look({}, languages=("en", "zh", "fr")) == []


def test_the_files_of_authors_are_known(tmp_path: Path) -> None:
    """In the folder of the source, or beside those of the languages; a site's are read."""
    make_edition(tmp_path)
    for path, data in {"docs/en/robots.txt": OWN, "docs/CNAME": b"example.org\n", "docs/zh/CNAME": b"no"}.items():
        (tmp_path / path).write_bytes(data)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_bytes(PAGE)
    (tmp_path / "site/robots.txt").write_bytes(OWN)
    repository = Repository(tmp_path)

    assert read_copied_pages(repository) == {ROBOTS, HOST}
    assert {digest_of(OWN), digest_of(b"example.org\n")} <= read_known_files(repository)
    assert digest_of(b"no") not in read_known_files(repository)
    assert SiteFiles(tmp_path / "site")[ROBOTS] == OWN
