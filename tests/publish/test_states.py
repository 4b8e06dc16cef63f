"""Pages whose translation lags behind, with every construct that holds a unit."""

from pathlib import Path

import pytest
from search_entries import read_search_entries
from sites import LAGGING_CONFIG, Page, Site, make_edition, run_build

from diglot.interface import interface
from diglot.pages import Kind
from diglot.pairs import Pair, State
from diglot.repository import Repository
from diglot.sync import plan_sync


@pytest.fixture(scope="session")
def pair(lagging_edition: Path) -> Pair:
    """The page and its translation as a sync would leave them."""
    return plan_sync(Repository(lagging_edition).read_edition()).pairs["index.md", "zh"]


@pytest.fixture
def chinese(lagging_site: Site) -> Page:
    """The Chinese page."""
    return lagging_site.pages["zh/"]


def test_every_construct_carries_its_id(lagging_site: Site, pair: Pair) -> None:
    """In both languages; only an abbreviation has no place of its own."""
    for page in lagging_site.pages.values():
        for row, unit in zip(pair.rows, pair.source.units, strict=True):
            if unit.kind not in (Kind.FIELD, Kind.ABBREVIATION):
                assert page.ids.count(row.id) == 1, (page.address, unit)


def test_ids_stand_where_their_text_is(lagging_site: Site, pair: Pair) -> None:
    """The element of a unit's id holds the unit's text, or is an anchor before it."""
    page = lagging_site.pages[""]
    for row, unit in zip(pair.rows, pair.source.units, strict=True):
        text = page.text_of.get(row.id)
        if text is not None and unit.kind is not Kind.HEADING:
            assert unit.text.split("[^")[0][:20] in text


def test_an_id_of_the_author_s_own_is_kept(lagging_site: Site) -> None:
    """The unit's id is an anchor then."""
    for page in lagging_site.pages.values():
        assert page.ids.count("own") == 1


def test_lagging_units_are_marked(chinese: Page, pair: Pair) -> None:
    """With a class, and a remark in the page's language."""
    by_state = {state: [row.id for row in pair.rows if row.state is state] for state in State}
    assert len(by_state[State.BEHIND]) == 2
    assert len(by_state[State.UNTRANSLATED]) >= 4

    for state in (State.BEHIND, State.UNTRANSLATED):
        marked = chinese.having(f"diglot-{state}")
        assert len(marked) == len(by_state[state]) - _fields(pair, state)
    marks = chinese.having("diglot-mark")
    assert len(marks) == len(chinese.having("diglot-behind") + chinese.having("diglot-untranslated"))
    assert {attributes["lang"] for _, attributes in marks} == {"zh-Hans"}


def _fields(pair: Pair, state: State) -> int:
    units = zip(pair.rows, pair.source.units, strict=True)
    return sum(row.state is state and unit.kind is Kind.FIELD for row, unit in units)


def test_source_text_says_its_language(chinese: Page, pair: Pair) -> None:
    """What is shown in the source language carries its tag, and what is translated inside it carries its own."""
    shown = {row.id for row in pair.rows if row.shows_source}
    english = [attributes for _, attributes in chinese.elements if attributes.get("lang") == "en"]
    tagged = {attributes["id"] for attributes in english if "id" in attributes}
    assert len(tagged) >= 4
    for name in tagged - shown:
        assert name == "a-new-section"  # a heading's id is its slug


def test_the_page_counts_what_lags(chinese: Page) -> None:
    """One notice, under the title, in the page's language."""
    assert len(chinese.having("diglot-notice")) == 1
    words = interface("zh-Hans")
    sentence = words.ngettext(
        "The original of %(count)s passage on this page has changed since it was translated.",
        "The originals of %(count)s passages on this page have changed since they were translated.",
        2,
    )
    assert sentence in chinese.html
    assert chinese.html.index("<h1") < chinese.html.index("diglot-notice") < chinese.html.index("<h2")


def test_the_source_page_has_no_marks(lagging_site: Site) -> None:
    """It is what the others are measured by."""
    page = lagging_site.pages[""]
    assert page.having("diglot-mark") == page.having("diglot-notice") == []


def test_search_and_titles_pass_the_marks_over(lagging_site: Site, chinese: Page) -> None:
    """Neither the search index nor the table of contents repeats a remark."""
    remark = interface("zh").gettext("not translated")
    assert not any(remark in entry.title + entry.text for entry in read_search_entries(lagging_site.folder))
    contents = chinese.html[chinese.html.index("md-sidebar--secondary") : chinese.html.index("<article")]
    assert "A new section" in contents
    assert remark not in contents


def test_an_unsynced_catalog_is_shown(lagging_edition: Path, lagging_site: Site, pair: Pair) -> None:
    """The site shows what a sync would write, and says that it is not written; building writes nothing."""
    assert "A new paragraph" not in (lagging_edition / "docs/zh/index.md").read_text("utf-8")
    assert "A new paragraph" in lagging_site.pages["zh/"].html
    assert "Run `diglot sync`" in lagging_site.log


def test_headings_keep_the_source_slug(lagging_site: Site) -> None:
    """Also the one that the author named, and the ones not translated yet."""
    assert lagging_site.pages[""].headings() == lagging_site.pages["zh/"].headings()
    assert lagging_site.pages[""].headings() == ["a-page", "a-new-section", "a-section"]


@pytest.mark.slow
def test_a_conflict_fails_a_strict_build(tmp_path: Path) -> None:
    """With the places of both texts."""
    folder = tmp_path / "edition"
    make_edition(folder)
    for place, old, new in (
        ("locales/zh/LC_MESSAGES/index.po", "第一段不变。", "目录改了。"),
        ("docs/zh/index.md", "第一段不变。", "页面改了。"),
    ):
        path = folder / place
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    done = run_build(folder, tmp_path / "site", "--strict")

    assert done.returncode == 1
    assert "both changed" in done.stdout


@pytest.mark.slow
def test_breaking_settings_are_named(tmp_path: Path) -> None:
    """Extensions that break Chinese bold, a language that is not built."""
    folder = tmp_path / "edition"
    config = LAGGING_CONFIG.replace("[abbr,", "[pymdownx.betterem, pymdownx.mark, abbr,")
    make_edition(folder, config=config)
    done = run_build(folder, tmp_path / "site", "--strict")
    (folder / "diglot.toml").write_text('source = "en"\ntargets = ["zh", "fr"]\n', "utf-8")
    refused = run_build(folder, tmp_path / "site")

    assert done.returncode == refused.returncode == 1
    for fact in ("pymdownx.betterem", "pymdownx.mark"):
        assert fact in done.stdout
    assert "“fr” is a target" in refused.stdout


@pytest.mark.slow
def test_an_edition_without_settings_is_told_how(tmp_path: Path) -> None:
    """No traceback."""
    folder = tmp_path / "edition"
    make_edition(folder)
    (folder / "diglot.toml").unlink()

    done = run_build(folder, tmp_path / "site")

    assert done.returncode == 1
    assert "there is no diglot.toml" in done.stdout
    assert "Traceback" not in done.stdout
