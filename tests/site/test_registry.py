"""The gate on the built site: planted faults, one at a time."""

import gc
import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from sites import ROOT, Site, build, make_edition

from diglot.cli import cli
from diglot.known_files import read_known_files
from diglot.repository import Repository, read_site
from diglot.site import verify_site
from diglot.site.registry import FAMILY

pytestmark = pytest.mark.usefixtures("remembered_pages")
Files = dict[str, bytes | None]
LANGUAGES = ("en", "zh")
ESSAY, CHINESE = "essay/index.html", "zh/essay/index.html"
ENGLISH_PARAGRAPH = "<p>A paragraph that nobody has translated yet, and that does not say in which language it is.</p>"
CANONICAL = '<link rel="canonical" href="https://example.org/scores-and-grids/'


@cache
def known_files() -> frozenset[str]:
    """The files that packages bring; they are read once, and only if a test asks."""
    return read_known_files(Repository(ROOT))


def put(path: str, old: str, new: str) -> Callable[[Files], None]:
    """A fault: the first `old` in a file becomes `new`."""

    def plant(files: Files) -> None:
        text = (files[path] or b"").decode()
        assert old in text, f"{old} is not in {path}, so nothing would be planted"
        files[path] = text.replace(old, new, 1).encode()

    return plant


def put_in(path: str, html: str) -> Callable[[Files], None]:
    """A fault in the text of a page."""
    return put(path, "</article>", f"{html}</article>")


def remove(path: str) -> Callable[[Files], None]:
    """A fault: a file is missing."""
    return lambda files: files.pop(path) and None


def write(path: str, text: str) -> Callable[[Files], None]:
    """A fault: a file more."""
    return lambda files: files.update({path: text.encode()})


def cut(path: str, pattern: str) -> Callable[[Files], None]:
    """A fault: what matches is missing."""

    def plant(files: Files) -> None:
        text = (files[path] or b"").decode()
        less = re.sub(pattern, "", text, count=1, flags=re.S)
        assert less != text, f"{pattern} is not in {path}, so nothing would be planted"
        files[path] = less.encode()

    return plant


