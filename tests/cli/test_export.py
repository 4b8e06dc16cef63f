"""`diglot export`, as it is typed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diglot.cli import cli
from diglot.exchange import FORMATS, reader_of


def run(root: Path, *arguments: str) -> Result:
    """Run the command in an edition."""
    return CliRunner().invoke(cli, ["--root", str(root), *arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition with one page in two languages."""
    (tmp_path / "diglot.toml").write_text('source = "en"\ntargets = ["zh", "fr"]\n')
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/a.md").write_text("# Title\n\nText.\n")
    (tmp_path / "docs/en/b.md").write_text("# Other\n")
    assert run(tmp_path, "sync").exit_code == 0
    return tmp_path


@pytest.mark.parametrize(("name", "form"), [("a.xlf", "xliff"), ("a.tmx", "tmx"), ("A.CSV", "csv"), ("a.xlsx", "xlsx")])
def test_the_name_says_the_format(root: Path, name: str, form: str) -> None:
    """And pages say what is exported."""
    file = root / name

    result = run(root, "export", str(file), "a.md", "--language", "fr")

    out = reader_of(FORMATS[form])(file.read_bytes(), name)
    assert (result.exit_code, result.output) == (0, f"{file}: 2 units\n")
    assert {each.text.page for each in out.units} == {"a.md"}
    assert out.target in ("fr", "")


def test_a_file_is_not_written_over(root: Path) -> None:
    """It may hold somebody's work."""
    file = root / "a.csv"
    file.write_text("work")

    refused = run(root, "export", str(file), "--language", "zh")
    kept = file.read_text()
    written = run(root, "export", str(file), "--language", "zh", "--force", "--state", "untranslated")

    assert "--force" in str(refused.exception)
    assert kept == "work"
    assert written.output.endswith("3 units\n")


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        (["a.xlf"], "several languages"),
        (["a.xlf", "--language", "de"], "no language that the edition"),
        (["a.odt", "--language", "zh"], "does not say its format"),
        (["a.tbx"], "no termbase"),
        (["a.csv", "nothere.md", "--language", "zh"], "no page"),
    ],
)
def test_what_cannot_be_exported(root: Path, arguments: list[str], fact: str) -> None:
    """The way out is said."""
    result = run(root, "export", str(root / arguments[0]), *arguments[1:])

    assert fact in str(result.exception)
    assert not (root / arguments[0]).exists()


def test_what_is_exported_comes_back(root: Path) -> None:
    """`diglot import` knows the file, and writes catalog and page; the next sync has nothing to do."""
    file = root / "a.csv"
    run(root, "export", str(file), "--language", "fr")
    file.write_text(file.read_text("utf-8").replace('"Text.",""', '"Text.","Texte."'), "utf-8")

    tried = run(root, "import", str(file), "--dry-run")
    untouched = (root / "docs/fr/a.md").read_text()
    result = run(root, "import", str(file))
    again = run(root, "import", str(file))
    synced = run(root, "sync")

    assert "1 translated, 0 fuzzy, 2 as they were, 0 refused [fr]" in tried.output
    assert "Texte." not in untouched
    assert result.exit_code == 0
    assert "Texte." in (root / "docs/fr/a.md").read_text()
    assert "0 translated" in again.output
    assert "Everything agrees." in synced.output


def test_what_is_refused_ends_with_status_1(root: Path) -> None:
    """Everything else is written."""
    file = root / "a.csv"
    run(root, "export", str(file), "--language", "fr")
    text = file.read_text("utf-8").replace('"Text.",""', '"Text!","Texte."')
    file.write_text(text.replace('"Title",""', '"Title","Titre"'), "utf-8")

    result = run(root, "import", str(file))

    assert result.exit_code == 1
    assert "1 translated, 0 fuzzy, 1 as they were, 1 refused [fr]" in result.output
    assert "another source text" in result.output
    assert "Titre" in (root / "docs/fr/a.md").read_text()


def test_a_memory_of_another_program_is_imported_by_its_texts(root: Path) -> None:
    """It has no ids, so each text is looked for in the edition."""
    file = root / "old.tmx"
    file.write_text(
        '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>Text.</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Texte.</seg></tuv></tu></body></tmx>'
    )

    result = run(root, "import", str(file), "--language", "fr")

    assert result.exit_code == 0
    assert "Texte." in (root / "docs/fr/a.md").read_text()
