"""Tools of translators: a catalog that one has loaded, edited and saved; sync; and the diff holds the edit alone.

The tools are those whose own code writes catalogs here: `msgcat` and `msgmerge` of gettext, as Poedit and Lokalize call
them, and polib, as many scripts do. Each wraps lines; `diglot catalog format` brings our layout back.
"""

import difflib
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from exchange_edition import make_files

from diglot.catalog import parse_catalog
from diglot.catalog.layout_of_catalog import format_catalog
from diglot.cli import cli

WORDS = "一段很长的译文，" * 30 + "到此为止。"


def run(root: Path, *arguments: str) -> Result:
    """Run the command in an edition."""
    return CliRunner().invoke(cli, ["--root", str(root), *arguments], catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition whose units have all kinds of codes and states."""
    (tmp_path / "diglot.toml").write_text("")
    for path, data in make_files().by_path.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def edit_text(path: Path) -> None:
    """Translate one unit, as somebody does in an editor of texts."""
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgstr "各种代码"', f'msgstr "{WORDS}"'), "utf-8")


def save_with_msgcat(path: Path) -> None:
    edit_text(path)
    subprocess.run(["msgcat", "--output-file", path, path], check=True)


def save_with_wrapping(path: Path) -> None:
    edit_text(path)
    subprocess.run(["msgcat", "--width=40", "--add-location=file", "--output-file", path, path], check=True)


def save_with_msgmerge(path: Path) -> None:
    edit_text(path)
    template = path.parents[2] / "templates" / "a.pot"
    subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", "--previous", path, template], check=True)


def save_with_polib(path: Path) -> None:
    catalog = polib.pofile(str(path), wrapwidth=60)
    entry = next(entry for entry in catalog if entry.msgstr == "各种代码")
    entry.msgstr = WORDS
    catalog.metadata["X-Generator"] = "Poedit 3.4"
    catalog.metadata["PO-Revision-Date"] = "2026-11-26 09:00+0000"
    catalog.save()


TOOLS: dict[str, Callable[[Path], None]] = {
    "msgcat": save_with_msgcat,
    "msgcat, wrapped": save_with_wrapping,
    "msgmerge": save_with_msgmerge,
    "polib": save_with_polib,
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_diff_holds_the_edit_alone(root: Path, tool: str) -> None:
    """After load, edit, save, format and sync."""
    path = root / "locales/zh/LC_MESSAGES/a.po"
    before = path.read_text("utf-8").splitlines()

    TOOLS[tool](path)
    saved = path.read_bytes()
    formatted = run(root, "catalog", "format")
    synced = run(root, "sync")
    after = path.read_text("utf-8").splitlines()

    changed = [line for line in difflib.unified_diff(before, after, lineterm="", n=0) if line[:1] in "+-"]
    assert saved != "\n".join(before).encode()
    assert (formatted.exit_code, synced.exit_code) == (0, 0)
    assert changed[2:] == ['-msgstr "各种代码"', f'+msgstr "{WORDS}"']
    assert WORDS in (root / "docs/zh/a.md").read_text("utf-8")
    assert "Everything agrees." in run(root, "sync").output


@pytest.mark.parametrize("tool", TOOLS)
def test_sync_takes_what_a_tool_saved(root: Path, tool: str) -> None:
    """Without format as well: the translation is taken, nothing is lost, and the second sync is empty."""
    path = root / "locales/zh/LC_MESSAGES/a.po"
    before = {entry.id: entry.target for entry in parse_catalog(path.read_bytes(), "a.po").entries}

    TOOLS[tool](path)
    run(root, "sync")

    after = {entry.id: entry.target for entry in parse_catalog(path.read_bytes(), "a.po").entries}
    assert {key: text for key, text in after.items() if before[key] != text} == {
        key: WORDS for key, text in before.items() if text == "各种代码"
    }
    assert "Everything agrees." in run(root, "sync").output


def test_our_own_catalogs_are_laid_out() -> None:
    """So `format` changes nothing that sync wrote, and nothing that it formatted."""
    folder = Path(__file__).parents[2] / "locales"
    catalogs = [path for path in folder.rglob("*.po") if "interface" not in path.parts]

    assert len(catalogs) > 5
    for path in catalogs:
        assert format_catalog(path.read_bytes(), path.name) == path.read_bytes(), path


def test_no_value_changes(root: Path) -> None:
    """Comments, flags, previous sources, obsolete entries and plural forms stay."""
    data = (
        'msgid ""\nmsgstr ""\n"Language: zh\\n"\n"Content-Type: text/plain; "\n"charset=UTF-8\\n"\n'
        '"X-Generator: x\\n"\n\n#: a.md:3\n# a comment\n#. paragraph\n#, fuzzy\n#| msgid "was "\n#| "this"\n'
        'msgctxt "p00000"\nmsgid ""\n"is "\n"this"\nmsgstr ""\n"是"\n"这个"\n\n'
        'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "一"\n\n#~ msgid "old"\n#~ msgstr ""\n#~ "旧"\n# the end\n'
    ).encode()

    formatted = format_catalog(data, "a.po")

    values = [
        [
            (its.id, its.source, its.target, its.flags, its.comments, its.previous_source, its.obsolete)
            for its in entries
        ]
        for entries in (parse_catalog(each, "a.po").entries for each in (data, formatted))
    ]
    assert values[0] == values[1]
    assert format_catalog(formatted, "a.po") == formatted
    assert b'msgid "is this"\nmsgstr "\xe6\x98\xaf' in formatted
    assert b"X-Generator" not in formatted
    assert b"#: a.md" not in formatted
    assert b"msgid_plural" in formatted
    assert formatted.endswith(b"# the end\n")
