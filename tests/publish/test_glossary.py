"""The glossary's pages and downloads."""

import csv
import io
import json
import re
import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from sites import LAGGING_CONFIG, ROOT, Site, build, run_build
from term_sites import TERMBASE, make_terms_edition

from diglot.interface import interface
from diglot.publish.glossary import Glossary
from diglot.publish.glossary_page import render_glossary
from diglot.publish.templates import Templates
from diglot.terms.termbase import parse_termbase


def entries(site: Site, address: str) -> list[tuple[str, str]]:
    """Letters and names in the order of the page."""
    headings = LexborHTMLParser(site.pages[address].html).css("article h2, article h3")
    return [(node.tag or "", node.text().removesuffix("¶").strip()) for node in headings]


def test_english_stands_a_to_z_and_chinese_by_pinyin(terms_site: Site) -> None:
    """Under letters; what begins with Latin letters stands among them."""
    assert entries(terms_site, "glossary/") == [
        *(("h2", "F"), ("h3", "FICO score")),
        *(("h2", "G"), ("h3", "grid attendant"), ("h3", "grid management")),
        *(("h2", "M"), ("h3", "management")),
    ]
    assert entries(terms_site, "zh/glossary/") == [
        *(("h2", "F"), ("h3", "FICO评分")),
        *(("h2", "G"), ("h3", "管理")),
        *(("h2", "W"), ("h3", "网格化管理"), ("h3", "网格员")),
    ]


def test_sentences_in_another_language_than_the_page_say_so() -> None:
    """Those of an interface that has none in Finnish; names and letters are in Finnish, or say what they are in."""
    text = '[grid.en]\nname = "grid"\n[grid.fi]\nname = "ruutu"\n'
    term = parse_termbase(text, "locales/termbase.toml", ("en", "fi")).terms["grid"]
    tags = {"en": "en", "fi": "fi"}
    made = Glossary({"grid": term}, {}, "fi", tags, interface("fi"), {}, lambda page, code, unit: "", {})
    tree = LexborHTMLParser(render_glossary(made, Templates()))

    assert {node.attributes.get("lang") for node in tree.css("h1, p:not(.diglot-names), article")} == {"en", None}
    assert tree.css_first("h1").attributes["lang"] == "en"
    assert tree.css_first("h2").attributes.get("lang") is None
    assert tree.css_first("h3 span").attributes["lang"] == "fi"


def test_the_same_entries_have_the_same_ids(terms_site: Site) -> None:
    """So that the language switch keeps the entry; there is one h1, and no id twice."""
    source, target = (terms_site.pages[address] for address in ("glossary/", "zh/glossary/"))
    for page in (source, target):
        assert len(page.ids) == len(set(page.ids))
        assert len(LexborHTMLParser(page.html).css("h1")) == 1
    assert {name for name in source.ids if name.startswith("t-")} == {name for name in target.ids if name[:2] == "t-"}
    assert [link for link in target.links if link.endswith("glossary/")][:1] == ["../../glossary/"]


def test_letters_lead_to_their_headings(terms_site: Site) -> None:
    """From the index on the page and from the table of contents, which shows nothing else."""
    page = terms_site.pages["zh/glossary/"]
    tree = LexborHTMLParser(page.html)
    assert [link.attributes["href"] for link in tree.css(".diglot-letters a")] == [
        f"#letter-{letter}" for letter in "fgw"
    ]
    contents = tree.css(".md-sidebar--secondary a.md-nav__link")
    assert [link.attributes["href"] for link in contents] == [f"#letter-{letter}" for letter in "fgw"]


