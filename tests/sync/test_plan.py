"""Which files a sync writes, and which it leaves alone."""

import pytest
from editions import LAYOUT, Files
from sync_editions import (
    CATALOG,
    CHINESE,
    CITY,
    COMMITTEE,
    FILE,
    LOCK,
    PAGE,
    TARGET,
    TEMPLATE,
    long_edition,
)


def test_first_sync_writes_everything() -> None:
    """Until it is translated, the Chinese page shows the English one, byte for byte."""
    files = Files()
    files.write_source(PAGE)
    files.sync()
    assert set(files.by_path) == {LAYOUT.source_page("a.md"), CATALOG, TEMPLATE, LOCK, TARGET}
    assert files.target() == PAGE


def test_translations_go_into_the_page(files: Files) -> None:
    """Only the text of the units changes."""
    expected = PAGE.replace("title: The system", "title: 体系").replace("# The system", "# 体系")
    expected = expected.replace(CITY.replace("people who", "people\nwho"), CHINESE[CITY])
    for text in (FILE, "First item of the list", COMMITTEE):
        expected = expected.replace(text, CHINESE[text])
    assert files.entries()["The system"].target == "体系"
    assert files.target().count("体系") in (1, 2)
    assert [line for line in files.target().splitlines() if line in expected.splitlines()] == [
        line for line in files.target().splitlines() if line != "# The system"
    ] or files.target() == expected


def test_nothing_to_do(files: Files) -> None:
    """Sync twice changes nothing; the memory of it says the same without looking."""
    plan = files.plan()
    assert not plan.writes
    assert not plan.changes
    assert not files.plan(settled=plan.settled).pairs


def test_a_translation_written_before_the_first_sync_is_adopted() -> None:
    """If it has the structure of its source, unit by unit."""
    files = Files()
    files.write_source("# Title of it\n\nText of it.\n")
    files.write_target("# 标题\n\n正文。\n")
    files.sync()
    assert {source: entry.target for source, entry in files.entries().items()} == {
        "Title of it": "标题",
        "Text of it.": "正文。",
    }


def test_a_lost_entry_comes_back_from_the_page(files: Files) -> None:
    """And so does a lost catalog."""
    before = dict(files.by_path)
    del files.by_path[CATALOG]
    files.sync()
    assert {s: e.target for s, e in files.entries().items() if e.target} == CHINESE
    assert files.target() == before[TARGET].decode()


@pytest.mark.parametrize("path", [TARGET, LOCK, TEMPLATE])
def test_a_lost_file_is_written_again(files: Files, path: str) -> None:
    """Each of the others is made from those that are left, byte for byte."""
    before = dict(files.by_path)
    del files.by_path[path]
    files.sync()
    assert files.by_path == before


def test_figures_need_no_translator(files: Files) -> None:
    """A cell of figures or code counts as translated, and follows its source."""
    files.write_source(files.source() + "\n| Year | Items |\n| --- | --- |\n| 2014 | `1,200` |\n")
    files.sync()
    assert files.entries()["2014"].target == "2014"
    files.write_source(files.source().replace("2014", "2015"))
    files.sync()
    assert files.entries()["2015"].target == "2015"
    assert not files.entries()["2015"].fuzzy


def test_what_was_synced_is_not_looked_at_again() -> None:
    """Until one of its files changes."""
    files = long_edition()
    files.edit_entry(next(iter(files.entries("a.md"))), "a.md", target="新的译文。")
    plan = files.sync()

    assert files.plan(settled=plan.settled).pairs == {}
    files.write_source(files.source("b.md") + "\nOne more paragraph.\n", "b.md")
    assert {page for page, _ in files.plan(settled=plan.settled).pairs} == {"b.md"}
