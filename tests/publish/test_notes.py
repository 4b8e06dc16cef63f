"""Editors' notes: set apart, called so, and told from the text they stand in."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import render_article
from note_sites import make_notes_edition
from page_units_of import units_of
from playwright.sync_api import Page
from search_entries import read_search_entries
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sharing import Shelf
from sites import LAGGING_CONFIG, LAGGING_PAGE, Site, build, make_edition, served

from diglot.pages import split_units
from diglot.publish.note_boxes import mark_footnotes
from diglot.repository import Repository
from diglot.sync import plan_sync

LABELS = {"": "Editors’ note", "zh/": "编者注", "sv/": "Editors’ note"}
FRAMES = {"en-zh/": "", "zh/en-zh/": "zh/", "en-sv/": "", "sv/en-sv/": "sv/"}


@pytest.fixture(scope="module")
def edition(shelf: Shelf) -> tuple[Path, dict[str, str]]:
    """An edition with notes, and the ids of its units by text."""
    folder, ids = shelf.get("notes", lambda folder: json.dumps(make_notes_edition(folder)))
    return folder, json.loads(ids)


@pytest.fixture(scope="module")
def site(edition: tuple[Path, dict[str, str]], shelf: Shelf) -> Site:
    """It, built."""
    return Site(*shelf.get("notes-site", lambda folder: build(edition[0], folder, "--strict")))


@pytest.fixture(scope="module")
def url(site: Site) -> Iterator[str]:
    """Where it is served."""
    with served(site.folder) as url:
        yield url


def tree(site: Site, address: str) -> LexborHTMLParser:
    """A page."""
    return LexborHTMLParser(site.pages[address].html)


def titles(page: LexborHTMLParser) -> list[str]:
    """What the titles of the notes say, in order."""
    return [" ".join(node.text().split()) for node in page.css(".editors-note > :is(summary, .admonition-title)")]


def render(markdown: str, language: str = "en") -> LexborHTMLParser:
    """A page as a build renders it."""
    extensions = ["admonition", "attr_list", "footnotes", "tables", "toc", "pymdownx.details"]
    return LexborHTMLParser(render_article(markdown, units_of(markdown), language, extensions))


CASES = (Path(__file__).parents[1] / "pages/cases/blocks.md").read_text("utf-8").split("```` markdown\n")[1:]


@pytest.mark.parametrize("case", [case.split("````")[0] for case in CASES])
def test_the_renderer_agrees_on_what_stands_in_a_note(case: str) -> None:
    """Every unit of the cases for pages that has an element lies in one of that class, or in none."""
    page = render(case)
    for number, unit in enumerate(split_units(case).units):
        if (node := page.css_first(f"#u{number}")) is not None:
            assert (_note_around(node) is not None) == unit.by_editors, unit.text


def _note_around(node: LexborNode) -> LexborNode | None:
    at: LexborNode | None = node
    while at is not None and "editors-note" not in (at.attributes.get("class") or "").split():
        at = at.parent
    return at


@pytest.mark.parametrize(
    ("opener", "said"),
    [
        ("!!! editors-note", "编者注"),
        ('!!! editors-note ""', "编者注"),
        ('!!! editors-note "标题"', "编者注 标题"),
        ('!!! editors-note "Editors-note"', "编者注 Editors-note"),
        ("!!! Note editors-note", "编者注"),
        ("??? editors-note", "编者注"),
        ('???+ editors-note "*标题*"', "编者注 标题"),
    ],
)
def test_a_note_is_called_so(opener: str, said: str) -> None:
    """Instead of what Python-Markdown makes of its type, and before a title of its own; also to screen readers."""
    page = render(f"{opener}\n    文字。\n", "zh-Hans")
    assert titles(page) == [said]
    (note,) = page.css('[role="note"]')
    assert note.attributes["aria-label"] == "编者注"
    assert note.tag == "div"
    assert page.css_first(".diglot-label").attributes["lang"] == "zh-Hans"


@pytest.mark.parametrize(
    ("opener", "language", "said"),
    [
        ("!!! note", "de", "Hinweis"),
        ("??? warning", "zh-Hans", "警告"),
        ("!!! note inline end", "zh-Hans", "备注"),
        ('!!! note "Note"', "de", "Note"),
        ('!!! note "标题"', "zh-Hans", "标题"),
        ("!!! note", "en", "Note"),
        ("!!! tldr", "en", "Tldr"),
        ("!!! note", "fi", "Note"),
        ("!!! own-kind", "de", "Own-kind"),
    ],
)
def test_a_box_without_a_title_is_called_what_it_is_in_the_language_of_its_page(
    opener: str, language: str, said: str
) -> None:
    """A title that somebody wrote stays, and so does one of a kind or in a language that is not known."""
    page = render(f"{opener}\n    Text.\n", language)
    (title,) = page.css(":is(summary, .admonition-title)")
    assert title.text() == said


def test_other_boxes_stay_as_they_are() -> None:
    """Of other types, and raw HTML of that class."""
    page = render('!!! editors-notes\n    One.\n\n<div class="editors-note">Two.</div>\n\n??? note\n    Three.\n')
    assert page.css('[role="note"], .diglot-label') == []
    assert [node.text() for node in page.css(".admonition-title, summary")] == ["Editors-notes", "Note"]


def test_pages_call_notes_in_their_language(site: Site) -> None:
    """In English where the interface knows no better, and say so."""
    for prefix, label in LABELS.items():
        page = tree(site, f"{prefix}reply/")
        assert all(title.startswith(label) for title in titles(page))
        assert [title == label for title in titles(page)] == [False, True, False, True, True]
        assert {node.attributes["lang"] for node in page.css(".diglot-label")} == {
            "zh-Hans" if prefix == "zh/" else "en"
        }
        assert len(page.css('[role="note"]')) == 5


@pytest.mark.parametrize("folder", FRAMES)
def test_side_by_side_a_note_is_called_so_once(site: Site, folder: str) -> None:
    """In the language of the frame, but for the note in an item, which each column has; every cell lies in a note."""
    page, label = tree(site, f"{folder}reply/"), LABELS[FRAMES[folder]]
    top = [node for node in page.css(".editors-note") if node.css_first(".diglot-row") is not None]
    assert [len(node.css(".diglot-label")) for node in top] == [1] * 4
    assert {node.css_first(".diglot-label").text() for node in top} == {label}
    named = [node for node in page.css('[role="note"]') if node.css_first(".diglot-row") is not None]
    assert {node.attributes["aria-label"] for node in named} == {label}
    assert len(named) == 4
    in_item = page.css(".diglot-row--item li .editors-note .diglot-label")
    assert len(in_item) == 2
    for row in top[0].css(".diglot-row--title"):
        assert row.css_first("*").css_matches(".diglot-row > .diglot-label, .diglot-label")


@pytest.mark.parametrize("folder", ["", "zh/", "sv/", *FRAMES])
def test_units_in_a_note_have_elements_in_a_note(site: Site, edition: tuple[Path, dict[str, str]], folder: str) -> None:
    """On every page the element of each unit lies in an editors' note if the unit does, in both columns."""
    pair = plan_sync(Repository(edition[0]).read_edition()).pairs["reply.md", "zh"]
    page = tree(site, f"{folder}reply/")
    for row, unit in zip(pair.rows, pair.source.units, strict=True):
        found = [node for node in page.css("[id]") if (node.attributes["id"] or "").split("-")[-1] == row.id]
        assert found, unit.text
        assert {_note_around(node) is not None for node in found} == {unit.by_editors}, unit.text