def test_an_entry_says_what_is_known(terms_site: Site) -> None:
    """Every field of the termbase, each part with its language."""
    for address, tag, other in (("glossary/", "en", "zh-Hans"), ("zh/glossary/", "zh-Hans", "en")):
        words = interface(tag)
        tree = LexborHTMLParser(terms_site.pages[address].html)
        [entry] = [node for node in tree.css("article article") if node.css("#t-grid-management")]
        said = {(node.attributes.get("lang"), node.text()) for node in entry.css("[lang]")}
        assert said >= {
            ("en", "grid management"),
            ("zh-Hans", "网格化管理"),
            ("zh-Latn-pinyin", "wǎnggéhuà guǎnlǐ"),
            ("en", "grid-style management"),
            ("zh-Hans", "网格管理"),
            ("zh-Hans", "栅格管理"),
            (tag, {"en": "It belongs to maps.", "zh-Hans": "“栅格”是地图学的说法。"}[tag]),
            ("en", "Dividing a city into small cells. Each has someone who watches it."),
            ("zh-Hans", "把城市分成小格，每格有人看管。"),
            ("en", "A longer note."),
        }
        assert entry.css_first("s").text() == "栅格管理"
        languages = words.gettext(", ").join(map(words.language_name, ("en", "zh")))
        said = {"author": "A. Body", "title": "On <Grids>", "container": "Cells", "year": 2021, "languages": languages}
        form = "%(author)s, %(title)s, %(container)s, %(year)s. Names found there: %(languages)s."
        assert words.gettext(form) % said in [node.text() for node in entry.css("dd")]
        [title] = entry.css("dd cite a")
        assert (title.text(), title.attributes["href"]) == ("On <Grids>", "https://example.com/?a&b")
        assert words.gettext("No source has the names side by side; the editors paired them.") not in entry.text()
        related = [link.attributes["href"] for link in entry.css("dd > a")]
        assert related == ["#t-grid-attendant", "#t-scores"]
        assert next(node.attributes["lang"] for node in entry.css("details > p[lang]")) == other


def test_what_has_no_source_is_said_once(terms_site: Site) -> None:
    """At the head; an entry whose names come from different places says who paired them."""
    for address, tag in (("glossary/", "en"), ("zh/glossary/", "zh-Hans")):
        words = interface(tag)
        html = terms_site.pages[address].html
        entries = {node.css_first("h3").id: node.text() for node in LexborHTMLParser(html).css("article article")}
        paired = words.gettext("No source has the names side by side; the editors paired them.")
        assert html.count(words.gettext("Where an entry has no source, its names are the editors’ choice.")) == 1
        assert [key for key, text in entries.items() if words.gettext("Source") in text] == [
            key for key in entries if key in ("t-grid-management", "t-scores")
        ]
        assert [key for key, text in entries.items() if paired in text] == ["t-scores"]


def test_a_reason_in_another_language_says_so(terms_site: Site) -> None:
    """Where there is none in the language of the page."""
    tree = LexborHTMLParser(terms_site.pages["zh/glossary/"].html)
    [reason] = [node for node in tree.css("dd span[lang]") if node.text() == "Nobody says so."]

    assert reason.attributes["lang"] == "en"


def test_every_use_stands_beside_its_other_language(terms_site: Site) -> None:
    """With the term marked, and links to the paragraph in both languages; what is not translated says so."""
    tree = LexborHTMLParser(terms_site.pages["glossary/"].html)
    [entry] = [node for node in tree.css("article article") if node.css("#t-grid-management")]
    lines = entry.css("details.diglot-uses li")
    assert len(lines) > 6
    for line in lines:
        links = line.css("a")
        units = {(link.attributes["href"] or "").split("#")[1] for link in links}
        assert len(units) == 1
        assert [link.attributes["lang"] for link in links] == sorted(link.attributes["lang"] or "" for link in links)
        if not any(each.tag == "span" for each in line.iter()):
            assert {link.attributes["lang"] for link in links} == {"en", "zh-Hans"}
        else:
            assert interface("en").gettext("not translated") in line.text()
    marked = {node.text() for node in entry.css("mark")}
    assert marked >= {"grid management", "grid-style management", "网格化管理", "网格管理"}


def test_the_downloads_tell_what_the_pages_show(terms_site: Site) -> None:
    """One row for each line of the glossary that has a mark; the addresses lead to paragraphs."""
    folder = terms_site.folder / "glossary"
    rows = json.loads((folder / "concordance.json").read_text("utf-8"))
    text = (folder / "concordance.csv").read_bytes().decode("utf-8-sig")
    assert [row["address"] for row in csv.DictReader(io.StringIO(text, newline=""))] == [row["address"] for row in rows]
    marks = LexborHTMLParser(terms_site.pages["zh/glossary/"].html).css(".diglot-uses mark")
    assert len(marks) == len(rows)
    for row in rows:
        path, _, unit = row["address"].partition("#")
        assert unit in terms_site.pages[path.removeprefix("./")].ids
    assert not (terms_site.folder / "zh/glossary/concordance.json").exists()


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(terms_edition: Path, terms_site: Site, tmp_path: Path) -> None:
    """Glossary and downloads alike."""
    build(terms_edition, tmp_path, "--strict")
    for name in ("concordance.json", "concordance.csv", "index.html", "../zh/glossary/index.html"):
        name = f"glossary/{name}"
        assert (tmp_path / name).read_bytes() == (terms_site.folder / name).read_bytes()


