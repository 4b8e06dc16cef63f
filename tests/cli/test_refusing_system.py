"""A disk that refuses, at every call of every command: place, fact and way out instead of a traceback, nothing lost."""

import builtins
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sites import LAGGING_CONFIG, make_edition

from diglot import closed_folder
from diglot.cli import cli
from diglot.errors import InputError

pytestmark = pytest.mark.slow
CALLS = ("open", "lstat", "fstat", "scandir", "replace", "unlink", "makedirs", "mkdir", "rmdir", "fsync", "fchmod")
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES)
LINES = {
    "sync": ["sync"],
    "check": ["check"],
    "check --fix": ["check", "--fix"],
    "status": ["status"],
    "add": ["add", "fi"],
    "ledger": ["ledger"],
    "terms format": ["terms", "format"],
    "verify-site": ["verify-site"],
    "merge-driver": ["merge-driver", "m-base", "m-ours", "m-theirs", "locales/zh/LC_MESSAGES/index.po"],
}
OFTEN = {"ledger", "merge-driver"}
"""Those that stand for the others between two weeks: they make few calls."""


class Refusal:
    """Lets the `number`th call on a file of the edition fail with an error, and counts the calls."""

    def __init__(self, root: Path, number: int, error: int) -> None:
        self.root, self.left, self.error, self.count = os.fspath(root), number, error, 0

    def meet(self, given: object) -> None:
        """One call. Those on other files, such as Python's own, are none."""
        if isinstance(given, int) or os.fspath(given).startswith(self.root):  # type: ignore[call-overload]
            self.count += 1
            if self.count == self.left:
                raise OSError(self.error, os.strerror(self.error))


@contextmanager
def refusing(refusal: Refusal) -> Iterator[None]:
    """Put the refusal before the calls of the system that the package makes, and before writing."""

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(first: Any, *arguments: Any, **options: Any) -> Any:
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

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(closed_folder.os, name, wrap(getattr(os, name)))
        patch.setattr(closed_folder, "open", opened, raising=False)
        yield


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with something to write for every command."""
    root = tmp_path_factory.mktemp("whole") / "edition"
    make_edition(root, config=LAGGING_CONFIG, others={"b.md": "# B\n\nText,and more.\n"})
    (root / "site").mkdir()
    (root / "site/index.html").write_text('<html lang="en"><p id="p1">A</p></html>')
    (root / "locales/termbase.toml").write_text('[b]\nzh.name = "乙"\nen.name = "b"\n', "utf-8")
    (root / "docs/en/b.md").rename(root / "docs/en/c.md")
    (root / "docs/en/d.md").write_text("# D\n")
    for side in ("base", "ours", "theirs"):
        shutil.copy(root / "locales/zh/LC_MESSAGES/index.po", root / f"m-{side}")
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


@pytest.mark.parametrize(
    "line",
    [pytest.param(line, id=name, marks=[] if name in OFTEN else pytest.mark.weekly) for name, line in LINES.items()],
)
def test_a_refusing_disk_is_told_and_costs_nothing(whole: Path, tmp_path: Path, line: list[str]) -> None:
    """Every call, with one of three errors in turn; the next sync is clear and ends where it would have."""

    def fresh() -> Path:
        shutil.rmtree(tmp_path / "edition", ignore_errors=True)
        return Path(shutil.copytree(whole, tmp_path / "edition"))

    root = fresh()
    before = {line for line in texts(root) if "msgstr" in line}
    _, clean = run(root, line)
    faults = []
    for number in range(1, clean.count + 1):
        root = fresh()
        result, _ = run(root, line, number, NUMBERS[number % 3])
        error = result.exception
        if isinstance(error, InputError):
            if not (error.path and error.fact and error.cure):
                faults.append(f"{number}: {error!r}")
        elif error is not None and not isinstance(error, SystemExit):
            faults.append(f"{number}: {error!r}")
        if not before <= texts(root):
            faults.append(f"{number}: a translation is lost")
        if number % 5 == 0 and CliRunner().invoke(cli, ["--root", str(root), "sync"]).exit_code:
            faults.append(f"{number}: the next sync is not clear")

    assert clean.count >= 12
    assert faults == []


@pytest.mark.parametrize("number", NUMBERS)
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
