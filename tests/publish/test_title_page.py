"""The title page, and the glossary in its three views, as they are in the HTML of the edition."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from sites import LAGGING_PAGE, ROOT, Site, make_edition, run_build

from diglot.errors import InputError
from diglot.settings import read_settings


def tree(site: Site, address: str) -> LexborHTMLParser:
    """A page."""
    return LexborHTMLParser(site.pages[address].html)


def test_the_title_page_has_titles_epigraph_ways_and_texts(edition_site: Site) -> None:
    """In this order; all words are the edition's, but for ways and lengths, and all links are right."""
    for address, other, ways, length in (
        ("", "评分与网格", ["Read in English", "阅读中文", "Side by side"], r"\d+ words"),
        ("zh/", "Scores and Grids", ["Read in English", "阅读中文", "对照"], r"[\d,]+字"),
    ):
        page = tree(edition_site, address)
        html = page.body.html if page.body is not None and page.body.html else ""
        titles = page.css("p.diglot-titles a")
        marks = ("<h1", 'class="diglot-titles"', 'diglot-epigraph"', 'class="diglot-ways"', 'class="diglot-texts"')
        places = [html.index(mark) for mark in marks]

        assert places == sorted(places)
        assert [each.text() for each in titles] == [other]
        assert titles[0].attributes["translate"] == "no"
        assert [each.text() for each in page.css(".diglot-ways a")] == ways
        assert len(page.css("ol.diglot-texts li")) == 3
        assert all(re.fullmatch(length, each.text()) for each in page.css("ol.diglot-texts small"))
        assert [each.tag for each in page.css(".diglot-epigraph")] == ["h2", "p"]
    assert [each.attributes["href"] for each in tree(edition_site, "zh/").css(".diglot-ways a")] == [
        "../essay/",
        "essay/",
        "en-zh/essay/",
    ]
    assert not tree(edition_site, "en-zh/").css(".diglot-ways")


@pytest.mark.slow
def test_what_the_title_page_names_and_is_not_there_is_told(tmp_path: Path) -> None:
    """The page is made without it."""
    make_edition(tmp_path, LAGGING_PAGE)
    with (tmp_path / "diglot.toml").open("a", encoding="utf-8") as file:
        file.write('\n[title_page]\npage = "index.md"\nepigraph = "nowhere"\ntexts = ["gone.md", "index.md"]\n')
    done = run_build(tmp_path, tmp_path / "site")

    assert "diglot.toml: the text “gone.md” of `title_page` is no page." in done.stdout
    assert "diglot.toml: there is no “nowhere” on index.md, the `epigraph` of `title_page`." in done.stdout
    assert 'class="diglot-ways"' in (tmp_path / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize("value", ['"index.md"', '{texts = ["a.md"]}', '{page = ""}', '{page = "a.md", more = "x"}'])
def test_settings_of_the_title_page_are_checked(tmp_path: Path, value: str) -> None:
    """Whatever is not what it should be."""
    (tmp_path / "diglot.toml").write_text(f"title_page = {value}\n", "utf-8")
    with pytest.raises(InputError, match="title_page"):
        read_settings(tmp_path)


def test_settings_of_this_edition_have_a_title_page() -> None:
    """With the page, its epigraph and the texts."""
    assert set(read_settings(ROOT).title_page) == {"page", "epigraph", "texts"}


def test_the_glossary_has_three_views(edition_site: Site) -> None:
    """Each with the switch; side by side every entry stands once in both languages, under the id that it has alone."""
    one, other = (tree(edition_site, address) for address in ("glossary/", "zh/glossary/"))
    ids = {each.attributes["aria-labelledby"] for each in one.css(".diglot-entry")}
    names = {each.attributes["id"]: each.css_first("span").text() for each in other.css(".diglot-entry > h3")}

    assert {each.attributes["aria-labelledby"] for each in other.css(".diglot-entry")} == ids
    for address in ("en-zh/glossary/", "zh/en-zh/glossary/"):
        page = tree(edition_site, address)
        rows = {row.attributes["id"]: row for row in page.css(".diglot-row[id]")}
        assert set(rows) == ids
        for name, row in rows.items():
            assert [each.attributes["lang"] for each in row.css(".diglot-source, .diglot-target")] == (
                ["en", "zh-Hans"] if address.startswith("en") else ["zh-Hans", "en"]
            )
            assert row.css_first(".diglot-target h3 span").text() == names[name]
            assert len(row.css(".diglot-uses, .diglot-unused")) >= 1
        assert len(page.css(".diglot-modes a")) == 3
    links = {each.attributes["href"] for each in tree(edition_site, "en-zh/essay/").css("a.diglot-term")}
    assert all((link or "").startswith("../glossary/#t-") for link in links)
