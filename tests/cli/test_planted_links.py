"""Links planted at every path that a command reads or writes: none is followed, for reading or for writing."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from every_command import APART, LINES, MORE_LINES, PO, make_full_edition, run
from file_watch import WATCH

from diglot.cli import COMMANDS
from diglot.errors import InputError

pytestmark = pytest.mark.slow
OFTEN = {"sync", "ledger", "merge-driver"}
"""Those that stand for the others between two weeks."""
STATE = [".diglot", ".diglot/running", ".diglot/settled"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with something for every command."""
    root = tmp_path_factory.mktemp("whole")
    make_full_edition(root)
    return root


def fresh(whole: Path, folder: Path) -> tuple[Path, Path]:
    """A copy of the edition, and an empty folder beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder / "edition")
    (folder / "outside").mkdir()
    return folder / "edition", folder / "outside"


def paths_of(whole: Path, folder: Path, line: list[str]) -> list[str]:
    """Every path of the edition that a command touches, with the folders above it."""
    root, _ = fresh(whole, folder)
    with WATCH.watching() as touched:
        run(root, *line)
    inside = {path.relative_to(root).as_posix() for path in touched if path.is_relative_to(root)}
    names = {name for name in inside if name.split("/")[0] != ".git" and not name.endswith(".diglot-new")}
    above = {"/".join(name.split("/")[:count]) for name in names for count in range(1, name.count("/") + 1)}
    return [*sorted((names | above | {*STATE}) - {"."}), f"{PO}.diglot-new", f"{PO}.tmp"]


def plant(root: Path, outside: Path, path: str) -> None:
    """Put a link at a path, to a copy of what was there, or to nothing."""
    place, goal = root / path, outside / "goal"
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir():
        shutil.move(place, goal)
    elif place.exists():
        shutil.copy(place, goal)
        place.unlink()
    place.symlink_to(goal)


def tree(folder: Path) -> Iterator[tuple[str, bytes | None, int]]:
    """Everything in a folder, with its bytes and its mode."""
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else None
        yield path.relative_to(folder).as_posix(), data, os.lstat(path).st_mode


def test_every_command_is_here() -> None:
    """A new one must be added to the table, or to those that are tested elsewhere."""
    assert {line[0] for line in LINES.values()} | APART.keys() == COMMANDS.keys()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, id=name, marks=[] if name in OFTEN else pytest.mark.weekly)
        for name, line in (LINES | MORE_LINES).items()
    ],
)
def test_no_command_follows_a_link(
    whole: Path, tmp_path: Path, line: list[str], request: pytest.FixtureRequest
) -> None:
    """Wherever it is planted: nothing outside is opened, listed, written or removed, and nothing breaks.

    It is planted at every third path, with `--weekly` at all.
    """
    named = {*line[1:], "docs"} if line[0] == "init" else set()  # whoever begins an edition names its folder and origin
    paths = [path for path in paths_of(whole, tmp_path / "clean", line) if path not in named]
    followed, broken = [], []
    for path in paths[:: 1 if request.config.getoption("--weekly") else 3]:
        root, outside = fresh(whole, tmp_path / "planted")
        plant(root, outside, path)
        before = list(tree(outside))
        with WATCH.watching() as touched:
            result = run(root, *line)
        if list(tree(outside)) != before or any(each.is_relative_to(outside) for each in touched):
            followed.append(path)
        if result.exception and not isinstance(result.exception, (SystemExit, InputError)):
            broken.append((path, repr(result.exception)))

    assert len(paths) >= 8
    assert (followed, broken) == ([], [])


def test_a_link_for_a_temporary_file_is_not_written_through(whole: Path, tmp_path: Path) -> None:
    """The attack that this is about: a review writes a catalog, and a link with the name of the temporary file leads
    to a program that the next commit runs."""
    root, _ = fresh(whole, tmp_path / "attacked")
    hook = root / ".git/hooks/post-commit"
    for name in (f"{PO}.diglot-new", f"{PO}.tmp"):
        (root / name).symlink_to(hook)
    (root / PO).chmod(0o777)
    result = run(root, "review", "part/about.md")

    assert "1 reviewed by Ann" in result.output
    assert not hook.exists()
    assert (root / PO).stat().st_mode & 0o111 == 0
