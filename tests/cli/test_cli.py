"""The commands, as they are typed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import diglot
from diglot.cli import cli
from diglot.errors import InputError

PAGE = "# The list\n\nThe city keeps a list of people who pay late.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A synced edition of one page with one translation."""
    (tmp_path / "diglot.toml").write_text("")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/a.md").write_text(PAGE)
    assert run(tmp_path, "sync").exit_code == 0
    catalog = tmp_path / "locales/zh/LC_MESSAGES/a.po"
    catalog.write_text(catalog.read_text().replace('"The list"\nmsgstr ""', '"The list"\nmsgstr "名单"'))
    return tmp_path


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--root", str(root), *arguments], catch_exceptions=False)


def test_help_loads_only_what_it_shows() -> None:
    """It stays quick: the only library is click, and no part of Diglot is loaded that works on an edition."""
    code = (
        "import site, sys; from diglot.cli import cli\n"
        "try: cli(['--help'])\n"
        "except SystemExit: pass\n"
        "files = {name: getattr(module, '__file__', None) or '' for name, module in sys.modules.items()}\n"
        "print(*sorted({name.split('.')[0] for name, file in files.items() if 'site-packages' in file}))\n"
        "print(*sorted({name.split('.')[1] for name in files if name.startswith('diglot.')}))"
    )
    scripts = Path(diglot.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=scripts)
    libraries, parts = done.stdout.splitlines()[-2:]

    assert {name for name in libraries.split() if not name.startswith("_")} == {"click"}
    assert set(parts.split()) == {"cli", "closed_folder", "errors", "message"}


def test_sync_then_nothing_to_do(root: Path) -> None:
    """The catalog's text goes into the page; the second run says that everything agrees."""
    result = run(root, "sync")
    assert result.exit_code == 0
    assert "written: docs/zh/a.md" in result.output
    assert (root / "docs/zh/a.md").read_text() == PAGE.replace("The list", "名单")
    assert "Everything agrees." in run(root, "sync").output


def test_check_writes_nothing(root: Path) -> None:
    """It shows the plan and exits 1; after a sync it exits 0."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = run(root, "sync", "--check")
    assert result.exit_code == 1
    assert "would be written: docs/zh/a.md" in result.output
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    run(root, "sync")
    assert run(root, "sync", "--check").exit_code == 0


def test_a_conflict_is_shown_with_both_texts(root: Path) -> None:
    """Exit 1; `--take` settles it."""
    run(root, "sync")
    page, catalog = root / "docs/zh/a.md", root / "locales/zh/LC_MESSAGES/a.po"
    page.write_text(page.read_text().replace("名单", "名册"))
    catalog.write_text(catalog.read_text().replace("名单", "清单"))
    result = run(root, "sync")
    assert result.exit_code == 1
    assert "名册" in result.output
    assert "清单" in result.output
    assert "名册" in page.read_text()
    assert run(root, "sync", "--take", "markdown", "docs/zh/a.md").exit_code == 0
    assert "名册" in catalog.read_text()


def test_a_page_with_problems_is_left_and_the_others_are_written(root: Path) -> None:
    """All its problems are listed, with what to do once for those that have the same way out; exit 1."""
    run(root, "sync")
    page, other = root / "docs/zh/a.md", root / "docs/en/b.md"
    page.write_text(page.read_text() + "\n多一段。\n\n再多一段。\n")
    other.write_text("# Another page\n")
    before = page.read_text()
    result = run(root, "sync")

    assert result.exit_code == 1
    assert result.output.count("problem: docs/zh/a.md:") == 2
    assert result.output.count("diglot sync --take catalog") == 1
    assert "written: docs/zh/b.md" in result.output
    assert "Left as they are: a.md." in result.output
    assert page.read_text() == before
    assert run(root, "sync", "--take", "catalog", "a.md").exit_code == 0
    assert "再多一段。" in (root / "locales/zh/LC_MESSAGES/a.po").read_text()


def test_an_unknown_page_is_refused(root: Path) -> None:
    """With the way to name one."""
    result = CliRunner().invoke(cli, ["--root", str(root), "sync", "nowhere.md"])
    assert "this edition has no page “nowhere.md”" in str(result.exception)


def test_status(root: Path) -> None:
    """A table for people, JSON for machines, with the same figures."""
    table = run(root, "status").output.splitlines()
    assert table[0].split() == ["page", "language", "current", "reviewed", "behind", "untranslated", "words"]
    assert table[1].split() == ["a.md", "zh", "1", "0", "0", "1", "10"]
    figures = json.loads(run(root, "status", "--format", "json").output)
    assert figures["pages"] == [
        {"page": "a.md", "language": "zh", "units": 2, "current": 1, "behind": 0, "untranslated": 1}
        | {"reviewed": 0, "words": 10}
    ]
    assert figures["pending"]


def test_wrong_input_exits_2(tmp_path: Path) -> None:
    """In a folder without an edition."""
    result = subprocess.run(
        [sys.executable, "-c", "from diglot.cli import main; main()", "--root", str(tmp_path), "status"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert "there is no diglot.toml" in result.stderr
    assert "Traceback" not in result.stderr


def test_status_is_of_pages_and_languages(root: Path) -> None:
    """Chosen by any of their files, and measured against a share of current units."""
    everything = run(root, "status").output
    [page] = [line.split()[0] for line in everything.splitlines() if line.split()[0].endswith(".md")][:1]

    assert run(root, "status", page, "--language", "zh").output.count(".md") == 1
    assert run(root, "status", "--fail-under", "0").exit_code == 0
    with pytest.raises(InputError, match="“fr” is no language that the edition is translated into"):
        run(root, "status", "--language", "fr")


def test_a_mistyped_command_is_told_the_right_one(root: Path) -> None:
    """As options are."""
    result = run(root, "snyc")

    assert result.exit_code == 2
    assert "There is no command “snyc”. Did you mean “sync”?" in result.output


def test_a_sync_says_what_translators_have_to_do(tmp_path: Path) -> None:
    """In one sentence; and a check lists what is not translated in one line a page."""
    (tmp_path / "diglot.toml").write_text("")
    (tmp_path / "docs/en").mkdir(parents=True)
    page = tmp_path / "docs/en/a.md"
    page.write_text("# List\n\nIt is public.\n\nIt has 3 items.\n")
    run(tmp_path, "sync")
    (tmp_path / "docs/zh/a.md").write_text("# 名单\n\n是公开的。\n\n有3项。\n")
    run(tmp_path, "sync")
    page.write_text("# List\n\nIt is quite public.\n\nIt has 4 items.\n\nNew words.\n\nMore new words.\n")
    result = run(tmp_path, "sync")

    assert (
        "2 translations are behind now; 1 of them shows the original, whose meaning changed; 2 new units are not "
        "translated." in result.output
    )
    assert "behind now" not in run(tmp_path, "sync").output
    assert "this paragraph has no translation yet, nor has 1 more unit" in run(tmp_path, "check").stdout
