"""The site that Zensical builds: the same pages at the same addresses as MkDocs builds, with the same content."""

import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page as Window
from search_entries import read_search_entries
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sites import ROOT, Site, build, make_edition, run_build, served

from diglot.repository import read_site
from diglot.site import verify_site
from diglot.site.csp import parse_policy
from diglot.site.sitemap import read_sitemap

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The edition of this repository, built by Zensical."""
    folder = tmp_path_factory.mktemp("zensical")
    return Site(folder, build(ROOT, folder, "--strict", builder="zensical"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small edition."""
    make_edition(tmp_path)
    return tmp_path


def lines_of(html: str) -> list[str]:
    """The article of a page, element by element. Zensical has a place for the skip link in it."""
    article = LexborHTMLParser(html).css_first("article")
    return [line for line in _lines(article) if line != '<a id="__skip" tabindex="-1">'] if article else []


def _lines(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield from filter(None, [" ".join((child.text_content or "").split())])
        elif child.is_element_node:
            attributes = sorted(f'{name}="{value}"' for name, value in child.attributes.items())
            yield f"<{' '.join([child.tag or '', *attributes])}>"
            yield from _lines(child)


def test_the_site_is_that_of_mkdocs(edition: Site, edition_site: Site) -> None:
    """The same pages, with the same articles, in one language and side by side; no more and no other warnings."""
    assert edition.log == ""
    assert edition.pages.keys() == edition_site.pages.keys()
    for address, page in edition.pages.items():
        assert page.language == edition_site.pages[address].language
        assert lines_of(page.html) == lines_of(edition_site.pages[address].html), address


@pytest.mark.weekly
@pytest.mark.parametrize("name", ["lagging", "terms"])
def test_whatever_a_page_has_is_as_mkdocs_has_it(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Lists, tables, notes, tabs, raw HTML, footnotes; what is behind and what is not translated; terms."""
    theirs: Site = request.getfixturevalue(f"{name}_site")
    folder: Path = request.getfixturevalue(f"{name}_edition")
    ours = Site(tmp_path, build(folder, tmp_path, builder="zensical"))

    assert ours.pages.keys() == theirs.pages.keys()
    for address, page in ours.pages.items():
        assert lines_of(page.html) == lines_of(theirs.pages[address].html), address


def test_the_gate_lets_it_through(edition: Site) -> None:
    """Links, ids, languages, hreflang, policy, foreign hosts, search."""
    assert list(verify_site(read_site(edition.folder), ("en", "zh"))) == []


def test_the_heads_say_the_same(edition: Site, edition_site: Site) -> None:
    """Title, description, author, canonical address, robots."""
    wanted = re.compile(
        r'<title>.*?</title>|<meta name="(?:description|author|robots)"[^>]*>|<link rel="canonical"[^>]*>'
    )
    for address, page in edition.pages.items():
        head, theirs = (html.partition("</head>")[0] for html in (page.html, edition_site.pages[address].html))
        assert sorted(wanted.findall(head)) == sorted(wanted.findall(theirs)), address


def test_the_sitemap_has_all_versions(edition: Site, edition_site: Site) -> None:
    """As that of MkDocs has them; the packed one says the same."""
    ours, theirs = (read_sitemap((site.folder / "sitemap.xml").read_text("utf-8")) for site in (edition, edition_site))

    assert ours is not None
    assert theirs is not None
    assert {each.address: set(each.alternates) for each in ours} == {
        each.address: set(each.alternates) for each in theirs
    }
    packed = (edition.folder / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (edition.folder / "sitemap.xml").read_bytes()


def test_lost_readers_get_the_same_page(edition: Site, edition_site: Site) -> None:
    """In every language, with addresses that are right anywhere."""
    ours, theirs = (
        re.sub(r"\s+|<meta http-equiv[^>]*>", "", (site.folder / "404.html").read_text("utf-8"))
        for site in (edition, edition_site)
    )

    assert ours == theirs


def test_files_are_there_once(edition: Site, edition_site: Site) -> None:
    """Theme and pictures are at the root, for all languages."""
    files = {path.relative_to(edition.folder).as_posix() for path in edition.folder.rglob("*") if path.is_file()}
    theirs = {path.relative_to(edition_site.folder).as_posix() for path in edition_site.folder.rglob("*.*")}

    own = {path for path in files if path.startswith("zh/") and not path.endswith((".html", ".md"))}
    assert {path for path in own if "/cite." not in path} == {"zh/feed.xml"}
    assert {path for path in theirs - files if not path.startswith("assets/")} == set()


def test_the_selector_leads_to_the_same_page(edition: Site) -> None:
    """In the other language; side by side, to the frame of that language."""
    link = re.compile(r'<a href="([^"]*)" lang="[^"]*" hreflang="(\w+)" class="md-select__link"')

    assert link.findall(edition.pages["essay/"].html) == [("./", "en"), ("../zh/essay/", "zh")]
    assert link.findall(edition.pages["zh/essay/"].html) == [("../../essay/", "en"), ("./", "zh")]
    assert link.findall(edition.pages["zh/en-zh/essay/"].html) == [("../../../en-zh/essay/", "en"), ("./", "zh")]


@pytest.mark.weekly
def test_a_build_writes_nothing_into_the_edition(small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Zensical keeps rendered pages beside its settings, which are in a temporary folder."""
    before = {path: path.stat().st_mtime_ns for path in small.rglob("*")}
    build(small, tmp_path_factory.mktemp("site"), builder="zensical")

    assert {path: path.stat().st_mtime_ns for path in small.rglob("*")} == before


@pytest.mark.weekly
def test_links_and_foreign_files_are_not_published(small: Path) -> None:
    """Neither what a link leads to, nor what translators may not publish, nor hidden files."""
    secret = small / "secret.txt"
    secret.write_text("a secret")
    for language in ("en", "zh"):
        (small / f"docs/{language}/link.txt").symlink_to(secret)
        os.symlink(small, small / f"docs/{language}/folder")
        (small / f"docs/{language}/.hidden").write_text("a secret")
    (small / "docs/link.txt").symlink_to(secret)
    (small / "docs/zh/script.js").write_text("alert()")
    (small / "docs/zh/only.md").write_text("# Only here\n")
    (small / "docs/en/data.csv").write_text("1,2\n")
    done = run_build(small, small / "site", builder="zensical")
    files = {path.relative_to(small / "site").as_posix() for path in (small / "site").rglob("*") if path.is_file()}

    assert done.returncode == 0
    assert "data.csv" in files
    assert not {path for path in files if re.search("link|folder|hidden|script.js|only", path)}
    assert "docs/zh/script.js: " in done.stdout
    assert "docs/zh/link.txt: " in done.stdout


@pytest.mark.weekly
def test_pictures_of_the_source_are_those_of_all_languages(small: Path) -> None:
    """A translation links the picture of its source, unless it has one of its own."""
    for name in ("both", "own"):
        (small / f"docs/en/{name}.png").write_bytes(b"\x89PNG\r\n\x1a\nEnglish")
    (small / "docs/zh/own.png").write_bytes(b"\x89PNG\r\n\x1a\nChinese")
    page = small / "docs/en/index.md"
    page.write_text(f"{page.read_text('utf-8')}\n![Both](both.png)\n\n![Own](own.png)\n", "utf-8")
    build(small, small / "site", builder="zensical")
    html = (small / "site/zh/index.html").read_text("utf-8")

    assert re.findall(r'src="([^"]*\.png)"', html) == ["../both.png", "own.png"]
    assert (small / "site/zh/own.png").read_bytes().endswith(b"Chinese")
    assert not (small / "site/zh/both.png").exists()


@pytest.mark.weekly
def test_unsafe_translations_show_their_source(small: Path) -> None:
    """As with every engine; a strict build fails."""
    page = small / "docs/zh/index.md"
    page.write_text(page.read_text("utf-8").replace("第一段不变。", "第一段<script>alert()</script>"), "utf-8")
    done = run_build(small, small / "site", "--strict", builder="zensical")

    assert done.returncode == 1
    assert re.search(r"warning: docs/zh/index\.md:\d+: .*The site shows the source", done.stdout)
    assert "alert()" not in (small / "site/zh/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "status", "said"),
    [
        ("plugins:", "plugins:\n  - tags", 1, "warning: mkdocs.yml: Zensical does not run the plugin “tags”"),
        ("plugins:", "hooks: [a.py]\nplugins:", 1, "warning: mkdocs.yml: `hooks` has no effect"),
        (
            "name: 中文,",
            "name: 中文, admonition_translations: {note: 注},",
            1,
            "warning: mkdocs.yml: `admonition_trans",
        ),
        ("plugins:", "nav: [index.md, gone.md]\nplugins:", 1, "warning: mkdocs.yml: `nav` names “gone.md”"),
        ("name: material", "name: readthedocs", 2, "error: mkdocs.yml: Zensical has no theme “readthedocs”"),
        ("name: material", "name: material, custom_dir: gone", 2, "error: mkdocs.yml: there is no folder “gone”"),
        ("zh-Hans", "xx", 2, "error: Zensical cannot build the site: "),
        ("site_name", "site_names", 2, "error: mkdocs.yml: there is no `site_name`"),
        ("[abbr,", "[no_such, abbr,", 2, ": the Markdown extension “no_such” cannot be loaded: "),
    ],
)
@pytest.mark.weekly
def test_faults_are_told(small: Path, old: str, new: str, status: int, said: str) -> None:
    """Once, without a traceback; the older site stays if there is no new one."""
    (small / "site").mkdir()
    (small / "site/404.html").write_text("an older site")
    config = small / "mkdocs.yml"
    assert old in config.read_text("utf-8")
    config.write_text(config.read_text("utf-8").replace(old, new, 1), "utf-8")
    done = run_build(small, small / "site", "--strict", builder="zensical")

    assert done.returncode == status, done.stdout
    assert done.stdout.count(said) == 1
    assert "Traceback" not in done.stdout
    assert ((small / "site/404.html").read_text("utf-8") == "an older site") is (status == 2)


@pytest.mark.weekly
@pytest.mark.parametrize("header", ["search:\n  boost: 2\n", "search: {exclude: false, boost: 2}\n"])
def test_weights_of_pages_are_told(small: Path, header: str) -> None:
    """Once for each page; that of the same name in a text or another field is none."""
    page = small / "docs/en/index.md"
    page.write_text(page.read_text("utf-8").replace("---\n", f"---\n{header}", 1), "utf-8")
    (small / "docs/en/other.md").write_text("---\ntitle: A boost\n---\n\n# Other\n\n    boost: 2\n", "utf-8")
    done = run_build(small, small / "site", builder="zensical")

    assert re.findall("warning: (.*): `boost` has no effect", done.stdout) == ["docs/en/index.md"]


@pytest.mark.weekly
def test_broken_links_are_told_with_their_place(small: Path) -> None:
    """In the edition's own file, once for each language that shows them."""
    page = small / "docs/en/index.md"
    lines = page.read_text("utf-8").splitlines()
    page.write_text("\n".join([*lines, "", "A link that [leads nowhere](gone.md).", ""]), "utf-8")
    done = run_build(small, small / "site", builder="zensical")

    assert f"warning: docs/en/index.md:{len(lines) + 2}: page does not exist. Correct the link." in done.stdout


@pytest.mark.weekly
@pytest.mark.parametrize("folder", [".", "docs", "docs/site", "docs/en", "locales"])
def test_a_folder_with_something_else_is_not_emptied(small: Path, folder: str) -> None:
    """The edition least of all."""
    before = sorted(small.rglob("*"))
    done = run_build(small, small / folder, builder="zensical")

    assert done.returncode == 2
    assert sorted(small.rglob("*")) == before


@pytest.mark.weekly
def test_pages_without_folders(small: Path) -> None:
    """`use_directory_urls: false`, side by side and at the root as well."""
    config = small / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}\nuse_directory_urls: false\n", "utf-8")
    build(small, small / "site", builder="zensical")

    assert list(verify_site(read_site(small / "site"), ("en", "zh"), "https://example.org/")) == []
    assert (small / "site/zh/en-zh/index.html").is_file()


@pytest.mark.weekly
def test_pages_of_any_name_and_templates_of_the_site(tmp_path: Path) -> None:
    """Links and search have the addresses with escapes, the files are without; a notice may be the site's own."""
    others = {"a b.md": "# A name\n\nBack [home](index.md).\n", "中文.md": "# Another\n\n[There](<a b.md>).\n"}
    make_edition(tmp_path, others=others)
    (tmp_path / "own/diglot").mkdir(parents=True)
    (tmp_path / "own/diglot/notice.html").write_text('<p class="own">Own</p>', "utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("name: material", "name: material, custom_dir: own"), "utf-8")
    build(tmp_path, tmp_path / "site", builder="zensical")
    found = {each.location.partition("#")[0] for each in read_search_entries(tmp_path / "site")}

    assert list(verify_site(read_site(tmp_path / "site"), ("en", "zh"))) == []
    assert {"zh/a%20b/", "zh/%E4%B8%AD%E6%96%87/"} <= found
    assert '<p class="own">Own</p>' in (tmp_path / "site/zh/a b/index.html").read_text("utf-8")
    assert (tmp_path / "site/zh/中文/index.html").is_file()


@pytest.mark.weekly
def test_files_of_the_edition_can_be_named(small: Path) -> None:
    """Own styles, an own template, a Markdown extension and the folder of its files, all seen from the edition."""
    (small / "docs/assets").mkdir()
    (small / "docs/assets/own.css").write_text("a{}")
    (small / "own_extension.py").write_text(
        "from markdown.extensions.abbr import AbbrExtension\n"
        "def makeExtension(**options): return AbbrExtension(**options)\n"
    )
    (small / "parts").mkdir()
    (small / "parts/part.md").write_text("A part.")
    (small / "templates").mkdir()
    (small / "templates/main.html").write_text(
        '{% extends "base.html" %}{% block extrahead %}<meta name="own" content="{{ config.site_name }}">{% endblock %}'
    )
    page = small / "docs/en/index.md"
    page.write_text(f'{page.read_text("utf-8")}\n--8<-- "part.md"\n', "utf-8")
    config = small / "mkdocs.yml"
    text = config.read_text("utf-8").replace("name: material", "name: material, custom_dir: templates")
    text = text.replace("[abbr,", "[own_extension, {pymdownx.snippets: {base_path: [parts]}}, abbr,")
    config.write_text(f"{text}\nextra_css: [assets/own.css]\n", "utf-8")
    build(small, small / "site", builder="zensical")
    html = (small / "site/zh/index.html").read_text("utf-8")

    assert '<meta name="own" content="Lagging">' in html
    assert "A part." in html
    assert 'href="../assets/own.css"' in html
    assert (small / "site/assets/own.css").is_file()
    assert not (small / "site/zh/assets").exists()


@pytest.mark.weekly
def test_a_site_without_search_has_no_index(small: Path) -> None:
    """Nor a place to type in."""
    config = small / "mkdocs.yml"
    text = config.read_text("utf-8")
    cut = re.sub(r"  - search:\n(?:      .*\n)*", "", text)
    assert cut != text
    config.write_text(cut, "utf-8")
    build(small, small / "site", builder="zensical")

    assert not (small / "site/search").exists()
    assert "diglot-search" not in (small / "site/index.html").read_text("utf-8")


def test_the_policy_allows_no_style_in_a_page(edition: Site) -> None:
    """As the search of Zensical, which adds one, is not used."""
    html = edition.pages["essay/"].html
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)

    assert parse_policy(policy)["style-src"] == ["'self'"]


# In a browser


@pytest.fixture(scope="module")
def url(edition: Site) -> Iterator[str]:
    """Where it is served."""
    with served(edition.folder) as address:
        yield address


@pytest.mark.weekly
def test_the_theme_that_a_reader_chooses_is_that_of_all_languages(page: Window, url: str) -> None:
    """It is kept for the root of the site; nothing is kept before the reader chooses."""
    page.goto(f"{url}zh/essay/")
    assert page.evaluate("localStorage.length") == 0
    page.locator("label.md-header__button:visible[for^=__palette]").click()
    chosen = page.evaluate("document.body.dataset.mdColorMedia")
    for path in ("", "zh/en-zh/essay/", "glossary/"):
        page.goto(f"{url}{path}")
        assert page.evaluate("document.body.dataset.mdColorMedia") == chosen

    assert page.evaluate("Object.keys(localStorage)") == ["/.__palette"]


def test_the_search_has_the_files_of_mkdocs(edition: Site, edition_site: Site) -> None:
    """The same bytes."""
    names = ("search/en.json", "search/zh-Hans.json")

    assert [(edition.folder / name).read_bytes() for name in names] == [
        (edition_site.folder / name).read_bytes() for name in names
    ]