FAULTS = {
    "a link to a missing page": ("VS101", put_in(ESSAY, '<a href="../nowhere/">x</a>')),
    "an absolute link out of the site's folder": ("VS101", put_in(ESSAY, '<a href="/nowhere/">x</a>')),
    "a link that the page follows on its own": (
        "VS101",
        write("a/index.html", '<meta http-equiv=refresh content="0;url=b">'),
    ),
    "a link to a missing anchor": ("VS102", put_in(ESSAY, '<a href="../about/#nowhere">x</a>')),
    "a link to a missing paragraph of the page": ("VS102", put_in(ESSAY, '<a href="#pzzzzz">x</a>')),
    "a missing picture": ("VS103", put_in(ESSAY, '<img src="../no.png" alt="">')),
    "a missing picture of a srcset": (
        "VS103",
        put_in(ESSAY, '<img src="../assets/images/favicon.png" srcset="../no.png 2x" alt="">'),
    ),
    "a missing picture of a style sheet": ("VS103", write("assets/more.css", 'a{background:url("no.png")}')),
    "a missing style sheet": ("VS103", remove("assets/diglot.css")),
    "a stale search index": (
        "VS104",
        write("search/search_index.json", '{"docs": [{"location": "essay/#gone", "title": "", "text": ""}]}'),
    ),
    "a search result that leads nowhere": ("VS104", put("search/en.json", '[["p', '[["q')),
    "a search result side by side that leads nowhere": ("VS104", remove("en-zh/about/index.html")),
    "a broken search index of a language": ("VS104", write("search/zh-Hans.json", '{"docs": []}')),
    "a broken search index": ("VS104", write("search/search_index.json", '{"docs": [{"loc')),
    "a missing sitemap": ("VS105", remove("sitemap.xml")),
    "a sitemap with a page that is gone": ("VS105", put("sitemap.xml", "/about/</loc>", "/gone/</loc>")),
    "a sitemap of a site that does not know its address": (
        "VS105",
        write("sitemap.xml", "<urlset><url><loc>None./</loc></url><url><loc>Noneabout/</loc></url></urlset>"),
    ),
    "a feed with an entry that is gone": (
        "VS106",
        write("feed.xml", "<rss><channel><link>https://example.org/scores-and-grids/gone/</link></channel></rss>"),
    ),
    "a duplicate id": ("VS111", put_in(ESSAY, '<p id="__drawer">x</p>')),
    "a label of nothing": ("VS112", put_in(ESSAY, '<label for="nothing">x</label>')),
    "a page that is missing in a language": ("VS121", remove("zh/about/index.html")),
    "an id that a language lacks": ("VS122", put(CHINESE, 'id="the-file-came-first"', 'id="_1"')),
    "a page under the wrong language": ("VS123", put(CHINESE, 'lang="zh-Hans"', 'lang="en"')),
    "a page without a language": ("VS123", put(ESSAY, '<html lang="en"', "<html")),
    "a paragraph in another language that does not say so": ("VS123", put_in(CHINESE, ENGLISH_PARAGRAPH)),
    "hreflang that is not returned": ("VS124", cut("sitemap.xml", r'<xhtml:link rel="alternate" hreflang="en"[^>]*>')),
    "hreflang of another language": ("VS124", put("sitemap.xml", 'hreflang="zh-Hans"', 'hreflang="fr"')),
    "hreflang without a default": (
        "VS124",
        cut("sitemap.xml", r'<xhtml:link rel="alternate" hreflang="x-default"[^>]*>'),
    ),
    "the canonical link of another page": ("VS125", put(CHINESE, f"{CANONICAL}zh/", CANONICAL)),
    "no canonical link": ("VS125", cut(ESSAY, r'<link rel="canonical"[^>]*>')),
    "a fallback page without a notice": ("VS126", lambda files: files.update({CHINESE: files[ESSAY]})),
    "a picture without a text": ("VS131", put_in(ESSAY, '<img src="../assets/images/favicon.png">')),
    "a second first heading": ("VS132", put_in(ESSAY, "<h1>Again</h1>")),
    "no first heading": ("VS132", cut(ESSAY, r"<h1.*?</h1>")),
    "an empty link": ("VS133", put_in(ESSAY, '<a href="../about/"> </a>')),
    "a foreign picture": ("VS141", put_in(ESSAY, '<img src="https://example.net/a.gif" alt="">')),
    "a foreign script, named without a scheme": ("VS141", put_in(ESSAY, '<script src="//example.net/a.js"></script>')),
    "a foreign font": ("VS141", write("assets/more.css", "@import url(https://example.net/font.css);")),
    "a hint to connect": ("VS141", put(ESSAY, "<title>", '<link rel="preconnect" href="https://example.net"><title>')),
    "an event handler": ("VS142", put_in(ESSAY, '<p onmouseover="alert(1)">x</p>')),
    "a link that is a script": ("VS142", put_in(ESSAY, '<a href=" java&#115;cript:alert(1)">x</a>')),
    "a style attribute": ("VS142", put_in(ESSAY, '<p style="color: red">x</p>')),
    "a page without a policy": ("VS143", cut(ESSAY, r'<meta http-equiv="Content-Security-Policy"[^>]*>')),
    "a script that the policy does not know": ("VS143", put_in(ESSAY, "<script>alert(1)</script>")),
    "a script that the policy has lost": ("VS143", cut(ESSAY, r" 'sha256-[^']*'")),
    "a policy with a gap": ("VS143", put(ESSAY, "script-src 'self'", "script-src 'self' 'unsafe-inline'")),
    "a policy without a base": ("VS143", put(ESSAY, "base-uri 'none'; ", "")),
    "a policy that comes late": ("VS143", put(ESSAY, '<meta charset="utf-8">', "<script></script>")),
    "a policy that blocks the styles": ("VS143", put(ESSAY, "style-src 'self'", "style-src 'none'")),
    "markup in the search index": (
        "VS107",
        write(
            "search/search_index.json", '{"docs": [{"location": "", "title": "x", "text": "<img src=x onerror=y>"}]}'
        ),
    ),
    "a changed script": ("VS144", lambda files: files.update({"assets/diglot.mjs": b"attacked()"})),
    "a drawing among the files": ("VS144", write("zh/a.svg", "<svg onload='attacked()'/>")),
    "a handler behind a sign in a value": ("VS145", put_in(ESSAY, '<p title=">" onclick="attacked()">x</p>')),
    "a marker of a unit": ("VS152", put_in(ESSAY, '<p data-diglot-unit="p1">x</p>')),
    "a sitemap without a page": ("VS105", cut("sitemap.xml", r"<url>.*?</url>")),
    "a packed sitemap of another site": ("VS105", write("sitemap.xml.gz", "x")),
    "a feed that runs": ("VS106", write("feed.xml", "<rss><title>&lt;script&gt;attacked()</title></rss>")),
    "a language that is not searched": ("VS104", remove("search/zh-Hans.json")),
    "a feed that is named and not there": ("VS101", remove("feed.xml")),
    "a page that ends in the middle": ("VS153", cut(ESSAY, "</main>.*")),
    "a page in another encoding": ("VS153", put(ESSAY, 'charset="utf-8"', 'charset="gbk"')),
    "a site that search engines may not read": (
        "VS108",
        write(
            "robots.txt", "User-agent: *\nDisallow: /\n\nSitemap: https://example.org/scores-and-grids/sitemap.xml\n"
        ),
    ),
    "a robots.txt for another site": ("VS108", put("robots.txt", "example.org", "example.net")),
    "no robots.txt": ("VS108", remove("robots.txt")),
    "a host that the sources do not have": ("VS108", write("CNAME", "example.org\n")),
    "no page for lost readers": ("VS108", remove("404.html")),
    "a page for lost readers with a relative link": (
        "VS109",
        put("404.html", 'href="/scores-and-grids/zh/', 'href="zh/'),
    ),
    "a page for lost readers without a language": ("VS109", cut("404.html", r'<section lang="zh.*?</section>')),
    "front matter as text": ("VS151", put(ESSAY, "<h1", "<hr><p>title: Files: a history</p><h1")),
    "front matter as a heading": ("VS151", put(ESSAY, "<h1", "<h2>title: Files: a history</h2><h1")),
}


