"""Files on disk: written whole or not at all, in an order that survives a crash, by one run at a time."""

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from killed_runs import killed_at

from diglot.errors import InputError
from diglot.repository import Repository
from diglot.sync import plan_sync

PAGE = "# The list\n\nThe city keeps a list of people who pay late.\n\nIt meets on the first Monday of the month.\n"


def tree(root: Path) -> dict[str, bytes]:
    """All files of the edition, without what may be lost."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".diglot" not in path.parts
    }


def write_tree(root: Path, files: dict[str, bytes]) -> None:
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_file() and ".diglot" not in path.parts:
            path.unlink()
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def sync(root: Path, allow_loss: int = 99) -> None:
    repository = Repository(root)
    with repository.exclusive():
        repository.clear_temporary()
        plan = plan_sync(repository.read_edition(), allow_loss=allow_loss)
        assert plan.clear, plan.problems
        repository.write(plan.writes)


def translate(root: Path, source: str, target: str, name: str = "a") -> None:
    path = root / f"locales/zh/LC_MESSAGES/{name}.po"
    text = path.read_text("utf-8")
    path.write_text(text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"'), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition of one page, partly translated."""
    (tmp_path / "diglot.toml").write_text("")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/a.md").write_text(PAGE)
    sync(tmp_path)
    translate(tmp_path, "The list", "名单")
    translate(tmp_path, "It meets on the first Monday of the month.", "每月第一个星期一开会。")
    sync(tmp_path)
    return tmp_path


def add_page(root: Path) -> None:
    (root / "docs/en/part").mkdir()
    (root / "docs/en/part/b.md").write_text("# Another\n\nText of another page.\n")


def edit_source(root: Path) -> None:
    page = root / "docs/en/a.md"
    page.write_text(page.read_text().replace("first Monday", "second Monday").replace("people", "citizens"))


def edit_target(root: Path) -> None:
    page = root / "docs/zh/a.md"
    page.write_text(page.read_text("utf-8").replace("名单", "名册"), "utf-8")


def edit_catalog(root: Path) -> None:
    translate(root, "The city keeps a list of people who pay late.", "市里有份名单。")


def rename_page(root: Path) -> None:
    (root / "docs/en/a.md").rename(root / "docs/en/c.md")


def delete_page(root: Path) -> None:
    (root / "docs/en/a.md").unlink()


def move_paragraph(root: Path) -> None:
    line = "It meets on the first Monday of the month.\n"
    (root / "docs/en/a.md").write_text(PAGE.replace(line, ""))
    (root / "docs/en/b.md").write_text(f"# Another\n\n{line}")


def move_within_page(root: Path) -> None:
    head, one, two = PAGE.strip().split("\n\n")
    (root / "docs/en/a.md").write_text(f"{head}\n\n{two}\n\n{one}\n")


def delete_paragraph(root: Path) -> None:
    (root / "docs/en/a.md").write_text(PAGE.rsplit("\n\n", 1)[0] + "\n")


def swap_long_pages(root: Path) -> None:
    """Two pages change their names, of which one has more translations than the loss limit lets go."""
    texts = [f"Sentence {number} of a long page." for number in range(8)]
    (root / "docs/en/a.md").write_text(PAGE + "\n" + "\n\n".join(texts) + "\n")
    (root / "docs/en/d.md").write_text("# Another\n\nText of another page.\n")
    sync(root)
    for number, text in enumerate(texts):
        translate(root, text, f"长页第{number}句。")
    sync(root)
    for before, after in (("a", "x"), ("d", "a"), ("x", "d")):
        (root / f"docs/en/{before}.md").rename(root / f"docs/en/{after}.md")


def rename_long_page(root: Path) -> None:
    """The same with one page alone."""
    swap_long_pages(root)
    (root / "docs/en/d.md").rename(root / "docs/en/part.md")


def everything(root: Path) -> None:
    edit_target(root)
    edit_catalog(root)
    add_page(root)
    move_within_page(root)


