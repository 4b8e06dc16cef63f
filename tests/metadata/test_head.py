"""What machines read in the head of a page."""

import json
import re
from copy import deepcopy
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree
from zotero import zotero_item

from diglot.citation import Work
from diglot.credit import EDITORS, Credit, Day, Name
from diglot.credit.licence import is_licence, licence_address
from diglot.language import parse_language
from diglot.metadata import FeedEntry, PageMetadata, render_feed, render_head, render_llms
from diglot.metadata.text_files import ListedPage
from diglot.site.robots import render_robots

HOME = "https://example.org/book/"
DAY = Day(date(2026, 11, 25))
LEE, CHEN = (Name({"": name}) for name in ("Ann Lee", "Bo Chen"))
CHANGED = datetime(2026, 12, 1, 8, tzinfo=UTC)
VERSIONS = {"en": f"{HOME}a/", "zh-Hans": f"{HOME}zh/a/", "he": f"{HOME}he/a/"}


def page(language: str = "zh-Hans", **credit: object) -> PageMetadata:
    """A page of a made-up book."""
    work = Work("A & B", "Book <1>", language, Credit(day=DAY, **credit), "en" if language != "en" else "", "CC-BY-4.0")  # type: ignore[arg-type]
    return PageMetadata(work, VERSIONS[language], 'Of "this"', f"{HOME}zh/", VERSIONS, VERSIONS["en"], CHANGED)