def test_the_glossary_is_a_page_like_others(terms_site: Site) -> None:
    """In the navigation and the sitemap, with its title in the page's language, without a link to edit it."""
    for address, tag in (("glossary/", "en"), ("zh/glossary/", "zh-Hans")):
        page = terms_site.pages[address]
        title = interface(tag).gettext("Glossary")
        assert re.search(f"<title>{title}(?: - |｜)", page.html)
        assert title in LexborHTMLParser(page.html).css_first(".md-nav--primary").text()
        assert page.having("md-content__button") == []
    sitemap = (terms_site.folder / "sitemap.xml").read_text("utf-8")
    assert sitemap.count("<loc>https://example.org/glossary/</loc>") == 1
    assert sitemap.count('hreflang="zh-Hans" href="https://example.org/zh/glossary/"') == 2


@pytest.mark.parametrize("address", ["glossary/", "zh/glossary/", ""])
def test_the_html_is_valid(terms_site: Site, tmp_path: Path, address: str) -> None:
    """What the theme and Python-Markdown write is theirs: blanks at line ends, colons in footnotes' ids, `<hr />`."""
    html = terms_site.pages[address].html
    article = re.search(r'<article class="md-content.*</article>\s*(?=</div>)', html, re.DOTALL)
    assert article is not None
    page = f'<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body>\n{article[0]}\n</body></html>\n'
    (tmp_path / "page.html").write_text(page, "utf-8")
    command = ["node", "node_modules/html-validate/bin/html-validate.mjs", "-f", "json", str(tmp_path / "page.html")]
    done = subprocess.run(command, cwd=ROOT / "tests/npm", capture_output=True, text=True, encoding="utf-8")
    messages = [message for result in json.loads(done.stdout) for message in result["messages"]]

    theirs = {"no-trailing-whitespace", "valid-id", "void-style"}
    assert [message for message in messages if message["ruleId"] not in theirs] == []


def test_an_edition_without_terms_has_no_glossary(lagging_site: Site) -> None:
    """Nor downloads, nor cards."""
    assert "glossary/" not in lagging_site.pages
    assert not (lagging_site.folder / "glossary").exists()
    assert not any(page.having("diglot-card") for page in lagging_site.pages.values())


@pytest.mark.slow
def test_a_page_of_the_author_s_own_is_not_replaced(tmp_path: Path) -> None:
    """The build says that it stands in the way."""
    make_terms_edition(tmp_path / "edition")
    (tmp_path / "edition/docs/en/glossary.md").write_text("# My own\n", "utf-8")
    (tmp_path / "edition/docs/zh/glossary.md").write_text("# My own\n", "utf-8")
    done = run_build(tmp_path / "edition", tmp_path / "site")

    assert "en/glossary.md has the path of the glossary" in done.stdout
    assert "My own" in (tmp_path / "site/glossary/index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_navigation_of_the_author_s_own_may_leave_it_out(tmp_path: Path) -> None:
    """Strictly, too."""
    config = f"{LAGGING_CONFIG}nav: [index.md, other.md]\nvalidation: {{omitted_files: warn}}\n"
    make_terms_edition(tmp_path / "edition", config=config)
    build(tmp_path / "edition", tmp_path / "site", "--strict")

    assert (tmp_path / "site/zh/glossary/index.html").exists()


@pytest.mark.slow
@pytest.mark.parametrize("flaw", ["name = ", 'colour = "red"'])
def test_a_damaged_termbase_fails_a_strict_build(tmp_path: Path, flaw: str) -> None:
    """With file and line; the rest of the site is built otherwise."""
    make_terms_edition(tmp_path / "edition")
    (tmp_path / "edition/locales/termbase.toml").write_text(f"{TERMBASE}\n[scores.fr]\n{flaw}\n", "utf-8")
    done = run_build(tmp_path / "edition", tmp_path / "site", "--strict")

    assert done.returncode == 1
    assert "locales/termbase.toml:" in done.stdout
    assert "Traceback" not in done.stdout
    assert run_build(tmp_path / "edition", tmp_path / "site").returncode == 0
