"""Each command that writes, killed at each of its writing calls: files stay whole, and the next sync is clear.

`sync` itself, with what authors and translators do in between, is in `tests/test_repository.py`.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from every_command import LINES, MORE_LINES, make_full_edition, run
from killed_runs import killed_at

from diglot.catalog import parse_catalog
from diglot.closed_folder import TEMPORARY

pytestmark = pytest.mark.slow
WRITING = {
    *("sync", "check --fix", "add", "ledger", "review", "terms format", "catalog format", "export", "import"),
    *("import of XLIFF", "import of terms", "import of a text", "import of pages", "report", "tm suggest", "tm add"),
    *("merge-driver", "init", "init of a site", "init from a folder", "init from a text"),
}
OFTEN = "init of a site"
"""The one that is killed in every run, at every 15th call; the others every week, at each."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with something for every command."""
    root = tmp_path_factory.mktemp("killed")
    make_full_edition(root)
    return root


def words(root: Path) -> set[str]:
    """What authors and translators wrote: the lines of source pages, and the targets of catalogs that are whole."""
    pages = [each for each in root.rglob("*.md") if "docs" in each.parts and "zh" not in each.parts]
    lines = {line for each in pages for line in each.read_text("utf-8").splitlines()}
    for each in root.rglob("*.po"):
        lines |= {entry.target for entry in parse_catalog(each.read_bytes(), each.name).entries}
    return lines - {""}


def files(root: Path) -> Mapping[str, bytes]:
    """The files that matter."""
    found = (path for path in root.rglob("*") if path.is_file() and not {".git", ".diglot"} & {*path.parts})
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def kill_everywhere(whole: Path, folder: Path, line: list[str], stride: int) -> tuple[int, list[str]]:
    """Kill a command before each `stride`th of its writing calls: how often, and what is wrong afterwards."""
    shutil.copytree(whole, folder / "ended")
    run(folder / "ended", *line)
    ended, begun, said = files(folder / "ended"), files(whole), words(whole)
    lost = said - words(folder / "ended")  # what the command itself takes away
    faults, step, count = [], 0, 0
    while True:
        root = folder / "killed"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(whole, root)
        if not killed_at(step, lambda root=root: run(root, *line)):  # type: ignore[misc]
            return count, faults
        count += 1
        for name, data in files(root).items():
            if not name.endswith(TEMPORARY) and data not in (begun.get(name), ended.get(name)) and name[-5:] != ".html":
                faults.append(f"{step}: {name} is neither as it was nor as it will be")
        if gone := said - lost - words(root):
            faults.append(f"{step}: {gone} is gone")
        for place in (root, *(root / name for name in ("new", "site-there") if (root / name / "diglot.toml").exists())):
            again = run(place, "sync")
            if again.exit_code:
                faults.append(f"{step}: the next sync in {place.name} is not clear: {again.output} {again.exception}")
            elif run(place, "sync", "--check").exit_code:
                faults.append(f"{step}: the sync after that in {place.name} has something to do")
        step += stride


def test_a_killed_command_is_made_good_by_a_sync(whole: Path, tmp_path: Path) -> None:
    """Before every 15th writing call."""
    count, faults = kill_everywhere(whole, tmp_path, (LINES | MORE_LINES)[OFTEN], 15)

    assert count >= 3
    assert faults == []


@pytest.mark.weekly
@pytest.mark.parametrize("name", sorted(WRITING))
def test_each_command_may_be_killed_anywhere(whole: Path, tmp_path: Path, name: str) -> None:
    """Before every writing call."""
    count, faults = kill_everywhere(whole, tmp_path, (LINES | MORE_LINES)[name], 1)

    assert count >= 1
    assert faults == []
