"""Plugins of MkDocs and Material beside Diglot: the table in the guide says which can be used."""

import re
from pathlib import Path

import pytest
from search_entries import read_search_entries
from sites import LAGGING_CONFIG, ROOT, Site, build, make_edition, run_build

from diglot.engines.site_settings import check_settings, read_site_settings
from diglot.errors import InputError
from diglot.settings import Settings

pytestmark = pytest.mark.slow
PAGE = "---\ntags: [first, second]\n---\n\n# Start\n\nA paragraph.\n"
OTHERS = {
    "one.md": "---\ntags: [first]\n---\n\n# One\n\nSee [the start](index.md).\n",
    "tags.md": "# Tags\n\nAll of them.\n\n<!-- material/tags -->\n\n## More\n\nText after them.\n",
}
CHINESE = {
    "Start": "开始",
    "A paragraph.": "一段。",
    "One": "一",
    "Tags": "标签",
    "All of them.": "全部。",
    "More": "更多",
}
USED = {
    "tags": "tags",
    "group": "group: {enabled: true, plugins: [tags]}",
    "meta": "meta",
    "offline": "offline",
    "privacy": "privacy: {assets: false}",  # no downloads in tests
}
REFUSED = ("blog", "info")
REFUSED_OTHERS = ("drawio", "encryptcontent", "minify", "monorepo")
"""Those that do not come with Material."""


def make(folder: Path, plugin: str, is_last: bool = False) -> None:
    """An edition with this plugin, before or behind Diglot."""
    entry = f"  - {plugin}\n"
    both = f"  - diglot\n{entry}" if is_last else f"{entry}  - diglot\n"
    config = LAGGING_CONFIG.replace("  - diglot\n", both)
    make_edition(folder, PAGE, config, others=OTHERS, translations=CHINESE)


@pytest.mark.parametrize("is_last", [False, True], ids=["before", "behind"])
@pytest.mark.parametrize("plugin", USED)
def test_plugins_that_can_be_used(tmp_path: Path, plugin: str, is_last: bool) -> None:
    """Pages, ids, links, search and the switch of views are as without the plugin."""
    folder = tmp_path / "edition"
    make(folder, USED[plugin], is_last)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts}
    site = Site(tmp_path / "site", build(folder, tmp_path / "site", "--strict"))

    found = {each.relative_to(site.folder).as_posix(): each.read_text("utf-8") for each in site.folder.rglob("*.html")}
    frames = ("", "zh/", "en-zh/", "zh/en-zh/")
    ends = (
        {"index.html", "one.html", "tags.html"}
        if plugin == "offline"
        else {"index.html", "one/index.html", "tags/index.html"}
    )
    assert {f"{frame}{end}" for frame in frames for end in ends} == set(found) - {"404.html"}
    assert all(html.count('<nav class="diglot-modes"') == 1 for name, html in found.items() if name != "404.html")
    assert re.findall(r'<p id="(p\w{5})"', found["index.html"]) == re.findall(
        r'<p id="(p\w{5})"', found["zh/index.html"]
    )
    assert {"A paragraph.", "一段。"} <= {entry.text for entry in read_search_entries(site.folder)}
    assert not list((site.folder / "search").glob("search_index.*"))
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts}
    assert after == before  # a build writes nothing into the edition
    if plugin != "offline":
        assert site.broken_links() == []


@pytest.mark.parametrize("plugin", ["tags", "group"])
def test_lists_of_tags_have_the_names_of_tags_as_headings(tmp_path: Path, plugin: str) -> None:
    """And nothing of what the plugin puts there until it knows them; in every view."""
    make(tmp_path / "edition", USED[plugin])
    site = Site(tmp_path / "site", build(tmp_path / "edition", tmp_path / "site", "--strict"))

    for frame in ("", "zh/", "en-zh/", "zh/en-zh/"):
        html = site.pages[f"{frame}tags/"].html
        headings = re.findall(r"<h2[^>]*>\s*<span class=\"md-tag\">([^<]*)</span>", html)
        assert headings == ["first", "second"], frame
        assert not re.search(r"tags\.md:\d|/(name|slug)\b", html), frame
        assert "../one/" in html


