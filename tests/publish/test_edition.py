"""The site of this edition."""

import re
from pathlib import Path

import pytest
from search_entries import read_search_entries
from sites import ROOT, Page, Site, build

from diglot.interface import interface
from diglot.pages import Kind
from diglot.publish.markers import MARKER
from diglot.repository import Repository
from diglot.sync import plan_sync

EDITION = ["", "about/", "commentary/security-state/", "commentary/two-countries/", "essay/", "how-to-read/", "notes/"]
GUIDE = [f"guide/{page.stem}/" for page in (ROOT / "docs/en/guide").glob("*.md")]
PAGES = [*EDITION, *GUIDE]


def pairs_of(site: Site) -> list[tuple[Page, Page]]:
    """Each page with its Chinese counterpart."""
    return [(site.pages[address], site.pages[f"zh/{address}"]) for address in PAGES]


def test_every_page_is_there_in_both_languages(edition_site: Site) -> None:
    """A page of the source is one of the site in each language and side by side, and so is the glossary."""
    folders = ("", "zh/", "en-zh/", "zh/en-zh/")
    wanted = [folder + address for folder in folders for address in (*PAGES, "glossary/")]
    assert sorted(edition_site.pages) == sorted(wanted)


def test_html_says_its_language(edition_site: Site) -> None:
    """Chinese pages are in simplified Chinese."""
    assert {(source.language, target.language) for source, target in pairs_of(edition_site)} == {("en", "zh-Hans")}


def test_both_languages_have_the_same_ids(edition_site: Site) -> None:
    """Every unit outside the front matter is on the page under its id, once, in both languages."""
    plan = plan_sync(Repository(ROOT).read_edition())

    for source, target in pairs_of(edition_site):
        name = f"{source.address.rstrip('/') or 'index'}.md"
        pair = plan.pairs[name, "zh"]
        units = {row.id for row, unit in zip(pair.rows, pair.source.units, strict=True) if unit.kind is not Kind.FIELD}
        assert units
        for page in (source, target):
            assert units <= set(page.ids)
            assert len(page.ids) == len(set(page.ids))
        assert [each for each in source.ids if each in units] == [each for each in target.ids if each in units]


def test_headings_have_the_same_slug_in_both_languages(edition_site: Site) -> None:
    """A heading's id is the source heading's slug, so that a link to it holds in every language."""
    for source, target in pairs_of(edition_site):
        assert source.headings() == target.headings()
        assert not any(each.startswith("_") for each in target.headings())


def test_every_link_leads_somewhere(edition_site: Site) -> None:
    """Also to paragraphs."""
    assert edition_site.broken_links() == []


def test_commentaries_answer_paragraphs(edition_site: Site) -> None:
    """Each commentary links to paragraphs of the essay, and to the same ones in both languages."""
    for name in ("security-state", "two-countries"):
        page = edition_site.pages[f"commentary/{name}/"]
        answers = [link for link in page.links if link.startswith("../../essay/#")]
        assert answers
        chinese = [link for link in edition_site.pages[f"zh/commentary/{name}/"].links if "/essay/#" in link]
        assert sorted(answers) == sorted(chinese)


def test_no_marker_leaves_the_renderer(edition_site: Site, lagging_site: Site) -> None:
    """Not on pages, not in titles, not in the search index."""
    for site in (edition_site, lagging_site):
        for path, text in site.texts():
            assert not MARKER.search(text), path


def test_nothing_is_loaded_from_elsewhere(edition_site: Site) -> None:
    """Style, scripts, images and icons are the site's own."""
    for page in edition_site.pages.values():
        assert [address for address in page.loads if "//" in address] == []


def test_head_names_no_alternates(edition_site: Site) -> None:
    """As Material's script looks for them, to capture the reader's clicks: ours have a blank behind the word."""
    assert not any('rel="alternate"' in page.html for page in edition_site.pages.values())
    assert 'hreflang="zh-Hans"' in (edition_site.folder / "sitemap.xml").read_text("utf-8")


