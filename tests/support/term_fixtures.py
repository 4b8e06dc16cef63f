"""A synced edition with terms, on disk."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from term_edition import SOURCE, TRANSLATED, Run

from diglot.cli import cli


@pytest.fixture
def root(tmp_path: Path, run: Run) -> Path:
    """The edition's folder: four units are translated, the fifth is not."""
    (tmp_path / "diglot.toml").write_text("")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/a.md").write_text(SOURCE, "utf-8")
    (tmp_path / "locales").mkdir()
    shutil.copy(Path(__file__).parents[1] / "terms/cases/termbase.toml", tmp_path / "locales/termbase.toml")
    assert run("sync").exit_code == 0
    catalog = tmp_path / "locales/zh/LC_MESSAGES/a.po"
    text = catalog.read_text("utf-8")
    for source, target in TRANSLATED.items():
        assert f'msgid "{source}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    catalog.write_text(text, "utf-8")
    assert run("sync").exit_code == 0
    return tmp_path


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `diglot` in the edition."""
    return lambda *arguments: CliRunner().invoke(cli, ["--root", str(tmp_path), *arguments], catch_exceptions=False)