@pytest.mark.parametrize("plugin", REFUSED)
@pytest.mark.parametrize("is_last", [False, True], ids=["before", "behind"])
def test_plugins_that_are_refused(tmp_path: Path, plugin: str, is_last: bool) -> None:
    """In one sentence with a way out, before they write anything."""
    make(tmp_path / "edition", plugin, is_last)
    done = run_build(tmp_path / "edition", tmp_path / "site")

    assert done.returncode != 0
    assert f"mkdocs.yml: the plugin `material/{plugin}` cannot be used, since " in done.stdout
    assert "Remove it." in done.stdout
    assert "Traceback" not in done.stdout
    assert not (tmp_path / "edition/docs/blog").exists()


@pytest.mark.parametrize("plugin", REFUSED_OTHERS)
def test_others_are_refused_with_a_way_out(tmp_path: Path, plugin: str) -> None:
    """Whichever engine builds."""
    make(tmp_path / "edition", f"{plugin}: {{}}")
    names = list(read_site_settings(tmp_path / "edition").plugins)
    with pytest.raises(InputError, match=f"the plugin `{plugin}` cannot be used, since ") as caught:
        check_settings(tmp_path / "edition", Settings(), names, {}, "docs")

    assert caught.value.cure.startswith("Remove it. ")


PARSING = """
import re

def on_page_content(html, **more):
    "Lose the comment before the content, as a program that parses it may do, or leave one of another text in it."
    if "One" in html:
        return re.sub(r"^<!--!diglot:content [^>]*-->", "", html)
    return html.replace("<p", "<!--!diglot:content x.md--><!--!diglot:end--><p", 1)


def on_post_page(output, **more):
    "Put the attributes of links in the head into another order."
    link = r'<link href="\\1" hreflang="\\2" rel="alternate"/>'
    return re.sub(r'<link rel="alternate" href="([^"]*)" hreflang="([^"]*)">', link, output)
"""


def test_plugins_may_parse_and_write_pages(tmp_path: Path) -> None:
    """As `caption`, `mkdocstrings` and `drawio` do: the pages are as without them."""
    make(tmp_path / "edition", "tags")
    Site(tmp_path / "plain", build(tmp_path / "edition", tmp_path / "plain", "--strict"))
    (tmp_path / "edition/hook.py").write_text(PARSING, "utf-8")
    config = tmp_path / "edition/mkdocs.yml"
    config.write_text(f"hooks: [hook.py]\n{config.read_text('utf-8')}", "utf-8")
    Site(tmp_path / "site", build(tmp_path / "edition", tmp_path / "site", "--strict"))

    for path in (tmp_path / "plain").rglob("*.html"):
        other = tmp_path / "site" / path.relative_to(tmp_path / "plain")
        assert other.read_text("utf-8") == path.read_text("utf-8"), other


def test_a_page_whose_text_was_changed_is_told(tmp_path: Path) -> None:
    """By whatever: here by a hook that removes comments, as programs do that make pages smaller."""
    make(tmp_path / "edition", "tags")
    (tmp_path / "edition/hook.py").write_text(
        "import re\n\ndef on_post_page(output, **more):\n    return re.sub(r'<!--.*?-->', '', output)\n", "utf-8"
    )
    config = tmp_path / "edition/mkdocs.yml"
    config.write_text(f"hooks: [hook.py]\n{config.read_text('utf-8')}", "utf-8")

    assert (
        "zh/one.md: a plugin or template left out the page's text"
        in run_build(tmp_path / "edition", tmp_path / "site").stdout
    )


def test_the_guide_has_all_of_them() -> None:
    """In its table."""
    table = (ROOT / "docs/en/guide/tested.md").read_text("utf-8").split("## Plugins")[1].split("\n## ")[0]
    rows = dict(re.findall(r"^\| (.*?) \| (.*?) \|", table, re.M))
    said = {name: verdict for names, verdict in rows.items() for name in re.findall(r"`([\w-]+)`", names)}

    assert {name for name, verdict in said.items() if verdict.startswith("refused")} == {*REFUSED, *REFUSED_OTHERS}
    assert {name for name, verdict in said.items() if verdict.startswith("works")} >= {*USED, "search"}
