"""The metadata of a whole site agree with each other."""

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree
from sites import ROOT, Site
from zotero import zotero_item

from diglot.history import read_changes
from diglot.site.sitemap import read_sitemap

URL = "https://example.org/scores-and-grids/"
REGIONS = {"en": "en_US", "zh-Hans": "zh_CN"}
_ALTERNATE = re.compile(r'<link rel="alternate " hreflang="([^"]*)" href="([^"]*)">')
ATOM = "{http://www.w3.org/2005/Atom}"
ATOM_SCHEMA = etree.RelaxNG(file=Path(__file__).with_name("atom.rng"))
pytestmark = pytest.mark.both_engines


def alternates(site: Site) -> dict[str, dict[str, str]]:
    """The versions that each page names, by its own address."""
    return {
        URL + address: dict(found)
        for address, page in site.pages.items()
        if (found := _ALTERNATE.findall(page.html)) and "noindex" not in page.html
    }


def test_versions_name_each_other(edition_site: Site) -> None:
    """The graph is symmetric and closed; each page names itself in its own language."""
    found = alternates(edition_site)

    assert f"{URL}zh/glossary/" in found
    assert len(found) >= 16
    for address, versions in found.items():
        tag = edition_site.pages[address.removeprefix(URL)].language
        assert versions[tag] == address
        assert versions["x-default"] == versions["en"]
        for other in versions.values():
            assert found[other] == versions


def test_the_sitemap_names_the_same_versions(edition_site: Site) -> None:
    """And nothing that is no page, or not to be indexed."""
    entries = read_sitemap((edition_site.folder / "sitemap.xml").read_text("utf-8"))
    assert entries is not None
    listed = {entry.address: dict(entry.alternates) for entry in entries}

    found = alternates(edition_site)
    assert {address: listed[address] for address in found} == found


def test_the_sitemap_says_when_texts_changed(edition_site: Site) -> None:
    """By version control; nothing of a page whose time is not known, such as the glossary."""
    text = (edition_site.folder / "sitemap.xml").read_text("utf-8")
    said = dict(re.findall(r"<loc>([^<]*)</loc>\s*<lastmod>([^<]*)</lastmod>", text))
    changes = read_changes(ROOT, ["docs"])

    assert f"{URL}glossary/" not in said
    assert said.get(f"{URL}essay/") == (str(changes["docs/en/essay.md"].date()) if changes else None)
    assert said.get(f"{URL}zh/essay/") == (str(changes["docs/zh/essay.md"].date()) if changes else None)


def test_linked_data_lead_both_ways(edition_site: Site) -> None:
    """From each source to its translations, and back."""
    data = {}
    for address, page in edition_site.pages.items():
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html):
            data[URL + address] = json.loads(text)
    pages = {address: each for address, each in data.items() if each["@type"] != "DefinedTermSet"}

    assert len(pages) >= 14
    for address, each in pages.items():
        assert each["@id"] == address
        for other in each.get("workTranslation", []):
            assert pages[other["@id"]]["translationOfWork"] == {"@id": address}
        if "translationOfWork" in each:
            assert {"@id": address} in pages[each["translationOfWork"]["@id"]]["workTranslation"]
    assert pages[f"{URL}zh/commentary/two-countries/"]["about"] == {"@id": f"{URL}zh/essay/"}
    assert pages[f"{URL}essay/"]["isBasedOn"]["author"] == [{"@type": "Person", "name": "Rogier Creemers"}]
    for place in ("", "zh/"):
        terms = data[f"{URL}{place}glossary/"]
        entries = edition_site.pages[f"{place}glossary/"].ids
        assert len(terms["hasDefinedTerm"]) == sum(each.startswith("t-") for each in entries)
        assert {each["@id"].partition("#")[2] for each in terms["hasDefinedTerm"]} <= set(entries)


def test_open_graph_and_the_canonical_address_agree(edition_site: Site) -> None:
    """A page's own address, its language and those of its versions; a picture there is none, so none is elsewhere."""
    for address, versions in alternates(edition_site).items():
        page = edition_site.pages[address.removeprefix(URL)]
        said = re.findall(r'<meta property="og:([^"]*)" content="([^"]*)">', page.html)
        own, *others = [REGIONS[tag] for tag in (page.language, *(versions.keys() - {page.language, "x-default"}))]
        assert re.findall(r'<link rel="canonical" href="([^"]*)"', page.html) == [address]
        assert [value for name, value in said if name == "locale"] == [own]
        assert [value for name, value in said if name == "locale:alternate"] == others
        assert [value for name, value in said if name == "url"] == [address]
        assert not any(name.startswith("image") for name, _ in said)


def test_every_page_is_saved_by_zotero(edition_site: Site) -> None:
    """As a web page, in its language; one side by side as the page in the language of its frame."""
    for address, page in edition_site.pages.items():
        if address.endswith(".html") or 'http-equiv="refresh"' in page.html:
            continue
        item = zotero_item(page.html)
        assert item["itemType"] == "webpage", address
        assert item["language"] == ("zh-CN" if page.language == "zh-Hans" else "en-US")
        assert item.get("url") == URL + address.replace("en-zh/", ""), address
        assert item["title"] in page.html


def test_files_of_pages_are_there(edition_site: Site) -> None:
    """Every page of the edition as Markdown and as a citation; feeds; the files for programs."""
    for address, page in edition_site.pages.items():
        for link in re.findall(r'<link rel="alternate " type="[^"]*" href="([^"]*)">', page.html):
            assert (edition_site.folder / address / link).resolve().is_file(), (address, link)
    text = (edition_site.folder / "index.md").read_text("utf-8")
    assert "term:" not in text
    assert "](glossary/#t-data-sharing)" in text
    for place in ("", "zh/"):
        read = etree.parse(edition_site.folder / place / "feed.xml")
        ATOM_SCHEMA.assertValid(read)
        assert {each.get("href") for each in read.getroot().findall(f"{ATOM}link[@rel='self']")} == {
            f"{URL}{place}feed.xml"
        }
    feed = ElementTree.parse(edition_site.folder / "zh/feed.xml").getroot()
    days = [each.text or "" for each in feed.iter("{http://www.w3.org/2005/Atom}published")]
    assert days
    assert all(date.fromisoformat(each[:10]) for each in days)
    listed = re.findall(r"\]\((https:[^)]*)\)", (edition_site.folder / "llms.txt").read_text("utf-8"))
    assert all((edition_site.folder / each.removeprefix(URL)).is_file() for each in listed)
    assert len(listed) >= 14
    [item] = json.loads((edition_site.folder / "zh/essay/cite.json").read_text("utf-8"))
    assert item["URL"] == f"{URL}zh/essay/"
