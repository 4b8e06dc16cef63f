"""Pages that were renamed or removed."""

import itertools

import pytest
from editions import LAYOUT, Files
from sync_editions import CATALOG, CHINESE, LOCK, TARGET, folder_edition, long_edition

from diglot.keys import content_hash


def test_a_renamed_page_takes_everything_along(files: Files) -> None:
    """Catalog, template, page and lock get the new name; ids and translations stay."""
    ids = files.ids()
    files.write_source(files.source(), "new/name.md")
    del files.by_path["docs/en/a.md"]
    files.sync()
    assert not any(path.endswith(("/a.md", "/a.po", "/a.pot")) for path in files.by_path)
    assert files.ids("new/name.md") == ids
    assert {s: e.target for s, e in files.entries("new/name.md").items() if e.target} == CHINESE


def test_a_page_renamed_in_both_languages_by_hand(files: Files) -> None:
    """As `git mv` of both would leave it."""
    for language in ("en", "zh"):
        files.by_path[f"docs/{language}/b.md"] = files.by_path.pop(f"docs/{language}/a.md")
    files.sync()
    assert {s: e.target for s, e in files.entries("b.md").items() if e.target} == CHINESE
    assert "docs/zh/a.md" not in files.by_path


def test_a_deleted_page_keeps_its_translations(files: Files) -> None:
    """As obsolete entries; the page comes back with them."""
    before = dict(files.by_path)
    source = files.source()
    del files.by_path["docs/en/a.md"]
    files.sync(allow_loss=9)
    assert set(files.by_path) == {CATALOG, LOCK}
    assert {s: e.target for s, e in files.entries(obsolete=True).items()} == CHINESE
    files.write_source(source)
    files.sync()
    assert {s: e.target for s, e in files.entries().items() if e.target} == CHINESE
    assert files.target() == before[TARGET].decode()


def test_a_page_without_source_is_reported(files: Files) -> None:
    """Structure belongs to the source."""
    files.write_target("# 多余\n", "extra.md")
    (problem,) = files.plan().problems
    assert problem.path == "docs/zh/extra.md"


@pytest.mark.parametrize("moved", [True, False])
def test_a_page_renamed_and_edited_everywhere_takes_everything_along(moved: bool) -> None:
    """No unit is left as it was: blanks, a name and the markup of every sentence changed."""
    files = folder_edition()
    words = ["river", "stone", "garden", "ladder", "winter", "copper", "saddle", "lantern"]
    texts = [f"Github has the {a} and the {b}, and `{a}` tells of them." for a, b in itertools.pairwise(words)]
    files.write_source("\n\n".join(texts) + "\n", "old.md")
    files.sync()
    for source in list(files.entries("old.md")):
        files.edit_entry(source, "old.md", target=f"译文{content_hash(source)}。")
    files.sync()
    if moved:
        del files.by_path["docs/en/old.md"]
    edited = [text.replace("Github", "**GitHub**").replace("tells of", "speaks of") for text in texts]
    files.write_source("\n\n".join(edited) + "\n", "guide/new.md")
    files.sync()

    targets = [entry.target for entry in files.entries("guide/new.md").values()]
    assert targets == [f"译文{content_hash(text)}。" if moved else "" for text in texts]
    assert (LAYOUT.catalog("old.md", "zh") in files.by_path) is not moved


def test_a_rename_killed_between_template_and_lock_is_no_loss() -> None:
    """The units live on under the new name, whichever files were written."""
    files = long_edition()
    files.by_path["docs/en/new.md"] = files.by_path.pop("docs/en/a.md")
    plan = files.plan()
    whole = Files(dict(files.by_path))
    whole.apply(plan)
    for count in range(1, len(plan.writes)):
        killed = Files(dict(files.by_path))
        killed.apply(plan, count)
        killed.sync()

        assert killed.by_path == whole.by_path