def test_paragraphs_of_notes_have_tools(site: Site) -> None:
    """As those around them; titles and other boxes have none."""
    page = tree(site, "reply/")
    own = [node.text() for node in page.css(".editors-note :is(p, li):has(> .diglot-link)")]
    assert len(own) == 7
    assert page.css(".admonition-title .diglot-link, summary .diglot-link, .note .diglot-link") == []


@pytest.mark.parametrize(
    ("prefix", "discussed", "noted"),
    [
        ("", "discussed in Reply", "editors’ note in Reply, 2"),
        ("zh/", "相关讨论见回应", "编者注见回应、2"),
        ("sv/", "discussed in Svar", "editors’ note in Svar, 2"),
    ],
)
def test_links_of_contributors_and_editors_are_kept_apart(
    site: Site, edition: tuple[Path, dict[str, str]], prefix: str, discussed: str, noted: str
) -> None:
    """Contributors and editors each in a remark of their own; links to the page itself answer nothing."""
    page, ids = tree(site, f"{prefix}essay/"), edition[1]
    said = {name: [node.text() for node in page.css(f"#{ids[name]} .diglot-related")] for name in ("FIRST", "SECOND")}
    assert said == {"FIRST": [discussed, noted], "SECOND": [noted.removesuffix("2").rstrip(" ,、")]}
    assert len(page.css(".diglot-related")) == 3
    assert {node.attributes.get("lang") for node in page.css(".diglot-related cite")} == {
        "sv" if prefix == "sv/" else None  # in a sentence in English
    }
    assert tree(site, f"{prefix}reply/").css(".diglot-related") == []
    assert site.broken_links() == []


