"""Changes that look like damage are stopped."""

import pytest
from editions import Files
from sync_editions import CATALOG, folder_edition, long_edition


def _cut_short(files: Files) -> None:
    files.write_source(files.source()[: len(files.source()) // 2])


def _emptied_source(files: Files) -> None:
    files.write_source("")


def _emptied_catalog(files: Files) -> None:
    files.by_path[CATALOG] = b""


def _emptied_page(files: Files) -> None:
    files.write_target("")


def _no_translations_in_catalog(files: Files) -> None:
    for source in list(files.entries()):
        files.edit_entry(source, target="")


def _source_over_page(files: Files) -> None:
    files.write_target(files.source())


def _swapped_pages(files: Files) -> None:
    one, two = files.target("a.md"), files.target("b.md")
    files.write_target(two, "a.md")
    files.write_target(one, "b.md")


def _wrong_language_in_page(files: Files) -> None:
    files.write_target("\n\n".join(f"Absatz {i} auf Deutsch." for i in range(40)) + "\n")


def _cut_short_catalog(files: Files) -> None:
    data = files.by_path[CATALOG]
    files.by_path[CATALOG] = data[: data.index(b'msgstr "', len(data) // 2) + 12]


@pytest.mark.parametrize(
    "damage",
    [
        _cut_short,
        _emptied_source,
        _emptied_catalog,
        _emptied_page,
        _no_translations_in_catalog,
        _source_over_page,
        _swapped_pages,
        _wrong_language_in_page,
        _cut_short_catalog,
    ],
)
def test_damage_is_stopped(damage) -> None:  # type: ignore[no-untyped-def]
    """Whatever makes many translations vanish at once is an accident until somebody says it is not."""
    files = long_edition()
    damage(files)
    before = dict(files.by_path)
    plan = files.plan()
    assert plan.problems
    assert not plan.writes
    assert files.by_path == before


def test_a_loss_on_purpose_is_allowed_by_its_number() -> None:
    """The message names it."""
    files = long_edition()
    _cut_short(files)
    (problem,) = files.plan().problems
    number = int(problem.cure.rsplit("--allow-loss ", 1)[1].split("`")[0])
    assert not files.plan(allow_loss=number - 1).clear
    assert files.plan(allow_loss=number).clear


def _no_folder(files: Files) -> None:
    for path in list(files.by_path):
        if path.startswith("docs/en/"):
            del files.by_path[path]


def _no_subfolder(files: Files) -> None:
    for path in list(files.by_path):
        if path.startswith("docs/en/guide/"):
            del files.by_path[path]


def _another_text(files: Files) -> None:
    files.write_source("\n\n".join(f"Quite another text, number {'abcdefghij'[i] * 9}." for i in range(9)))


@pytest.mark.parametrize("damage", [_no_folder, _no_subfolder, _another_text, _emptied_source])
def test_an_accident_is_noticed_whatever_was_remembered(damage) -> None:  # type: ignore[no-untyped-def]
    """A laptop that remembers earlier runs and a machine that does not see the same."""
    files = folder_edition()
    settled = files.plan().settled
    damage(files)
    fresh, remembering = files.plan(), files.plan(settled=settled)

    assert not fresh.clear
    assert not fresh.writes
    assert [str(each) for each in fresh.problems] == [str(each) for each in remembering.problems]
    number = int(fresh.problems[0].cure.rsplit("--allow-loss ", 1)[1].split("`")[0])
    assert not files.plan(allow_loss=number - 1).clear
    assert files.plan(allow_loss=number).clear
