"""Edits in the catalog and in the translated page, and both at once."""

import pytest
from editions import Files
from sync_editions import CATALOG, CHINESE, COMMITTEE


def test_an_edit_in_catalog_or_page_gives_the_same_files(files: Files) -> None:
    """A change in the catalog, or the same change in the Chinese Markdown."""
    new = "委员会每月第一个周一在旧市政厅开会。"
    other = Files(dict(files.by_path))
    files.edit_entry(COMMITTEE, target=new)
    files.sync()
    other.write_target(other.target().replace(CHINESE[COMMITTEE], new))
    other.sync()
    assert files.by_path == other.by_path
    assert new in files.target()


def test_an_edit_in_catalog_or_page_makes_a_paragraph_current(files: Files) -> None:
    """In the catalog by removing the flag, in the Markdown by editing the text."""
    files.write_source(files.source().replace("old town hall", "new town hall"))
    files.sync()
    edited, new = COMMITTEE.replace("old", "new"), "委员会每月第一个星期一在新市政厅开会。"
    other = Files(dict(files.by_path))
    files.edit_entry(edited, target=new, flags=(), previous_source=None)
    files.sync()
    other.write_target(other.target().replace(CHINESE[COMMITTEE], new))
    other.sync()
    assert files.by_path == other.by_path
    assert not files.entries()[edited].fuzzy


def test_a_conflict_writes_nothing_and_shows_both(files: Files) -> None:
    """Both texts are still where they were written."""
    files.edit_entry(COMMITTEE, target="目录里的新译文。")
    files.write_target(files.target().replace(CHINESE[COMMITTEE], "页面里的新译文。"))
    before = dict(files.by_path)
    plan = files.plan()
    (conflict,) = plan.conflicts
    assert (conflict.catalog_text, conflict.markdown_text) == ("目录里的新译文。", "页面里的新译文。")
    assert conflict.markdown_place.startswith("docs/zh/a.md:")
    assert conflict.catalog_place.startswith(CATALOG + ":")
    assert not plan.writes
    assert files.by_path == before


@pytest.mark.parametrize(("take", "text"), [("catalog", "目录里的新译文。"), ("markdown", "页面里的新译文。")])
def test_a_conflict_is_settled_for_one_side(files: Files, take: str, text: str) -> None:
    """By the user's word only."""
    files.edit_entry(COMMITTEE, target="目录里的新译文。")
    files.write_target(files.target().replace(CHINESE[COMMITTEE], "页面里的新译文。"))
    files.sync(take=take)
    assert text in files.target()
    assert files.entries()[COMMITTEE].target == text


@pytest.mark.parametrize(("take", "left"), [("catalog", "页面里的新译文。"), ("markdown", "目录里的新译文。")])
def test_the_text_that_is_not_taken_is_kept(files: Files, take: str, left: str) -> None:
    """As an obsolete entry, once, that says where it stood."""
    for _ in range(2):
        files.edit_entry(COMMITTEE, target="目录里的新译文。")
        files.write_target(files.target().replace(files.entries()[COMMITTEE].target, "页面里的新译文。"))
        files.write_target(files.target().replace(CHINESE[COMMITTEE], "页面里的新译文。"))
        files.sync(take=take)
        files.edit_entry(COMMITTEE, target=CHINESE[COMMITTEE])
        files.sync(take="catalog")
    kept = [entry for entry in files.entries(obsolete=True).values() if entry.target == left]
    assert len(kept) == 1
    assert "not taken in a conflict" in kept[0].comments[0]


def test_the_same_paragraph_added_to_both_languages(files: Files) -> None:
    """An author who writes both languages needs no catalog."""
    files.write_source(files.source().replace("\n## ", "\nOne more thing is said here.\n\n## "))
    files.write_target(files.target().replace("\n## ", "\n这里还要再说一点。\n\n## "))
    files.sync()
    assert files.entries()["One more thing is said here."].target == "这里还要再说一点。"
