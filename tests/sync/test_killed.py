"""A sync killed between two of its files: the next one ends where the first would have."""

from collections.abc import Callable

import pytest
from edition_model import Edition
from editions import LAYOUT, Files, edition

RIVER = "The river runs past the old mill and the school."
STONE = "A stone from the garden lies on the winter road."
LADDER = "Nobody climbs the copper ladder after the harvest."
PAGE = f"{RIVER}\n\n{STONE}\n\n{LADDER}\n"


def emptied_and_removed() -> Files:
    """A translator withdraws a translation, and the author removes its paragraph."""
    files = edition(PAGE, {RIVER: "河水。", STONE: "石头。"})
    files.edit_entry(STONE, target="")
    files.write_source(PAGE.replace(f"{STONE}\n\n", ""))
    return files


def emptied_and_page_gone() -> Files:
    """A translator withdraws the only translation of a page, and the author removes the page."""
    files = edition(PAGE, {STONE: "石头。"})
    files.edit_entry(STONE, target="")
    del files.by_path[LAYOUT.source_page("a.md")]
    return files


def emptied_and_page_retired() -> Files:
    """The same, where another translation of the page is kept among the obsolete entries."""
    files = edition(PAGE, {RIVER: "河水。", STONE: "石头。"})
    files.edit_entry(STONE, target="")
    del files.by_path[LAYOUT.source_page("a.md")]
    return files


def translated_and_turned() -> Files:
    """A translator writes into the page, and the author turns the meaning of the same paragraph."""
    files = edition(PAGE)
    files.edit_target(1, "石头。")
    files.write_source(PAGE.replace("A stone", "No stone"))
    return files


def removed_and_renamed() -> Files:
    """The author removes a paragraph and renames the page."""
    files = edition(PAGE, {RIVER: "河水。", STONE: "石头。"})
    del files.by_path[LAYOUT.source_page("a.md")]
    files.write_source(PAGE.replace(f"{STONE}\n\n", ""), "b.md")
    return files


def back_from_elsewhere() -> Files:
    """A paragraph returns to a page that still has its old entry, from a page where it has a newer one."""
    files = edition(f"{RIVER}\n\n{STONE}\n", {STONE: "石头。"})
    stone = STONE.replace("lies", "now lies")
    files.write_source(f"{RIVER}\n\n{stone}\n")
    files.sync()
    files.write_source(f"{RIVER}\n")
    files.write_source(f"{LADDER}\n", "b.md")
    files.sync()
    files.write_source(f"{LADDER}\n\n{stone}\n", "b.md")
    files.sync()
    files.edit_entry(stone, "b.md", target="新石头。")
    files.sync()
    files.write_source(f"{RIVER}\n\n{stone}\n")
    files.write_source(f"{LADDER}\n", "b.md")
    return files


def emptied_and_swapped() -> Files:
    """A page takes another's name, and what is left of it is like a paragraph it has lost."""
    state = Edition()
    state.begin()
    state.edit_both_alike(page="a.md", place=1)
    state.move_paragraph(page="a.md", place=0, to=1)
    state.swap_names_of_pages()
    state.sync()
    state.empty_translation(page="b.md", place=0)
    state.add_paragraph(page="b.md", place=0)
    state.add_paragraph(page="a.md", place=0)
    state.swap_names_of_pages()
    return state.files


@pytest.mark.parametrize(
    "scenario",
    [
        emptied_and_removed,
        emptied_and_page_gone,
        emptied_and_page_retired,
        translated_and_turned,
        removed_and_renamed,
        back_from_elsewhere,
        emptied_and_swapped,
    ],
    ids=lambda scenario: scenario.__name__,
)
def test_a_killed_sync_is_made_good_by_the_next(scenario: Callable[[], Files]) -> None:
    """Wherever it was killed, and without asking anybody."""
    files = scenario()
    plan = files.plan(allow_loss=9)
    whole = Files(dict(files.by_path))
    whole.apply(plan)
    ends = [files.killed(plan, count).by_path for count in range(1, len(plan.writes))]

    assert len(ends) > 1
    assert all(end == whole.by_path for end in ends)


TEXTS = [f"Sentence number {i} tells of thing {7 * i} and of {i * i + 3} birds." for i in range(30)]
LONG = "# Head\n\n" + "\n\n".join(TEXTS) + "\n"


def long_pages() -> Files:
    """A page with many translations, and a short one."""
    files = edition(LONG, {text: f"第{i}句话。" for i, text in enumerate(TEXTS)})
    files.write_source("# Other\n\nAnother page.\n", "b.md")
    files.sync()
    return files


def rename(files: Files, to: str, text: str = LONG) -> None:
    """The author gives the long page another name, and perhaps another text."""
    del files.by_path[LAYOUT.source_page("a.md")]
    files.write_source(text, to)


def swap_names(files: Files) -> None:
    """The two pages change their names."""
    short = files.source("b.md")
    files.write_source(files.source("a.md"), "b.md")
    files.write_source(short, "a.md")


def pass_names_on(files: Files) -> None:
    """One page takes the name of the other, which takes a new one."""
    files.write_source(files.source("b.md"), "c.md")
    rename(files, "b.md")


def divide(files: Files, kept: int) -> None:
    """Most of the page goes to a new one."""
    files.write_source("# Head\n\n" + "\n\n".join(TEXTS[:kept]) + "\n")
    files.write_source("# New\n\n" + "\n\n".join(TEXTS[kept:]) + "\n", "c.md")


def unite(files: Files) -> None:
    """All of the page goes to the end of the other one."""
    rename(files, "b.md", files.source("b.md") + "\n" + "\n\n".join(TEXTS) + "\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    "edit",
    [
        *(
            lambda files: rename(files, "0.md"),
            lambda files: rename(files, "z.md"),
            lambda files: rename(files, "in/a.md"),
        ),
        lambda files: rename(files, "z.md", LONG.replace("thing", "matter")),
        lambda files: rename(files, "z.md", "# Head\n\n" + "\n\n".join(TEXTS[:-4]) + "\n"),
        *(swap_names, pass_names_on, unite, lambda files: divide(files, 3), lambda files: divide(files, 27)),
    ],
)
def test_the_loss_limit_knows_units_that_live_on_elsewhere(edit: Callable[[Files], None]) -> None:
    """A sync that was killed after it had moved many translations: the next plan is clear, and nobody is asked."""
    files = long_pages()
    edit(files)
    plan = files.plan()
    assert plan.clear
    whole = Files(dict(files.by_path))
    whole.apply(plan)
    for count in range(1, len(plan.writes)):
        killed = Files(dict(files.by_path))
        killed.apply(plan, count)
        killed.sync()

        assert killed.by_path == whole.by_path, f"after {count} of {len(plan.writes)} files"


def test_a_page_that_is_overwritten_is_still_noticed() -> None:
    """With the text of a page that is still where it was, which takes nothing over."""
    files = long_pages()
    files.write_source(files.source("b.md"))

    assert [problem.path for problem in files.plan().problems] == ["docs/en/a.md"]


def test_a_page_whose_only_translation_was_withdrawn_leaves_no_catalog() -> None:
    """There is nothing in it to keep."""
    files = emptied_and_page_gone()
    files.sync(allow_loss=9)

    assert not [path for path in files.by_path if path.endswith((".po", ".pot", ".md"))]
