"""Sites of many pages, which are judged one by one, and in several processes."""

import pytest
from sites import ROOT
from sites import Site as BuiltSite

from diglot.repository import SiteFiles
from diglot.rules import workers
from diglot.site import Site, verify_site
from diglot.site.registry import FAMILY

LANGUAGES = ("en", "zh")
PAGE = """<!DOCTYPE html><html lang="{language}"><head><title>{number}</title></head><body><h1 id="p{number}">A</h1>
<a href="../p{next}/#p{next}">next</a> <a href="../p{next}/#gone">gone</a> <a href="../../x{number}/">none</a>
<img src="a{number}.png" onload="x()"><p id="p">A paragraph that is in English, as long as it takes to see that.</p>
<p id="p" title="{number}">data-diglot-unit</p><script>a({number})</script></body></html>"""


def many_pages(count: int) -> dict[str, bytes | None]:
    """A site in which every page has faults of most kinds."""
    return {
        f"{folder}p{number}/index.html": PAGE.format(number=number, next=number + 1, language=language).encode()
        for folder, language in (("", "en"), ("zh/", "zh"))
        for number in range(count)
    }


@pytest.mark.parametrize("is_copied", [workers.IS_COPIED, pytest.param(False, marks=pytest.mark.weekly)])
def test_several_processes_find_the_same(is_copied: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same order, whether a process is a copy of the first one or begins empty."""
    monkeypatch.setattr(workers, "IS_COPIED", is_copied)
    monkeypatch.setattr(workers, "BEGINNING", 0)
    files = many_pages(12)
    found = list(verify_site(files, LANGUAGES))

    assert list(verify_site(files, LANGUAGES, jobs=2)) == found
    assert len({each.code for each in found}) > 10


def test_a_check_of_one_page_finds_the_same_when_it_sees_no_other() -> None:
    """Those that say so, on a site that has what each of them looks for."""
    files = many_pages(3)
    site = Site(files, LANGUAGES)

    for check in FAMILY.checks:
        if check.rule.is_local:
            one_by_one = [each for path in sorted(files) for each in check.run(site.part([path]))]
            assert one_by_one == list(check.run(site)), check.rule.code


def test_a_check_of_the_whole_needs_no_more_than_what_is_kept_of_a_page() -> None:
    """So a page can be forgotten."""
    site = Site(many_pages(3), LANGUAGES)
    brief = site.with_pages({path: page.brief() for path, page in site.pages.items()})

    for check in FAMILY.checks:
        if not check.rule.is_local:
            assert list(check.run(brief)) == list(check.run(site)), check.rule.code


def test_files_are_read_when_they_are_asked_for(edition_site: BuiltSite) -> None:
    """Those that no check reads are none; what is not there is no key."""
    files = SiteFiles(edition_site.folder, ROOT)

    assert "essay/index.html" in files
    assert b"<article" in (files["essay/index.html"] or b"")
    assert "essay.md" in files
    assert files["essay.md"] is None
    assert list(files) == sorted(files)
    assert len(files) == len(list(files))
    with pytest.raises(KeyError):
        files["gone.html"]
