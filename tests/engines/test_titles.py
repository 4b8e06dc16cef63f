"""The titles of `mkdocs.yml` in the language of each page, from the catalogs."""

import re
from pathlib import Path

import pytest
from sites import LAGGING_CONFIG, Site, make_edition, run_build

pytestmark = pytest.mark.slow
CONFIG = f"""\
{LAGGING_CONFIG}
site_description: Of grids.
nav:
  - Opening page: index.md
  - Commentaries:
      - The second: other.md
      - Not translated: third.md
      - Made unsafe: fourth.md
"""
TITLES = {
    "Lagging": "滞后",
    "Of grids.": "关于网格。",
    "Opening page": "首页",
    "Commentaries": "评论",
    "The second": "第二篇",
    "Made unsafe": "<img src=x onerror=alert(1)>",
}


@pytest.mark.parametrize("engine", ["mkdocs", pytest.param("zensical", marks=pytest.mark.weekly)])
def test_titles_are_in_the_language_of_the_page(tmp_path: Path, engine: str) -> None:
    """In the navigation, as titles of pages, in the head, side by side and in the search; never what is not safe."""
    folder = tmp_path / "edition"
    others = {f"{name}.md": f"Text of the {name} page.\n" for name in ("other", "third", "fourth")}
    make_edition(folder, "Text of the page.\n", CONFIG, others=others, translations=TITLES)
    done = run_build(folder, tmp_path / "site", builder=engine)
    site = Site(tmp_path / "site", done.stdout)
    found = (tmp_path / "site/search/zh-Hans.json").read_text("utf-8")

    assert done.returncode == 0, done.stdout
    assert "locales/zh/LC_MESSAGES/mkdocs.yml.po: DG811 " in done.stdout
    for address in ("zh/", "zh/other/", "zh/en-zh/", "zh/en-zh/other/"):
        html = site.pages[address].html
        for title in ("滞后", "首页", "评论", "第二篇", "Not translated", "Made unsafe"):
            assert re.search(rf">\s*{title}\s*<", html), (address, title)
        assert "onerror" not in html
        assert '<meta name="description" content="关于网格。">' in html
    assert "<title>第二篇｜滞后</title>" in site.pages["zh/other/"].html
    assert "<title>The second - Lagging</title>" in site.pages["other/"].html
    assert "首页" not in site.pages["other/"].html
    assert "第二篇" in found