@pytest.fixture(scope="module")
def files(edition_site: Site) -> Files:
    """The edition's site as it is built."""
    return read_site(edition_site.folder)


def codes(files: Files) -> set[str]:
    """The codes of what the gate finds."""
    return {finding.code for finding in verify_site(files, LANGUAGES, known=known_files())}


def test_the_edition_passes(files: Files) -> None:
    """Every page of it, the one for lost readers included."""
    assert list(verify_site(files, LANGUAGES, known=known_files())) == []


def test_a_lagging_edition_passes(lagging_site: Site) -> None:
    """What is not translated yet, and what has changed since, is marked: that is honest, not a fault."""
    assert list(verify_site(read_site(lagging_site.folder), LANGUAGES)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(files: Files, fault: str) -> None:
    """By the check that is for it."""
    code, plant = FAULTS[fault]
    planted = dict(files)
    plant(planted)

    assert code in codes(planted)


def test_every_check_has_a_fault_and_a_code_of_its_own() -> None:
    """And a file that is named for both, with a docstring that shows what is wrong and what is right."""
    assert {code for code, _ in FAULTS.values()} == {check.rule.code for check in FAMILY.checks}
    for module, (check,) in FAMILY.by_module.items():
        code, name = check.rule.code, check.rule.name
        assert module.endswith(f"{code.lower()}_{name.replace('-', '_')}")
        for part in ("should", "Why:", "Bad:", "Good:"):
            assert part in check.docstring
        assert check.docs.why


@pytest.mark.slow
def test_faults_of_the_sources_are_caught(tmp_path: Path) -> None:
    """What a build lets through without a word, the gate does not."""
    page = "---\ntitle: a: b\n---\n\n# A page\n\nA [link](gone/), <a href='gone2/'>a link</a>, <img src='no.png'>.\n\n"
    page += "<script>alert(1)</script>\n\nA [script](javascript:alert(1)).\n\n"
    page += "<img src='https://example.net/a' alt=''>\n"
    make_edition(tmp_path / "edition", page="# A page\n\nText.\n")
    (tmp_path / "edition/docs/en/index.md").write_text(page)
    build(tmp_path / "edition", tmp_path / "site")
    found = codes(read_site(tmp_path / "site"))

    assert {"VS101", "VS103", "VS131", "VS141", "VS142", "VS151"} <= found
    assert "VS143" not in found  # the author's own script is allowed by its hash; a translator's is kept out elsewhere


def test_the_command_passes_the_edition(edition_site: Site) -> None:
    """And says nothing. The process collects its garbage again afterwards."""
    outcome = CliRunner().invoke(cli, ["--root", str(ROOT), "verify-site", str(edition_site.folder)])

    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert gc.isenabled()


def test_the_command_has_three_forms_of_output(lagging_edition: Path, lagging_site: Site, tmp_path: Path) -> None:
    """Text, JSON, and annotations at the page that was written."""
    site = tmp_path / "site"
    shutil.copytree(lagging_site.folder, site)
    page = site / "zh/index.html"
    page.write_text(page.read_text("utf-8").replace("</article>", '<a href="../no/">100%</a></article>'), "utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        outcome = CliRunner().invoke(cli, ["--root", str(lagging_edition), "verify-site", str(site), *arguments])
        return outcome.exit_code, outcome.stdout

    status, text = run()
    assert (status, text) == (1, "zh/index.html: VS101 broken-link: the link “../no/” leads to no file of the site\n")
    status, text = run("--format", "github")
    assert status == 1
    assert text.startswith("::error file=docs/zh/index.md,title=VS101 broken-link::zh/index.html: the link")
    status, text = run("--format", "json")
    assert [(each["code"], each["severity"]) for each in json.loads(text)["findings"]] == [("VS101", "error")]
    assert run("--ignore", "VS101") == (0, "")
    assert run("--select", "VS14") == (0, "")
    assert run("--select", "VS1")[0] == 1


def test_diglot_toml_weighs_the_checks_of_the_site(tmp_path: Path) -> None:
    """As it weighs those of the texts: a hint is told and lets the site pass, `off` says nothing."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html><html lang=en><title>A</title><body><article><a href=no/>b</a>")
    weights = {}
    for weight in ("error", "hint", "off"):
        (tmp_path / "diglot.toml").write_text(f'targets = []\n[checks]\nVS101 = "{weight}"\nDG501 = "off"\n')
        command = ["--root", str(tmp_path), "verify-site", "site", "--select", "VS10", "--format", "json"]
        outcome = CliRunner().invoke(cli, command, catch_exceptions=False)
        found = [each["severity"] for each in json.loads(outcome.stdout)["findings"] if each["code"] == "VS101"]
        weights[weight] = (outcome.exit_code, found)

    assert weights["error"] == (1, ["error"])
    assert weights["hint"][1] == ["hint"]
    assert weights["off"][1] == []


def test_checks_of_the_site_are_explained() -> None:
    """By the command that explains those of the texts, by code and by name; a wrong code names the nearest."""
    for named in ("VS101", "broken-link"):
        outcome = CliRunner().invoke(cli, ["explain", named], catch_exceptions=False)
        assert outcome.stdout.startswith("VS101 broken-link (error)\n\nA link should lead to")
    assert "VS143" in CliRunner().invoke(cli, ["explain"], catch_exceptions=False).stdout
    assert "Is VS101 meant?" in str(getattr(CliRunner().invoke(cli, ["explain", "VS1O1"]).exception, "cure", ""))


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    """An empty folder has no faults, but it is no site."""
    outcome = CliRunner().invoke(cli, ["--root", str(ROOT), "verify-site", str(tmp_path)])

    assert "there is no built site" in str(outcome.exception)