def test_byline_is_written_in_the_page_s_language(edition_site: Site) -> None:
    """Author and day stand under the title; a name in another language says so."""
    chinese = edition_site.pages["zh/essay/"]
    line = chinese.html[chinese.html.index('class="diglot-byline"') :][:900]
    line = re.sub(r'<span class="diglot-unbroken">([^<]*)</span>', r"\1", line)
    assert line.startswith(
        'class="diglot-byline">据<bdi>罗吉尔·克里默斯（<span lang="en">Rogier Creemers</span>）</bdi>的发言转述&nbsp;· '
    )
    assert '<time datetime="20' in line
    assert "年" in line


def test_every_translation_says_whether_it_was_reviewed(edition_site: Site) -> None:
    """On its own page in its language, side by side in that of the frame; a source page has nothing to say."""
    said = {
        path: "".join(re.findall(r'<span class="diglot-reviewed" lang="([^"]*)">', page.html))
        for path, page in edition_site.pages.items()
        if "about" in path
    }

    assert said == {"about/": "", "zh/about/": "zh-Hans", "en-zh/about/": "en", "zh/en-zh/about/": "zh-Hans"}


def test_nobody_is_named_as_author_of_what_others_wrote(edition_site: Site) -> None:
    """In the head, too."""
    for path in ("", "zh/"):
        authors = re.findall(r'<meta name="author" content="([^"]*)"', edition_site.pages[f"{path}essay/"].html)
        assert authors == ["《评分与网格》编者" if path else "The editors of Scores and Grids"]


def test_the_guide_is_no_text_of_the_edition(edition_site: Site) -> None:
    """Nobody is its author, no feed has it, the glossary does not know it, and the title page does not list it."""
    assert len(GUIDE) >= 8
    for address in (folder + page for folder in ("", "zh/", "en-zh/") for page in GUIDE):
        html = edition_site.pages[address].html
        assert not re.search(r'name="(author|citation_(author|editor|publication_date))"|"Article"', html)
        assert 'class="diglot-term"' not in html
    for name in ("feed.xml", "zh/feed.xml", "glossary/concordance.json"):
        assert "guide/" not in (edition_site.folder / name).read_text("utf-8")
    for address in ("", "zh/", "glossary/", "zh/glossary/"):
        article = edition_site.pages[address].html.partition("<article")[2].partition("</article")[0]
        assert "guide/" not in article


def test_a_lost_reader_is_told_in_both_languages(edition_site: Site) -> None:
    """There is one 404 page for the site."""
    text = (edition_site.folder / "404.html").read_text("utf-8")
    assert interface("en").gettext("Page not found") in text
    assert interface("zh").gettext("Page not found") in text
    assert 'href="/scores-and-grids/zh/"' in text


def test_search_index_holds_text_and_nothing_of_ours(edition_site: Site) -> None:
    """Chinese is as it is written; marks, links and bylines are left out; every text has the address of its unit."""
    entries = read_search_entries(edition_site.folder)
    text = "".join(entry.title + entry.text for entry in entries)
    assert "网格化" in text
    assert "\u200b" not in text
    assert not any(entry.text.endswith("¶") for entry in entries)
    assert "Rogier Creemers · " not in text
    assert not any("en-zh/" in entry.location for entry in entries)
    for entry in entries:
        address, _, name = entry.location.partition("#")
        assert not name or name in edition_site.pages[address].ids
    assert interface("zh").gettext("Permanent link to this paragraph") not in text


def test_links_of_headings_and_notes_speak_the_page_s_language(edition_site: Site) -> None:
    """Their titles are ours, not the extensions' English."""
    page = edition_site.pages["zh/essay/"]
    titles = {attributes["title"] for tag, attributes in page.elements if tag == "a" and "title" in attributes}
    assert interface("zh").gettext("Permanent link to this section") in titles
    assert not any(title.isascii() for title in titles - {"评分与网格"})


@pytest.mark.weekly
@pytest.mark.slow
def test_properdocs_builds_the_same_site(edition_site: Site, tmp_path: Path) -> None:
    """Page by page, but for what the builder says about itself."""
    other = Site(tmp_path, build(ROOT, tmp_path, "--strict", builder="properdocs"))

    assert other.pages.keys() == edition_site.pages.keys()
    for address, page in edition_site.pages.items():
        assert _comparable(other.pages[address]) == _comparable(page)


def _comparable(page: Page) -> list[str]:
    return [line for line in page.html.splitlines() if 'name="generator"' not in line]
