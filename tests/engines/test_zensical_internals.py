"""What `diglot.engines.zensical` takes for granted about Zensical, fact by fact.

A test that fails here after an update says which line of the adapter to mend.
"""

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from sites import ROOT

from diglot.engines.material_pages import mend_page, point_selector, remove_head_links
from diglot.engines.zensical.invoke import read_warnings, run_project
from diglot.engines.zensical.project import EXTENSION
from diglot.engines.zensical.written import THEME_ADDRESSES, read_written
from diglot.errors import InputError

pytestmark = [pytest.mark.slow, pytest.mark.weekly]
CONFIG = {
    "site_name": "A site",
    "site_url": "https://example.org/base/",
    "docs_dir": "docs",
    "site_dir": "site",
    "theme": {
        "name": "material",
        "variant": "classic",
        "custom_dir": "theme",
        "language": "zh-Hans",
        "font": False,
        "palette": [{"scheme": "default", "toggle": {"icon": "material/weather-sunny", "name": "Dark"}}],
    },
    "extra": {
        "alternate": [{"name": "English", "link": "./", "lang": "en"}, {"name": "中文", "link": "./", "lang": "zh"}]
    },
    "repo_url": "https://github.com/owner/name",
    "plugins": {"search": {"enabled": True}},
    "markdown_extensions": ["attr_list", {EXTENSION: {}}],
}
PAGES = {
    "index.md": "# Home\n\n[a term](term:x) [a page](deep/other.md#own) <!-- kept -->\n",
    "deep/other.md": "---\ntitle: Other\nsearch: {exclude: true}\n---\n\n# Other\n\nText.\n{: #own }\n\n![p](p.png)\n",
    "deep/README.md": "# Read me\n\n" + '<!--diglot:page {"page":"deep/README.md","ids":["p1"]}-->\n',
}


def build(home: Path, pages: dict[str, str], **settings: object) -> list[str]:
    """Build a project and return its warnings."""
    for name, text in pages.items():
        place = home / "docs" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    partials = home / "theme/partials/languages"
    partials.mkdir(parents=True, exist_ok=True)
    own = ROOT / "scripts/diglot/theme/partials/languages/zh-Hans.html"
    (partials / "zh-Hans.html").write_text(own.read_text("utf-8"), "utf-8")
    (home / "mkdocs.yml").write_text(json.dumps(CONFIG | settings), "utf-8")  # JSON is YAML
    return run_project(home, home.parent, lambda path: f"docs/zh/{path}", pages=9)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, built."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "docs/deep").mkdir(parents=True)
    (folder / "docs/deep/p.png").write_bytes(b"a picture")
    (folder / "docs/.hidden").write_bytes(b"")
    (folder / "site").mkdir()
    (folder / "site/old.txt").write_text("of an older build")
    assert build(folder, PAGES) == []
    return folder


def html_of(home: Path, path: str = "deep/other/index.html") -> str:
    """A page that was written."""
    return (home / "site" / path).read_text("utf-8")


def test_the_lock_has_the_version_of_the_extra() -> None:
    """What these tests look at is what users get."""
    assert f'"zensical=={version("zensical")}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_folder_of_the_site_is_written_anew(home: Path) -> None:
    """Whatever else is there goes; so the site is never built in place."""
    assert not (home / "site/old.txt").exists()
    assert not (home / "site/.hidden").exists()


def test_addresses_are_those_of_mkdocs(home: Path) -> None:
    """README is an index page, as in MkDocs."""
    assert sorted(read_written(home / "site", True).pages) == ["", "deep/", "deep/other/"]


def test_pages_without_folders(tmp_path: Path) -> None:
    """`use_directory_urls: false`."""
    build(tmp_path, PAGES, use_directory_urls=False)

    assert sorted(read_written(tmp_path / "site", False).pages) == ["deep/index.html", "deep/other.html", "index.html"]


def test_a_lost_page_and_a_sitemap_are_always_written(home: Path) -> None:
    """They are left out: the site has its own."""
    assert (home / "site/404.html").is_file()
    assert (home / "site/sitemap.xml").is_file()
    assert not {"404.html", "sitemap.xml", "search.json"} & read_written(home / "site", True).files.keys()


