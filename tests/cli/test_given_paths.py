"""Where a command finds the edition, and what paths on its command line are seen from."""

import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diglot.cli import build, cli
from diglot.cli.merge_driver import command as merge_driver

PAGES = ("index.md", "more/index.md", "more/one.md")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition in a folder of a project, in Dutch and Turkish, with folders of its own."""
    root = tmp_path / "project/edition"
    for page in PAGES:
        place = root / "texts/nl" / page
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"# Titel van {page}\n", "utf-8")
    (root / "diglot.toml").write_text('source = "nl"\ntargets = ["tr"]\ndocs = "texts/"\nlocales = "./po"\n', "utf-8")
    assert run(root, "sync").exit_code == 0
    return root


def run(place: Path, *arguments: str) -> Result:
    """Run the command in a folder."""
    here = Path.cwd()
    os.chdir(place)
    try:
        return CliRunner().invoke(cli, list(arguments))
    finally:
        os.chdir(here)


def test_folders_with_a_slash_at_the_end_are_those_without(root: Path) -> None:
    """Nothing is written below the folder of a language but its pages."""
    written = {path.relative_to(root).as_posix() for path in root.rglob("*.md")}
    assert written == {f"texts/{language}/{page}" for language in ("nl", "tr") for page in PAGES}


def test_the_edition_is_found_from_any_of_its_folders(root: Path) -> None:
    """All commands work there as in the folder of the edition, and write nothing elsewhere."""
    before = {path for path in root.rglob("*") if ".diglot" not in path.parts}
    for place in ("texts/nl/more", "po/tr/LC_MESSAGES", "texts"):
        assert run(root / place, "sync", "--check").exit_code == 0
        assert run(root / place, "status").output == run(root, "status").output
    assert {path for path in root.rglob("*") if ".diglot" not in path.parts} == before
    assert "there is no diglot.toml" in str(run(root.parent, "status").exception)


@pytest.mark.parametrize(
    ("place", "given", "page"),
    [
        ("texts/nl", "more/one.md", "more/one.md"),
        ("texts/nl/more", "one.md", "more/one.md"),
        ("texts/nl/more", "index.md", "more/index.md"),
        ("texts/nl/more", "../index.md", "index.md"),
        ("texts/tr/more", "./one.md", "more/one.md"),
        ("po/tr/LC_MESSAGES/more", "one.po", "more/one.md"),
        ("po", "templates/index.pot", "index.md"),
        ("po", "more/one.md", "more/one.md"),  # a name, which is the same everywhere
        (".", "more/one.md", "more/one.md"),
        (".", "texts/tr/more/one.md", "more/one.md"),
        ("..", "edition/texts/nl/index.md", None),
    ],
)
def test_pages_are_named_from_where_the_user_stands(root: Path, place: str, given: str, page: str | None) -> None:
    """By any of their files, or by their names."""
    for name in PAGES:
        text = root / "texts/nl" / name
        text.write_text(f"{text.read_text('utf-8')}\nEen alinea.\n", "utf-8")
    result = run(root / place, "sync", given)

    changed = {name for name in PAGES if "alinea" in (root / "texts/tr" / name).read_text("utf-8")}
    assert changed == ({page} if page else set())
    assert (result.exit_code == 0) is bool(page)


def test_absolute_paths_are_pages_too(root: Path) -> None:
    """A shell or an editor may give them."""
    assert run(root / "po", "sync", "--check", str(root / "texts/nl/more/one.md")).exit_code == 0
    assert "no page" in str(run(root, "sync", str(root.parent / "index.md")).exception)


def test_folders_of_sites_are_named_from_where_the_user_stands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A built site, to be checked or written; by default it is that of the edition."""
    page = '<!doctype html><html lang="nl"><title>{}</title><p id="p2v5r3">Een alinea.</p>'
    for folder in ("site", "texts/out"):
        (root / folder).mkdir()
        (root / folder / "index.html").write_text(page.format(folder), "utf-8")

    assert "1 page," in run(root / "texts", "verify-site").output
    assert "1 page," in run(root / "texts", "verify-site", "out").output
    assert "1 page," not in run(root / "texts", "verify-site", "site").output
    assert run(root / "texts/nl", "ledger", "../out").exit_code == 0
    assert "p2v5r3" in (root / "po/addresses.txt").read_text("utf-8")

    calls: list[tuple[list[str], Path]] = []
    monkeypatch.setattr(build.subprocess, "call", lambda command, cwd, env: calls.append((command, cwd)))
    run(root / "texts", "build", "-d", "out")
    run(root / "texts", "build", "-d", str(root.parent / "out"))
    assert [(command[-1], cwd) for command, cwd in calls] == [("texts/out", root), (str(root.parent / "out"), root)]


def test_a_root_that_is_named_is_that_one(root: Path) -> None:
    """It is not looked for above it; paths are seen from there."""
    assert "there is no diglot.toml" in str(run(root, "--root", "texts", "status").exception)
    assert run(root.parent, "--root", "edition", "sync", "--check", "texts/nl/index.md").exit_code == 0


def test_git_merges_in_the_edition_of_a_folder(root: Path) -> None:
    """It calls the driver at the top of the repository, with the path from there."""
    path = "edition/po/tr/LC_MESSAGES/index.po"
    for side in ("base", "ours", "theirs"):
        (root.parent / side).write_bytes((root.parent / path).read_bytes())
    result = run(root.parent, merge_driver.name or "", "base", "ours", "theirs", path)
    assert result.exit_code == 0, (result.output, result.exception)
    assert subprocess.run(["cmp", root.parent / "ours", root.parent / path], check=False).returncode == 0