SCENARIOS: list[Callable[[Path], None]] = [
    add_page,
    edit_source,
    edit_target,
    edit_catalog,
    rename_page,
    swap_long_pages,
    rename_long_page,
    delete_page,
    move_paragraph,
    move_within_page,
    delete_paragraph,
    everything,
]
OFTEN = "rename_page"
"""What is killed in every run, at every third call; with `--weekly` all are, at every call."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "scenario",
    [
        pytest.param(scenario, id=scenario.__name__, marks=() if scenario.__name__ == OFTEN else pytest.mark.weekly)
        for scenario in SCENARIOS
    ],
)
def test_a_killed_sync_leaves_whole_files_and_the_next_one_ends_the_same(
    root: Path, scenario: Callable[[Path], None], request: pytest.FixtureRequest
) -> None:
    """At every call to the file system, or at every third one."""
    stride = 1 if request.config.getoption("--weekly") else 3
    scenario(root)
    before = tree(root)
    sync(root, allow_loss=0)
    after = tree(root)
    step = 0
    write_tree(root, before)
    while killed_at(step, lambda: sync(root)):
        for name, data in tree(root).items():
            whole = name.endswith(".diglot-new") or data in (before.get(name), after.get(name))
            assert whole, f"{name} is damaged after {step} steps"
        sync(root, allow_loss=0)
        assert tree(root) == after, f"after {step} steps"
        write_tree(root, before)
        step += stride
    assert step > 9


def test_nothing_to_do_touches_nothing(root: Path) -> None:
    """Not even a modification time."""
    times = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    sync(root)
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_permissions_are_kept(root: Path) -> None:
    """A file that the group may write stays so."""
    page = root / "docs/zh/a.md"
    page.chmod(0o664)
    edit_catalog(root)
    sync(root)
    assert "市里有份名单。" in page.read_text("utf-8")
    assert stat.S_IMODE(page.stat().st_mode) == 0o664


def test_a_file_edited_meanwhile_is_not_overwritten(root: Path) -> None:
    """The translator saved while the sync was planning."""
    edit_catalog(root)
    repository = Repository(root)
    plan = plan_sync(repository.read_edition())
    (root / "docs/zh/a.md").write_text("# 刚存的\n", "utf-8")
    before = tree(root)
    with pytest.raises(InputError, match="changed while"):
        repository.write(plan.writes)
    assert tree(root) == before


def test_links_are_refused(root: Path) -> None:
    """They could lead anywhere."""
    page = root / "docs/zh/a.md"
    page.rename(root / "elsewhere.md")
    page.symlink_to(root / "elsewhere.md")
    plan = plan_sync(Repository(root).read_edition())
    assert [problem.path for problem in plan.problems] == ["docs/zh/a.md"]
    assert not plan.writes


def test_a_page_that_is_not_utf8_is_reported_with_its_line(root: Path) -> None:
    """And nothing is written."""
    (root / "docs/zh/a.md").write_bytes("# 名单\n\n".encode() + "中文".encode("gb18030") + b"\n")
    plan = plan_sync(Repository(root).read_edition())
    assert next((problem.path, problem.line) for problem in plan.problems) == ("docs/zh/a.md", 3)
    assert not plan.writes


def test_a_full_disk_leaves_whole_files(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no temporary ones."""
    edit_catalog(root)
    before = tree(root)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        sync(root)
    assert tree(root) == before


def test_a_second_run_is_told_to_wait(root: Path) -> None:
    """Clearly, instead of interfering."""
    with (
        Repository(root).exclusive(),
        pytest.raises(InputError, match="another `diglot sync`"),
        Repository(root).exclusive(),
    ):
        pass


def test_many_runs_at_once_lose_nothing(root: Path) -> None:
    """Each either does its work or says that it is busy."""
    outcomes: list[str] = []

    def run(number: int) -> None:
        (root / f"docs/en/new{number}.md").write_text(f"# Page {number}\n")
        try:
            sync(root)
            outcomes.append("done")
        except InputError as error:
            outcomes.append(error.fact.split(" is ")[0] if "running" in error.fact else str(error))

    for _ in range(5):
        threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert set(outcomes) <= {"done", "another `diglot sync`"}
    assert "done" in outcomes
    sync(root)
    assert all((root / f"docs/zh/new{number}.md").exists() for number in range(4))


def test_a_read_only_edition_can_be_planned(root: Path) -> None:
    """`--check` and the site need to read only."""
    edit_catalog(root)
    before = tree(root)
    assert plan_sync(Repository(root).read_edition()).writes
    assert tree(root) == before


def test_pages_with_other_ends_of_names_are_refused_by_name(tmp_path: Path) -> None:
    """MkDocs would build them in one language only; the other pages are read."""
    (tmp_path / "diglot.toml").write_text("", "utf-8")
    (tmp_path / "docs/en/below").mkdir(parents=True)
    for name in ("a.md", "b.markdown", "below/صفحه.mkd", "c.mdown", "d.mkdn", "mkd", "e.MKD", "f.txt"):
        (tmp_path / "docs/en" / name).write_text("# Title\n", "utf-8")
    edition = Repository(tmp_path).read_edition()

    assert list(edition.pages) == ["a.md"]
    assert {problem.path for problem in edition.unreadable} == {
        f"docs/en/{name}" for name in ("b.markdown", "below/صفحه.mkd", "c.mdown", "d.mkdn")
    }
    assert {problem.cure for problem in edition.unreadable} == {"Let its name end in “.md”."}


@pytest.mark.parametrize(
    "name", [".draft.md", ".trash/old.md", "notes/.obsidian/a b.md", ".ipynb_checkpoints/x-checkpoint.md"]
)
def test_what_mkdocs_passes_over_is_no_page(root: Path, name: str) -> None:
    """Programs for notes and notebooks keep such files beside the pages. They get no catalog, and stop nothing."""
    before = tree(root)
    (root / "docs/en" / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "docs/en" / name).write_bytes(b"\xff no page")
    sync(root)

    assert tree(root) == before | {f"docs/en/{name}": b"\xff no page"}
