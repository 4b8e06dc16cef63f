"""Terms on built pages: what is linked, where it leads, and what is left alone."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pytest
from search_entries import read_search_entries
from selectolax.lexbor import LexborHTMLParser
from sites import LAGGING_CONFIG, ROOT, Page, Site, build, run_build
from term_sites import CHINESE, INDEX, TERMBASE, count_mentions, make_terms_edition

from diglot.interface import interface
from diglot.repository import Repository
from diglot.sync import plan_sync
from diglot.terms import make_concordance

SIDE_BY_SIDE = "en-zh/"
"""The folder of pages that repeat two others."""


def mentions(page: Page) -> list[tuple[str, str]]:
    """The linked terms of a page: concept and text, in order."""
    links = LexborHTMLParser(page.html).css("article a.diglot-term")
    return [(link.attributes["data-term"] or "", link.text()) for link in links]


def built(folder: Path, **changes: str) -> Site:
    """A changed edition, built in a folder."""
    make_terms_edition(folder / "edition", **changes)
    return Site(folder / "site", build(folder / "edition", folder / "site", "--strict"))


def test_the_first_mention_of_a_section_is_linked(terms_site: Site) -> None:
    """In lists, tables, boxes, footnotes and raw HTML; across a line break; by a name that is spelled as it must be."""
    assert mentions(terms_site.pages[""]) == [
        ("grid-management", "Grid management"),
        ("grid-attendant", "grid attendants"),
        ("scores", "FICO score"),
        ("grid-management", "grid\nmanagement"),
        ("grid-attendant", "those who watch"),
        ("grid-attendant", "Grid attendants"),
        ("grid-management", "grid management"),
    ]


def test_a_translation_links_its_own_names(terms_site: Site) -> None:
    """What is not translated is matched in its own language, and leads to the entry of the page's language."""
    page = terms_site.pages["zh/"]
    assert mentions(page) == [
        ("grid-management", "网格化管理"),
        ("grid-attendant", "网格员"),
        ("scores", "FICO评分"),
        ("grid-management", "网格管理"),
        ("grid-attendant", "看管的人"),
        ("grid-attendant", "Grid attendants"),
        ("grid-management", "网格化管理"),
    ]
    assert {link for link in page.links if "#t-" in link} >= {"glossary/#t-grid-attendant"}


def test_nothing_is_linked_in_links_code_headings_titles_and_quiet_places(terms_site: Site) -> None:
    """In either language."""
    for address in ("", "zh/"):
        tree = LexborHTMLParser(terms_site.pages[address].html)
        for place in ("a a", "code a", "h1 a", "h2 a", "h3 a", ".admonition-title a"):
            assert tree.css(f"article {place}.diglot-term") == []
        quiet = [node for node in tree.css("article p") if "quiet" in node.text() or "安静" in node.text()]
        assert len(quiet) == 1
        assert quiet[0].css(".diglot-term") == []


def test_a_rejected_name_and_a_concept_not_to_be_linked_stay_text(terms_site: Site) -> None:
    """The rejected name is known, so that no shorter name is found in it."""
    assert "栅格管理" in terms_site.pages["zh/"].html
    for page in terms_site.pages.values():
        assert not any(key == "management" or "栅格" in text for key, text in mentions(page))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["edition_site", "terms_site"])
def test_every_mention_leads_to_its_entry(name: str, request: pytest.FixtureRequest) -> None:
    """In the page's language, on every page; side by side in the glossary side by side."""
    site: Site = request.getfixturevalue(name)
    assert site.broken_links() == []
    for address, page in site.pages.items():
        if SIDE_BY_SIDE in address:
            glossaries = {f"{address.partition(SIDE_BY_SIDE)[0]}{SIDE_BY_SIDE}glossary/"}
        else:
            glossaries = {"zh/glossary/" if address.startswith("zh/") else "glossary/"}
        where = set()
        for _, attributes in page.having("diglot-term"):
            place, _, entry = urljoin(f"/{address}", attributes["href"]).removeprefix("/").partition("#")
            where.add(place)
            assert "title" not in attributes
            assert entry == f"t-{attributes['data-term']}"
            assert entry in site.pages[place].ids
        assert where <= glossaries


