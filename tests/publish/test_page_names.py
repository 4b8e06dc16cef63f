"""Pages whose names are no plain ASCII words."""

from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, unquote

import pytest
from articles import make_article
from editions import edition
from sites import LAGGING_CONFIG, Page, build, make_edition

from diglot.edition_pairs import EditionPairs
from diglot.engines.mkdocs.internals import title_of
from diglot.publish.passages import find_sections
from diglot.repository import read_site
from diglot.site import verify_site

NAMES = (
    *("使用.md", "a b.md", "Größe.md", "100%.md", "it's.md", "a+b & c.md", "العربية.md", "v1.2.md"),
    *("#1.md", "what?.md", "%41.md"),
)


@pytest.mark.slow
@pytest.mark.parametrize("directories", [True, pytest.param(False, marks=pytest.mark.weekly)])
def test_every_name_that_mkdocs_serves_has_all_its_pages(tmp_path: Path, directories: bool) -> None:
    """In files of the page's own name, with links that lead there; also when all pages link to each other."""
    links = "".join(f"- [{number}](<{quote(name)}>)\n" for number, name in enumerate(NAMES))
    pages = {name: f"# Page {number}\n\nText {number}.\n\n{links}" for number, name in enumerate(NAMES)}
    edition = tmp_path / "edition"
    config = LAGGING_CONFIG if directories else f"use_directory_urls: false\n{LAGGING_CONFIG}"
    make_edition(edition, f"# Home\n\nText.\n\n{links}", config, others=pages, translations={"Text.": "文字。"})
    build(edition, tmp_path / "site", "--strict")

    site = tmp_path / "site"
    for name in NAMES:
        stem = name.removesuffix(".md")
        file = f"{stem}/index.html" if directories else f"{stem}.html"
        for folder in ("", "zh/", "en-zh/", "zh/en-zh/"):
            page = Page(site / folder / file, site)
            for link in page.links:
                if "://" not in link and not link.startswith(("#", "/")):
                    path = unquote(link.partition("#")[0].partition("?")[0])
                    place = (site / folder / file).parent / path
                    assert place.is_file() or (place / "index.html").is_file(), (folder + file, link)
    assert not [path for path in site.rglob("*") if "%" in path.name and not path.name.startswith(("100%", "%41"))]
    assert list(verify_site(read_site(site), ("en", "zh"))) == []


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("---\ntitle: R&D and <grids>\n---\n\nText.\n", "R&D and <grids>"),
        ("---\ntitle: R&amp;D\n---\n\nText.\n", "R&D"),
        ("# R&amp;D and `a<b>`\n", "R&D and a<b>"),
    ],
)
def test_search_finds_a_title_as_it_is_read(page: str, title: str) -> None:
    """However it is written in the page."""
    pairs = EditionPairs({("a.md", "zh"): edition(page).plan().pairs["a.md", "zh"]})
    article = make_article("Text.\n", ())

    assert pairs.title("a.md", "en") == title
    assert find_sections(article, pairs.title("a.md", "en"))[0].title == title


def test_a_title_that_mkdocs_escaped_is_not_escaped_again() -> None:
    """It takes the title of a page without front matter from the rendered heading."""
    assert title_of(SimpleNamespace(meta={}, title="R&amp;D a&lt;b&gt;")) == "R&D a<b>"
    assert title_of(SimpleNamespace(meta={"title": "R&D"}, title="x")) == "R&D"