def linked_data(head: str) -> dict[str, object]:
    """The JSON-LD of a head."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', head)
    assert found
    return dict(json.loads(found[1]))


def test_zotero_saves_a_page_with_its_roles() -> None:
    """As a web page, with author and editor, date, language, address and site; no name is taken apart wrongly."""
    item = zotero_item(render_head(page(authors=(LEE, EDITORS), editors=(CHEN,))))

    assert item == {
        "itemType": "webpage",
        "title": "A & B",
        "creators": [("author", "Ann Lee", 2), ("author", "《Book <1>》编者", 1), ("editor", "Bo Chen", 2)],
        "date": "2026/11/25",
        "language": "zh-CN",
        "url": f"{HOME}zh/a/",
        "abstractNote": 'Of "this"',
        "websiteTitle": "Book <1>",
        "rights": "CC-BY-4.0",
    }


def test_editors_are_one_name_in_english() -> None:
    """Whatever words stand in it."""
    assert zotero_item(render_head(page("en", editors=(EDITORS,))))["creators"] == [
        ("author", "The editors of Book <1>", 1)
    ]


def test_a_page_names_all_its_versions() -> None:
    """Itself included, by absolute addresses; the one for everyone else, too. A page that is not indexed names none."""
    head = render_head(page())
    found = re.findall(r'<link rel="alternate " hreflang="([^"]*)" href="([^"]*)">', head)

    assert dict(found) == {**VERSIONS, "x-default": VERSIONS["en"]}
    assert "hreflang" not in render_head(page(), indexed=False)
    assert "ld+json" not in render_head(page(), indexed=False)


def test_linked_data_names_source_and_translations() -> None:
    """Each names the other."""
    source, target = (
        linked_data(render_head(page(code, authors=(LEE,), translators=(CHEN,)))) for code in ("en", "he")
    )

    assert source["workTranslation"] == [{"@id": VERSIONS["zh-Hans"]}, {"@id": VERSIONS["he"]}]
    assert "translationOfWork" not in source
    assert "translator" not in source
    assert target["translationOfWork"] == {"@id": VERSIONS["en"]}
    assert target["translator"] == [{"@type": "Person", "name": "Bo Chen"}]
    assert target["@type"] == "Article"
    assert target["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert target["dateModified"] == "2026-12-01T08:00:00+00:00"


def test_open_graph_names_the_other_languages() -> None:
    """With the regions it wants."""
    head = render_head(page())

    assert re.findall(r'<meta property="og:locale[^"]*" content="([^"]*)">', head) == ["zh_CN", "en_US", "he_IL"]


def test_without_an_address_there_are_none() -> None:
    """A site that does not know where it is names no address that might be wrong."""
    head = render_head(PageMetadata(Work("T", "S", "en")))

    assert "https" not in head
    assert "hreflang" not in head
    assert zotero_item(head)["title"] == "T"


@pytest.mark.parametrize(
    ("tag", "region"),
    [("zh", "zh-CN"), ("zh-Hant", "zh-TW"), ("zh-HK", "zh-HK"), ("pt-BR", "pt-BR"), ("sr-Latn", "sr-RS"), ("", "")],
)
def test_a_language_has_a_likely_region(tag: str, region: str) -> None:
    """By the CLDR, unless the tag names one."""
    assert parse_language(tag).with_region == region


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("MIT OR Apache-2.0", ""),
        ("", ""),
    ],
)
def test_licences_have_addresses(identifier: str, address: str) -> None:
    """Those of Creative Commons their own."""
    assert licence_address(identifier) == address
    assert is_licence(identifier) == bool(identifier)
    assert not is_licence(f"{identifier} <b>")


ATOM = "{http://www.w3.org/2005/Atom}"
ATOM_SCHEMA = etree.RelaxNG(file=Path(__file__).with_name("atom.rng"))


def test_the_schema_of_atom_finds_faults() -> None:
    """What is missing, what is there twice, and a time without a zone."""
    read = feed(FeedEntry("A", f"{HOME}a/", CHANGED, CHANGED))
    for change in (
        lambda tree: tree.remove(tree.find(f"{ATOM}id")),
        lambda tree: tree.append(deepcopy(tree.find(f"{ATOM}title"))),
        lambda tree: setattr(tree.find(f"{ATOM}updated"), "text", "2026-12-01T08:00:00"),
        lambda tree: tree.find(f"{ATOM}entry").remove(tree.find(f"{ATOM}entry/{ATOM}author")),
        lambda tree: tree.find(f"{ATOM}link").attrib.pop("href"),
    ):
        tree = etree.fromstring(ElementTree.tostring(read))
        assert ATOM_SCHEMA.validate(tree)
        change(tree)
        assert not ATOM_SCHEMA.validate(tree)


def feed(*entries: FeedEntry) -> ElementTree.Element:
    """A feed, read."""
    return ElementTree.fromstring(render_feed(f"{HOME}feed.xml", HOME, "Book", "", "en", entries))


def test_a_feed_has_what_atom_demands() -> None:
    """RFC 4287: by its schema; and its section 4.1: one id, one title, one time of change; the newest first."""
    old, new = (datetime(year, 1, 1, tzinfo=UTC) for year in (2020, 2021))
    first = FeedEntry(
        "Old & \x0b odd", f"{HOME}old/", old, CHANGED, ["Ann Lee"], "About", {"zh": f"{HOME}zh/old/"}, "MIT"
    )
    second = FeedEntry("New", f"{HOME}new/", new, new)
    read = feed(first, second)
    ATOM_SCHEMA.assertValid(etree.fromstring(ElementTree.tostring(read)))

    assert read.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    for element in (read, *read.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
    assert [each.text for each in read.iter(f"{ATOM}title")] == ["Book", "New", "Old &  odd"]
    assert read.findtext(f"{ATOM}updated") == "2026-12-01T08:00:00Z"
    assert [each.text for each in read.iter(f"{ATOM}name")] == ["Book", "Ann Lee"]
    ids = [str(each.text) for each in read.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)


def test_ids_in_a_feed_stay() -> None:
    """When title, text and date of an entry change."""
    before, after = (
        FeedEntry(title, f"{HOME}a/", moment, moment) for title, moment in (("A", CHANGED), ("B", datetime.now(UTC)))
    )

    assert [each.text for each in feed(before).iter(f"{ATOM}id")] == [
        each.text for each in feed(after).iter(f"{ATOM}id")
    ]


def test_files_for_programs_say_where_things_are() -> None:
    """A title has no line of its own in Markdown, and no brackets."""
    listed = ListedPage("A [b]\nc", f"{HOME}a.md", "What\nfor")

    assert render_robots(f"{HOME}sitemap.xml").splitlines()[-1] == f"Sitemap: {HOME}sitemap.xml"
    assert (
        render_llms("Book", "", [("English", [listed])])
        == f"# Book\n\n## English\n\n- [A \\[b\\] c]({HOME}a.md): What for\n"
    )
