"""Links planted at every path that a command reads or writes: none is followed, for reading or for writing."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from file_watch import WATCH
from sites import LAGGING_CONFIG

from diglot.catalog import parse_catalog, render_catalog
from diglot.cli import COMMANDS, cli
from diglot.errors import InputError

pytestmark = pytest.mark.slow
SITE_PAGE = (
    '<!doctype html><html lang="en"><head><title>A</title><link rel="canonical" href="http://127.0.0.1:9/{}">'
    '</head><body><h1 id="h1">A</h1></body></html>'
)
PO = "locales/zh/LC_MESSAGES/part/about.po"
LINES = {
    "sync": ["sync"],
    "sync --check": ["sync", "--check"],
    "check": ["check"],
    "check --fix": ["check", "--fix"],
    "check --since": ["check", "--since", "HEAD"],
    "status": ["status"],
    "add": ["add", "fi"],
    "ledger": ["ledger"],
    "ledger --check": ["ledger", "--check"],
    "review": ["review", "part/about.md"],
    "revert": ["revert", "--author", "Eve"],
    "terms find": ["terms", "find", "ledger"],
    "terms status": ["terms", "status"],
    "terms format": ["terms", "format"],
    "catalog format": ["catalog", "format"],
    "export": ["export", "out.csv"],
    "import": ["import", "back.csv"],
    "import of pages": ["import", "docs/zh"],
    "report": ["report", "--output", "report.html"],
    "tm find": ["tm", "find", "A ledger"],
    "tm suggest": ["tm", "suggest", "--write"],
    "verify-site": ["verify-site"],
    "verify-live": ["verify-live", "--wait", "0"],
    "merge-driver": ["merge-driver", "merge-base", "merge-ours", "merge-theirs", PO],
}
"""The commands that read or write the edition in this process."""
OFTEN = {"sync", "ledger", "merge-driver"}
"""Those that stand for the others between two weeks."""
APART = {"build": "in `tests/publish/test_planted_links_in_builds.py`", "explain": "which reads no edition"}
APART["init"] = "which makes an edition in a folder that the user names, where none is yet"
STATE = [".diglot", ".diglot/running", ".diglot/settled"]


def git(root: Path, *arguments: str) -> None:
    """Call Git."""
    who = ["-c", "user.name=Eve", "-c", "user.email=eve@example.org"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def run(root: Path, *arguments: str) -> Result:
    """Run a command in the folder of the edition."""
    with chdir(root):
        return CliRunner().invoke(cli, arguments)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with a bit of everything that commands read, and something for each of them to write."""
    root = tmp_path_factory.mktemp("whole")
    pages = {"index.md": "# Home\n\nThe ledger is here.\n", "part/about.md": "# About\n\nA ledger,and more.\n"}
    files = {
        "diglot.toml": "",
        "mkdocs.yml": LAGGING_CONFIG,
        "locales/termbase.toml": '[ledger]\nen.name = "ledger"\nzh.name = "账本"\n',
        "locales/addresses.txt": "part/about/\n  h1\n",
        ".gitignore": "/site/\n.diglot/\n",
        **{f"docs/en/{name}": text for name, text in pages.items()},
        "site/index.html": SITE_PAGE.format(""),
        "site/part/about/index.html": SITE_PAGE.format("part/about/"),
        "site/404.html": SITE_PAGE.format(""),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / "docs/en/part/map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert run(root, "sync").exit_code == 0
    git(root, "init", "-q", "--template=", "-b", "main")
    git(root, "config", "user.name", "Ann")
    git(root, "config", "user.email", "ann@example.org")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    for name, text in {"part/about": "一本账本,还有别的。", "index": "账本在此。"}.items():
        place = root / f"locales/zh/LC_MESSAGES/{name}.po"
        catalog = parse_catalog(place.read_bytes(), name)
        entries = [entry.edit(target=text) if "ledger" in entry.source else entry for entry in catalog.entries]
        place.write_bytes(render_catalog(catalog.replace(entries)))
    assert run(root, "sync").exit_code == 0
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Translate")
    assert run(root, "export", "back.csv").exit_code == 0
    back = (root / "back.csv").read_text("utf-8").replace("账本在此。", "账本在这里。")
    (root / "back.csv").write_text(back, "utf-8")
    for side in ("base", "ours", "theirs"):
        shutil.copy(root / PO, root / f"merge-{side}")
    (root / "docs/en/index.md").write_text("# Home\n\nThe ledger is here now.\n", "utf-8")
    shutil.rmtree(root / ".diglot")
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
    [pytest.param(line, id=name, marks=[] if name in OFTEN else pytest.mark.weekly) for name, line in LINES.items()],
)
def test_no_command_follows_a_link(whole: Path, tmp_path: Path, line: list[str]) -> None:
    """Wherever it is planted: nothing outside is opened, listed, written or removed, and nothing breaks."""
    paths = paths_of(whole, tmp_path / "clean", line)
    followed, broken = [], []
    for path in paths:
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