def test_footnotes_and_their_first_marks_have_one_name() -> None:
    """Whatever they are called; a mark behind a closing mark is told."""
    page = "Is “so”.[^1] Or “so”[^a'b] or so.[^1]\n\n[^1]: One.\n\n[^a'b]: Two.\n"
    read = render(page)
    mark_footnotes(read)
    marks, notes = read.css("sup[id]"), read.css(".footnote li")
    name = "data-diglot-note"
    assert [mark.attributes.get(name) for mark in marks] == ["--note-1", "--note-2", None]
    assert [note.attributes[name] for note in notes] == ["--note-1", "--note-2"]
    assert [mark.attributes.get("class") for mark in marks] == [None, "diglot-tight", None]


@pytest.mark.parametrize("folder", FRAMES)
def test_who_answers_is_told_in_each_column(site: Site, folder: str) -> None:
    """In its language; once, in the language of the frame, below what is not translated."""

    def answers(place: str) -> list[str]:
        return [node.text() for node in tree(site, f"{place}essay/").css(".diglot-related")]

    rest, other = answers(folder), "sv/" if "sv" in folder else "zh/"
    for each in answers(FRAMES[folder]):
        rest.remove(each)
    assert rest
    assert Counter(rest) <= Counter(answers("" if FRAMES[folder] else other))


def test_search_says_that_a_passage_is_of_the_editors(site: Site, edition: tuple[Path, dict[str, str]]) -> None:
    """Beside the text of what is found, which is the passage's own."""
    entries = read_search_entries(site.folder)
    found = {entry.location: entry for entry in entries}
    ids = edition[1]
    in_note, beside = (
        found[f"zh/reply/#{ids[name]}"] for name in ("A point of the editors", "A reply between the notes.")
    )
    assert in_note.note == "编者注"
    assert in_note.text.startswith("编者的一点")
    assert beside.note == ""
    assert "编者注" not in beside.title + beside.text
    assert all("编者注" not in entry.text and "Editors-note" not in entry.text for entry in entries)


def test_translations_of_notes_are_accepted(edition: tuple[Path, dict[str, str]]) -> None:
    """An edit of title and body on the translated page goes into the catalog, and nothing else changes."""
    folder = shutil.copytree(edition[0], edition[0].parent / "edited")
    page = folder / "docs/zh/reply.md"
    text = page.read_text("utf-8")
    for old, new in (
        ("关于登机与评分", "论登机"),
        ("其中一点", "里面的一点"),
        ("某国", "一国"),
        ("一项里折起", "项中折起"),
    ):
        assert old in text
        text = text.replace(old, new)
    page.write_text(text, "utf-8")
    repository = Repository(folder)
    plan = plan_sync(repository.read_edition())
    assert plan.clear
    assert not plan.conflicts
    assert plan.pairs["reply.md", "zh"].text == text
    assert {row.text for row in plan.pairs["reply.md", "zh"].rows} >= {"论登机", "里面的一点", "一国", "项中折起的注。"}


@pytest.mark.slow
def test_without_notes_there_is_no_trace_of_them(tmp_path: Path) -> None:
    """Neither labels nor roles, in any mode; boxes of other types keep their titles."""
    make_edition(tmp_path / "edition", LAGGING_PAGE, LAGGING_CONFIG)
    site = Site(tmp_path / "site", build(tmp_path / "edition", tmp_path / "site", "--strict"))
    for page in site.pages.values():
        assert "editors-note" not in page.html
        assert "diglot-label" not in page.html
        assert 'role="note"' not in page.html


@pytest.mark.weekly
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["reply/", "zh/reply/", "en-zh/reply/", "zh/en-zh/reply/?order=source"])
def test_a_note_looks_quiet_and_begins_with_what_it_is(page: Page, url: str, path: str, scheme: str) -> None:
    """A rule and a label: no colour and no sign of Material's; whatever order the reader chose."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(url + path)
    note = page.locator(".editors-note").first
    names = ["backgroundColor", "borderTopWidth", "boxShadow"]
    style = f"each => {names}.map(name => getComputedStyle(each)[name])"
    assert note.evaluate(style) == ["rgba(0, 0, 0, 0)", "0px", "none"]
    title = note.locator(".admonition-title")
    assert title.evaluate(style)[0] == "rgba(0, 0, 0, 0)"
    assert title.evaluate("each => getComputedStyle(each, '::before').content") == "none"
    label = "编者注" if path.startswith("zh/") else "Editors’ note"
    assert title.inner_text().split("\n")[0] == label
    assert page.get_by_role("note", name=label).count() >= 4


@pytest.mark.browser
def test_on_paper_folded_notes_are_open(page: Page, url: str) -> None:
    """Nobody can unfold them there."""
    page.goto(f"{url}reply/")
    folded = page.get_by_text("A folded note without a title.")
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