def test_the_language_of_the_theme_is_that_of_the_page(home: Path) -> None:
    """Its partial may be in our theme, and extends another one."""
    assert re.search(r"<html\b[^>]*\blang=\"zh-Hans\"", html_of(home))
    assert "搜索" in html_of(home)


def test_the_variant_classic_is_the_look_of_material(home: Path) -> None:
    """Its style sheets are those that pages load; the others are not needed."""
    sheets = re.findall(r'href="([^"]*/main\.[^"]*\.css)"', html_of(home))

    assert len(sheets) == 1
    assert "/stylesheets/classic/" in sheets[0]
    assert not [path for path in read_written(home / "site", True).files if "modern" in path]


def test_other_schemes_and_comments_pass(home: Path) -> None:
    """Links to terms are made later, and the content is found by comments."""
    assert 'href="term:x"' in html_of(home, "index.html")
    assert "<!-- kept -->" in html_of(home, "index.html")


def test_the_extension_runs_and_its_ids_are_places(home: Path, tmp_path: Path) -> None:
    """By name, in Zensical's process; links to ids that it adds are not reported."""
    marked = "\U00100000Text.\U00100001"
    pages = {
        "a.md": f'{marked}\n\n<!--diglot:page {{"page":"a.md","ids":["p1"]}}-->\n',
        "b.md": "[good](a.md#p1)\n\n[bad](a.md#p2)\n",
    }

    assert build(tmp_path, pages) == ["docs/zh/b.md:3: anchor does not exist. Correct the link."]
    assert '<p data-diglot-unit="p1">Text.</p>' in html_of(tmp_path, "a/index.html")
    assert "<!--!diglot:content a.md-->" in html_of(tmp_path, "a/index.html")


def test_the_table_of_contents_has_no_comments(tmp_path: Path) -> None:
    """Python-Markdown runs postprocessors on headings as well."""
    build(tmp_path, {"a.md": "# A\n\n## One\n\n## Two\n"})
    html = html_of(tmp_path, "a/index.html")

    assert html.count("<!--!diglot:content") == 1
    assert re.search(r'href="#one" class="md-nav__link">\s*<span class="md-ellipsis">\s*', html)


def test_a_table_of_contents_can_be_given(tmp_path: Path) -> None:
    """By `toc_tokens`: the page of the glossary has its own."""
    facts = '{"page":"a.md","contents":[["letter-a","Ä"]],"places":["letter-a"]}'
    warnings = build(tmp_path, {"a.md": f"# A\n\n<!--diglot:page {facts}-->\n", "b.md": "[a](a.md#letter-a)\n"})

    assert warnings == []
    assert re.search(r'href="#letter-a" class="md-nav__link">.*?Ä', html_of(tmp_path, "a/index.html"), re.S)


def test_warnings_have_page_and_line(tmp_path: Path) -> None:
    """Also behind front matter, which counts, and in names with blanks."""
    warnings = build(tmp_path, {"a b.md": "---\ntitle: A\n---\n\n[x](gone.md)\n", "c.md": "[x](a%20b.md#y)\n"})

    assert warnings == [
        "docs/zh/a b.md:5: page does not exist. Correct the link.",
        "docs/zh/c.md:1: anchor does not exist. Correct the link.",
    ]


def test_warnings_in_another_form_are_not_lost() -> None:
    """Zensical counts them."""
    warnings = list(read_warnings("Warning: a\n   ╭─[ a.md:1:2 ]\n…\n3 issues found\n", str))

    assert warnings[0] == "a.md:1: a. Correct the link."
    assert warnings[1].startswith("Zensical has 2 more warnings")