@pytest.mark.slow
def test_links_hold_without_directory_addresses(tmp_path: Path) -> None:
    """And with them, which the other tests use."""
    config = LAGGING_CONFIG.replace("plugins:", "use_directory_urls: false\nplugins:", 1)
    site = built(tmp_path, config=config)
    html = (site.folder / "zh/index.html").read_text("utf-8")

    assert 'href="glossary.html#t-grid-management"' in html
    glossary = (site.folder / "zh/glossary.html").read_text("utf-8")
    assert 'id="t-grid-management"' in glossary
    assert 'href="../glossary/concordance.json"' in glossary
    for link in re.findall(r'href="([^"#]*)#p[a-z0-9]{5}"', glossary):
        assert (site.folder / "zh" / link).is_file()


@pytest.mark.slow
@pytest.mark.parametrize(("density", "count"), [("section", 7), ("page", 4), ("none", 1), ("all", 13)])
def test_density_is_an_option(tmp_path: Path, density: str, count: int) -> None:
    """Explicit references are linked with any."""
    site = built(tmp_path, settings=f'terms = "{density}"\n')

    assert len(mentions(site.pages[""])) == count
    assert ("grid-attendant", "those who watch") in mentions(site.pages[""])


@pytest.mark.slow
def test_an_unknown_key_fails_the_build(tmp_path: Path) -> None:
    """With its place in the page of each language that says it, and the nearest keys; otherwise it is text."""
    make_terms_edition(tmp_path / "edition", index=INDEX.replace("term:grid-attendant", "term:grid-atendant"))
    done = run_build(tmp_path / "edition", tmp_path / "site", "--strict")

    assert done.returncode == 1
    assert "docs/en/index.md:14: there is no term “grid-atendant”" in done.stdout
    assert "Did you mean “grid-attendant”" in done.stdout
    assert "Traceback" not in done.stdout

    done = run_build(tmp_path / "edition", tmp_path / "site")
    page = Page(tmp_path / "site/index.html", tmp_path / "site")
    assert done.returncode == 0
    assert "<a>those who watch</a>" in page.html
    assert not any("term:" in link for link in page.links)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_concordance_counts_what_is_there(terms_edition: Path, terms_site: Site, language: str) -> None:
    """A count on the built pages that knows nothing of the matcher finds the same."""
    plan = plan_sync(Repository(terms_edition).read_edition())
    uses = make_concordance(plan.pairs.values(), plan.termbase, "en").uses
    for name in ("index.md", "other.md"):
        address = ("zh/" if language == "zh" else "") + ("" if name == "index.md" else "other/")
        counted = count_mentions(terms_site.pages[address].html, TERMBASE, language)
        listed = [use for use in uses if (use.page, use.language) == (name, language) and use.kind != "page field"]
        quiet = next(row.id for row in plan.pairs["index.md", "zh"].rows if "quiet" in row.source)

        assert len(listed) > 0 or (name, language) == ("other.md", "zh")
        for unit, key in {*counted, *((use.unit, use.key) for use in listed)}:
            if unit != quiet:
                assert counted[unit, key] == sum((use.unit, use.key) == (unit, key) for use in listed), (unit, key)


def test_the_edition_s_concordance_counts_what_is_there(edition_site: Site) -> None:
    """The download lists what a count on the built pages finds, in both languages, on every page."""
    termbase = (ROOT / "locales/termbase.toml").read_text("utf-8")
    rows = json.loads((edition_site.folder / "glossary/concordance.json").read_text("utf-8"))
    listed = Counter((row["address"].removeprefix("./"), row["key"]) for row in rows)
    counted: Counter[tuple[str, str]] = Counter()
    for address, page in edition_site.pages.items():
        if "glossary/" not in address and SIDE_BY_SIDE not in address:
            language = "zh" if address.startswith("zh/") else "en"
            for (unit, key), count in count_mentions(page.html, termbase, language).items():
                counted[f"{address}#{unit}", key] += count

    assert counted.total() > 0
    assert counted == listed


