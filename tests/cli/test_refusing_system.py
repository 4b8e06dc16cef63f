"""A system that refuses, at calls of every command: place, fact and way out instead of a traceback, nothing lost."""

import builtins
import errno
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from every_command import LINES, MORE_LINES, make_full_edition
from sites import make_edition

from diglot import closed_folder
from diglot.cli import cli
from diglot.closed_folder import refusal_of
from diglot.errors import InputError

pytestmark = pytest.mark.slow
CALLS = (
    *("open", "lstat", "stat", "fstat", "scandir", "listdir", "replace", "rename", "unlink", "makedirs", "mkdir"),
    *("rmdir", "fsync", "fchmod", "utime"),
)
NUMBERS = (
    *(errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EMFILE, errno.EISDIR, errno.ENAMETOOLONG),
    *(errno.EDQUOT, errno.EPERM, errno.ELOOP, errno.EBUSY, errno.ESTALE, errno.ENOMEM),
)
EACH = 8
"""How many calls of a command fail with `--weekly`, if it makes so many: from its first to its last."""
OFTEN = tuple([*LINES, *MORE_LINES][::4])
"""The commands of which one call fails in every run."""


class Refusal:
    """Lets the `number`th call on a file of the edition fail with an error, and counts the calls."""

    def __init__(self, root: Path, number: int, error: int) -> None:
        self.root, self.left, self.error, self.count = os.fspath(root), number, error, 0

    def meet(self, given: object) -> None:
        """One call. Those on other files, such as Python's own, are none."""
        if isinstance(given, int) or os.path.abspath(os.fspath(given)).startswith(self.root):  # type: ignore[call-overload]
            self.count += 1
            if self.count == self.left:
                place = None if isinstance(given, int) else os.fspath(given)  # type: ignore[call-overload]
                raise OSError(self.error, os.strerror(self.error), place)


@contextmanager
def refusing(refusal: Refusal) -> Iterator[None]:
    """Put the refusal before the calls of the system that the package makes, before writing, and before programs."""

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(first: Any = ".", *arguments: Any, **options: Any) -> Any:
            refusal.meet(first)
            return call(first, *arguments, **options)

        return called

    def opened(*arguments: Any, **options: Any) -> Any:
        file = builtins.open(*arguments, **options)  # noqa: SIM115
        try:
            refusal.meet(0)
        except OSError:
            file.close()
            raise
        return file

    start = subprocess.Popen.__init__

    def started(its: Any, command: Any, *arguments: Any, **options: Any) -> None:
        refusal.meet(f"{refusal.root}/{command[0]}")
        start(its, command, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(closed_folder.os, name, wrap(getattr(os, name)))
        patch.setattr(closed_folder, "open", opened, raising=False)
        patch.setattr(subprocess.Popen, "__init__", started)
        yield


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with something to write for every command."""
    root = tmp_path_factory.mktemp("refused")
    make_full_edition(root)
    return root


def run(root: Path, line: list[str], number: int = 0, error: int = 0) -> tuple[Result, Refusal]:
    """Run a command, of which one call fails."""
    refusal = Refusal(root, number, error)
    with chdir(root), refusing(refusal):
        return CliRunner().invoke(cli, line), refusal


def texts(root: Path) -> set[str]:
    """The Chinese texts that the catalogs have."""
    catalogs = sorted((root / "locales/zh").rglob("*.po"))
    lines = {line for each in catalogs for line in each.read_text("utf-8").splitlines()}
    return {line.removeprefix("#~ ") for line in lines if any("一" <= letter <= "鿿" for letter in line)}


def refuse(whole: Path, folder: Path, name: str, most: int) -> tuple[int, list[str]]:
    """Let at most `most` calls of a command fail, one in each run: how many did, and what is wrong afterwards."""

    def fresh() -> Path:
        shutil.rmtree(folder / "edition", ignore_errors=True)
        return Path(shutil.copytree(whole, folder / "edition"))

    line, root = (LINES | MORE_LINES)[name], fresh()
    _, clean = run(root, line)
    before = {each for each in texts(whole) if "msgstr" in each}
    lost = before - texts(root)  # what the command itself takes away
    numbers = sorted({1 + round(part * (clean.count - 1) / max(1, most - 1)) for part in range(most)})
    faults = []
    for number in numbers if most > 1 else [clean.count // 2]:
        root, error = fresh(), NUMBERS[(number + len(name)) % len(NUMBERS)]
        result, _ = run(root, line, number, error)
        place = f"{name}, call {number}, {errno.errorcode[error]}"
        said = result.exception
        if isinstance(said, OSError):
            said = refusal_of(said)  # as `main` does
        if isinstance(said, InputError):
            if not (said.path and said.fact and said.cure):
                faults.append(f"{place}: {said!r}")
        elif said is not None and not isinstance(said, SystemExit):
            faults.append(f"{place}: {said!r} {traceback.extract_tb(said.__traceback__)[-3:]}")
        if gone := before - lost - texts(root):
            faults.append(f"{place}: lost: {gone}")
        if number % 5 == 0 and (again := CliRunner().invoke(cli, ["--root", str(root), "sync"])).exit_code:
            faults.append(f"{place}: the next sync is not clear: {again.output}")
    return len(numbers), faults


def test_a_refusing_disk_is_told_and_costs_nothing(whole: Path, tmp_path: Path) -> None:
    """One call of every fourth command."""
    refused = [refuse(whole, tmp_path, name, 1) for name in OFTEN]

    assert sum(count for count, _ in refused) >= 9
    assert [fault for _, faults in refused for fault in faults] == []


@pytest.mark.weekly
def test_hundreds_of_refusals_are_told_and_cost_nothing(whole: Path, tmp_path: Path) -> None:
    """Calls of every command, from its first to its last, with one of thirteen errors in turn: no traceback."""
    refused = {name: refuse(whole, tmp_path, name, EACH) for name in LINES | MORE_LINES}

    assert [fault for _, faults in refused.values() for fault in faults] == []
    assert len(refused) >= 35
    assert sum(count for count, _ in refused.values()) >= 250


@pytest.mark.parametrize(
    "number", [NUMBERS[0], *(pytest.param(each, marks=pytest.mark.weekly) for each in NUMBERS[1:3])]
)
def test_an_engine_that_cannot_write_says_so(tmp_path: Path, number: int) -> None:
    """MkDocs itself, and not Diglot, writes these files."""
    make_edition(tmp_path / "edition")
    (tmp_path / "sitecustomize.py").write_text(
        "import os, mkdocs.utils\n"
        "def refuse(data, path):\n"
        f"    raise OSError({number}, os.strerror({number}), str(path))\n"
        "mkdocs.utils.write_file = refuse\n"
    )
    environ = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", "from diglot.cli import main; main()", "build"]
    done = subprocess.run(command, cwd=tmp_path / "edition", env=environ, capture_output=True, text=True)

    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert f"the system refuses it: {os.strerror(number)}" in done.stderr
