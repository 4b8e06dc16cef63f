"""Themes other than Material, and templates of the edition's own: pages, ids, states and switches are there."""

import json
import re
from pathlib import Path

import pytest
from search_entries import read_search_entries
from sites import LAGGING_CONFIG, LAGGING_PAGE, Site, build, make_edition

pytestmark = pytest.mark.slow
OWN = """\
{% extends "base.html" %}
{% block content %}<p class="own">A word of the editors.</p>{{ super() }}{% endblock %}
"""
"""A `main.html` that replaces that of Diglot."""
OTHER = "# Other\n\nSee [the page](index.md).\n"


@pytest.mark.parametrize("own", ["", OWN], ids=["", "own main.html"])
@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_pages_are_whole_in_any_theme(tmp_path: Path, theme: str, own: str) -> None:
    """Plain, if the style sheets are not made for the theme, but nothing of the text is missing."""
    folder = tmp_path / "edition"
    settings = "{name: material, font: false" if theme == "material" else f"{{name: {theme}"
    if own:
        (folder / "templates").mkdir(parents=True)
        (folder / "templates/main.html").write_text(own, "utf-8")
        settings += ", custom_dir: templates"
    config = LAGGING_CONFIG.replace("theme: {name: material, font: false}", f"theme: {settings}}}")
    chinese = "zh-Hans"
    if theme != "material":
        config, chinese = config.replace(", theme: {language: zh-Hans}", ""), "zh"  # other themes have no language
    make_edition(folder, LAGGING_PAGE, config, others={"other.md": OTHER})
    source = folder / "docs/en/index.md"
    source.write_text(source.read_text("utf-8").replace("that will be edited", "that was edited"), "utf-8")
    site = Site(tmp_path / "site", build(folder, tmp_path / "site", "--strict"))

    assert set(site.pages) == {
        f"{frame}{name}" for frame in ("", "zh/", "en-zh/", "zh/en-zh/") for name in ("", "other/")
    }
    assert site.broken_links() == []
    for address, page in site.pages.items():
        assert page.language == (chinese if address.startswith("zh/") else "en")
        assert page.html.count('<nav class="diglot-modes"') == page.html.count('id="__diglot"') == 1, address
        assert page.html.count('aria-current="page">') >= 1
        assert page.html.count('class="own"') == bool(own)
        assert "Content-Security-Policy" in page.html
    ids = [re.findall(r'<(?:p|li) id="(p\w{5})"', site.pages[address].html) for address in ("", "zh/")]
    assert ids[0] == ids[1] != []
    assert "diglot-behind" in site.pages["zh/"].html
    if theme == "material":
        found = {entry.location for entry in read_search_entries(site.folder)}
    else:
        index = json.loads((site.folder / "search/search_index.json").read_text("utf-8"))
        found = {entry["location"] for entry in index["docs"]}
    assert {f"{folder}#{ids[0][0]}" for folder in ("", "zh/")} <= found