def test_every_term_of_the_edition_is_linked_somewhere(edition_site: Site) -> None:
    """In both languages; one that is not to be linked is used somewhere."""
    termbase = tomllib.loads((ROOT / "locales/termbase.toml").read_text("utf-8"))
    rows = json.loads((edition_site.folder / "glossary/concordance.json").read_text("utf-8"))
    for language in ("en", "zh"):
        all_pages = edition_site.pages.items()
        pages = [page for address, page in all_pages if address.startswith("zh/") == (language == "zh")]
        linked = {key for page in pages for key, _ in mentions(page)}
        used = {row["key"] for row in rows if row["language"] == language}
        assert {key for key, term in termbase.items() if term.get("link", True)} <= linked
        assert set(termbase) <= used


def test_cards_stand_once_for_each_linked_term(terms_site: Site) -> None:
    """Inert, at the end of the text, each part with its language, the definition in the page's."""
    for address, tag in (("", "en"), ("zh/", "zh-Hans")):
        page = terms_site.pages[address]
        tree = LexborHTMLParser(page.html)
        cards = tree.css("article template.diglot-card")
        linked = {key for key, _ in mentions(page)}
        assert sorted(card.attributes["data-term"] or "" for card in cards) == sorted(linked)
        html = re.search(r'(?s)<template class="diglot-card" data-term="grid-management".*?</template>', page.html)
        assert html is not None
        names = re.findall(r'class="diglot-(?:name|reading)" lang="([^"]*)" translate="no">([^<]*)<', html[0])
        assert sorted(names) == [
            ("en", "grid management"),
            ("zh-Hans", "网格化管理"),
            ("zh-Latn-pinyin", "wǎnggéhuà guǎnlǐ"),
        ]
        assert f'<p lang="{tag}">' in html[0]
        assert interface(tag).gettext("Entry in the glossary") in html[0]
        assert page.html.index("<template") > page.html.rindex('class="diglot-term"', 0, page.html.index("<template"))


def test_who_answers_a_paragraph_is_told_there(terms_site: Site) -> None:
    """In all languages, by the title in the page's language; with one link for each unit that does."""
    for prefix, title in (("", "Other"), ("zh/", CHINESE["Other"])):
        page = terms_site.pages[prefix]
        marks = LexborHTMLParser(page.html).css(".diglot-related")
        assert [[link.text() for link in mark.css("a")] for mark in marks] == [[title, "2"], [title]]
        assert all(mark.attributes["lang"] == page.language for mark in marks)
        for link in LexborHTMLParser(page.html).css(".diglot-related a"):
            path, _, unit = (link.attributes["href"] or "").partition("#")
            assert path == "other/"
            assert unit in terms_site.pages[f"{prefix}other/"].ids


def test_search_passes_over_cards_answers_and_uses(terms_site: Site) -> None:
    """It finds entries, by their names and definitions, at their own addresses."""
    entries = read_search_entries(terms_site.folder)
    text = "\n".join(entry.title + entry.text for entry in entries)
    assert "discussed in" not in text
    assert "Entry in the glossary" not in text
    assert "Where it occurs" not in text
    said: dict[str, str] = {}
    for entry in entries:
        said[entry.location] = f"{said.get(entry.location, entry.title)} {entry.text}"
    assert said["glossary/#t-grid-management"].startswith("grid management ")
    assert "small cells" in said["glossary/#t-grid-management"]
    assert said["zh/glossary/#t-grid-management"].startswith("网格化管理 ")
