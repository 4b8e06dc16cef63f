"""`diglot terms`, as it is typed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from term_edition import Run


def test_find_shows_a_term_and_every_use_in_both_languages(root: Path, run: Run) -> None:
    """By a part of a name, a key or a reading; with the place of each use, in context."""
    result = run("terms", "find", "WANGGEHUA")

    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "grid-management",
        "  en  grid management (also: grid-style management)",
        "  zh  网格化管理 wǎnggéhuà guǎnlǐ (also: 网格管理)",
        "      not 栅格管理: “栅格”是图像的格子。",
        "  docs/en/a.md:1: Grid management",
        "  docs/en/a.md:3: The city has grid management and data.",
        "  docs/en/a.md:5: Of these grids nobody knows.",
        "  docs/zh/a.md:1: 网格化管理",
        "  docs/zh/a.md:5: 没人知道这些格子。",
    ]


@pytest.mark.parametrize("typed", ["dang'an", "DANG’AN", "dangʼan"])
def test_find_takes_apostrophes_for_alike(root: Path, run: Run, typed: str) -> None:
    """Whichever is typed, and whichever the termbase has."""
    termbase = root / "locales/termbase.toml"
    names = '[file-{}.en]\nname = "dang{}an {}"\n\n[file-{}.zh]\nname = "档案{}"\n'
    said = "\n".join(names.format(key, mark, key, key, key) for key, mark in (("a", "'"), ("b", "’")))
    termbase.write_text(f"{termbase.read_text('utf-8')}\n{said}", "utf-8")

    result = run("terms", "find", typed)

    assert [line for line in result.output.splitlines() if line.startswith("file-")] == ["file-a", "file-b"]


def test_find_says_when_there_is_nothing(root: Path, run: Run) -> None:
    """Exit 1, and an empty list for machines."""
    result = run("terms", "find", "nothing", "--format", "json")

    assert result.exit_code == 1
    assert result.stdout.strip() == "[]"


def test_status_counts_renderings_and_names_faults(root: Path, run: Run) -> None:
    """Rejected and missing names fail, with both places."""
    result = run("terms", "status")

    rows = {line.split()[0]: line.split()[1:] for line in result.output.splitlines()}
    assert result.exit_code == 1
    assert rows["term"] == [
        "language",
        "units",
        "preferred",
        "admitted",
        "inflected",
        "rejected",
        "not",
        "found",
        "left",
        "out",
        "open",
    ]
    assert rows["grid-management"] == ["zh", "3", "1", "1", "0", "1", "0", "0", "0"]
    assert rows["data"] == ["zh", "2", "1", "0", "0", "0", "1", "0", "0"]
    assert rows["vpn"] == ["zh", "0", "0", "0", "0", "0", "0", "0", "0"]
    assert [line for line in result.output.splitlines() if line.startswith("docs/")] == [
        "docs/zh/a.md:3: city: not found (source: docs/en/a.md:3)",
        "docs/zh/a.md:3: grid-management: rejected name “栅格管理” (source: docs/en/a.md:3)",
        "docs/zh/a.md:7: data: not found (source: docs/en/a.md:7)",
    ]


def test_status_is_content_when_faults_are_mended_or_explained(root: Path, run: Run) -> None:
    """A translator's comment says what was left out, and why; machines are told."""
    catalog = root / "locales/zh/LC_MESSAGES/a.po"
    text = catalog.read_text("utf-8").replace("市里有栅格管理", "城市里有网格管理")
    lines = text.splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if "police IT uses" in line and line.startswith("msgid"))
    start = max(i for i in range(at) if not lines[i].strip()) + 1
    lines.insert(start, "# diglot: no-term data: understood\n")
    catalog.write_text("".join(lines), "utf-8")

    result = run("terms", "status", "--format", "json")

    found = {(each["key"], each["line"]): (each["rendering"], each["found"]) for each in json.loads(result.stdout)}
    assert result.exit_code == 0
    assert found["data", 7] == ("left out", "understood")
    assert found["grid-management", 3] == ("admitted", "网格管理")


def test_what_is_behind_or_untranslated_is_not_judged(root: Path, run: Run) -> None:
    """It is open."""
    page = root / "docs/en/a.md"
    page.write_text(
        page.read_text("utf-8").replace("The police IT uses data.", "The police IT uses much data."), "utf-8"
    )

    result = run("terms", "status", "--format", "json")

    found = {(each["key"], each["line"]): each["rendering"] for each in json.loads(result.stdout)}
    assert found["data", 7] == found["police-it", 7] == "open"


def test_format_lays_out_the_file_once(root: Path, run: Run) -> None:
    """`--check` writes nothing, and exits 1 if there is something to do."""
    path = root / "locales/termbase.toml"
    laid_out = path.read_text("utf-8")
    assert run("terms", "format", "--check").exit_code == 0
    path.write_text(laid_out.replace("[city]\n", "\n# towns, too\n\n\n[city]  \nrelated   =   []\n") + "# end", "utf-8")
    before = path.read_bytes()

    check = run("terms", "format", "--check")

    assert check.exit_code == 1
    assert "would be written: locales/termbase.toml" in check.output
    assert path.read_bytes() == before
    assert run("terms", "format").exit_code == 0
    assert (
        path.read_text("utf-8")
        == "# towns, too\n\n" + laid_out.replace("[city]\n", "[city]\nrelated = []\n") + "# end\n"
    )
    assert "already formatted" in run("terms", "format").output


@pytest.mark.slow
@pytest.mark.parametrize("command", [("terms", "status"), ("terms", "find", "x"), ("terms", "format")])
def test_a_damaged_termbase_is_refused(root: Path, command: tuple[str, ...]) -> None:
    """With file and line, exit 2; nothing is written."""
    path = root / "locales/termbase.toml"
    path.write_text(path.read_text("utf-8") + "x = =\n", "utf-8")
    before = path.read_bytes()
    lines = len(before.splitlines())

    done = subprocess.run(
        [sys.executable, "-m", "diglot", "--root", str(root), *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert done.returncode == 2
    assert f"locales/termbase.toml:{lines}: the file is not TOML" in done.stderr
    assert path.read_bytes() == before