@pytest.mark.parametrize(
    ("pages", "settings", "place", "fact"),
    [
        ({"a.md": "---\n: [\n---\n"}, {}, "docs/zh/a.md", "metadata"),
        ({"a.md": "# A\n"}, {"theme": {"name": "material", "language": "xx"}}, "", "xx"),
        ({"a.md": "# A\n"}, {"markdown_extensions": ["no_such_extension"]}, "", "no_such_extension"),
        ({"a.md": '# A\n\n<!--diglot:page {"page":"a.md","ids":4}-->\n\n\U00100000x'}, {}, "", ""),
    ],
)
def test_failures_say_what_and_where(
    tmp_path: Path, pages: dict[str, str], settings: dict[str, object], place: str, fact: str
) -> None:
    """With a correction, and without a traceback."""
    with pytest.raises(InputError) as raised:
        build(tmp_path, pages, **settings)

    assert raised.value.path == place
    assert fact in raised.value.fact
    assert "Traceback" not in str(raised.value)
    assert str(tmp_path) not in str(raised.value)


def test_addresses_of_the_theme(home: Path) -> None:
    """In the configuration and in the script that keeps what a reader chooses; all others are in `href` and `src`."""
    html = html_of(home)

    assert [html.count(before) for before in (*THEME_ADDRESSES.roots, *THEME_ADDRESSES.files)] == [1, 1, 1]
    assert '"base":"../.."' in html
    assert '__md_scope=new URL("../..",location)' in html
    assert re.search(r'"search":"\.\./\.\./assets/javascripts/workers/search\.[0-9a-f]+\.min\.js"', html)
    assert set(re.findall(r'"([^"]*assets/[^"]*)"', html)) == set(
        re.findall(r'(?:(?<=\s)(?:href|src)=|"search":)"([^"]*assets/[^"]*)"', html)
    )


def test_faults_of_the_templates(home: Path) -> None:
    """They are there, and `mend_page` corrects each of them."""
    html = html_of(home)
    mended = mend_page(remove_head_links(html))

    assert html.count('<link rel="alternate"') == 2
    assert '<link rel="alternate"' not in mended
    assert 'data-md-component="source"' in html
    assert 'data-md-component="source"' not in mended
    assert len(re.findall(r'id="__(?:drawer|search)" autocomplete', html)) == 2
    assert not re.findall(r'id="__(?:drawer|search)" autocomplete', mended)
    assert '<button class="md-header__button' not in mended
    assert html.count("userActivation") == 0
    assert mended.count("userActivation") == 1


def test_the_selector_has_the_codes_of_the_languages(home: Path) -> None:
    """By them each link is pointed at the page in that language."""
    html = point_selector(html_of(home), {"en": "../en/", "zh": "./"}, {"en": "en", "zh": "zh-Hans"})

    assert '<a href="../en/" lang="en" hreflang="en" class="md-select__link"' in html
    assert '<a href="./" lang="zh-Hans" hreflang="zh" class="md-select__link"' in html


def test_the_search_index_has_items(home: Path) -> None:
    """At the home page; its items of level 1 are the pages, without those that are excluded."""
    index = json.loads((home / "site/search.json").read_text("utf-8"))

    assert set(index) == {"config", "items"}
    assert set(index["config"]) == {"lang", "separator"}
    assert set(index["items"][0]) == {"location", "level", "title", "text", "path", "tags"}
    assert [item["location"] for item in index["items"] if item["level"] == 1] == ["", "deep/"]


def test_the_theme_starts_no_search_of_its_own(home: Path) -> None:
    """It has one where there is an element of its class."""
    script = next((home / "site/assets/javascripts").glob("bundle.*.min.js")).read_text("utf-8")

    assert re.search(r'=\w+\("\.md-search"\)\?', script)
    assert '"search").map(' in script


def test_no_other_code_is_in_the_pages(home: Path) -> None:
    """Three scripts without what a policy forbids, and no style."""
    html = html_of(home)

    assert len(re.findall(r"<script>", html)) == 3
    assert "<style" not in html
    assert not re.search(r"\s(?:style|on[a-z]+)=", html)


def test_builds_are_reproducible(tmp_path: Path) -> None:
    """Two builds give the same bytes."""
    found = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        build(tmp_path / name, PAGES)
        site = tmp_path / name / "site"
        found.append({path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()})

    assert found[0] == found[1]
