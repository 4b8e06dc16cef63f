"""`diglot init`: an edition that works at once, and that nothing is written over."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sites import Site, run_build

from diglot.cli import cli
from diglot.errors import InputError
from diglot.repository import read_site
from diglot.settings import read_settings

LANGUAGES = ("--source", "en", "--target", "zh", "--target", "pt-BR", "--target", "ar")


def init(folder: Path, *options: str) -> Result:
    """Run the command; an InputError is raised."""
    return CliRunner().invoke(cli, ["init", str(folder), *options], catch_exceptions=False, standalone_mode=False)


@pytest.mark.slow
def test_an_edition_from_nothing_builds_at_once(tmp_path: Path) -> None:
    """Strictly, in any languages, and with nothing for the checks to find."""
    folder = tmp_path / "a book"
    init(folder, "--title", "A: “Book” & more", *LANGUAGES, "--license", "CC-BY-4.0", "--url", "https://example.org/b")
    settings = read_settings(folder)
    done = run_build(folder, tmp_path / "site", "--strict")
    checked = CliRunner().invoke(cli, ["--root", str(folder), "check"])
    verified = CliRunner().invoke(cli, ["--root", str(folder), "verify-site", str(tmp_path / "site")])

    assert done.returncode == 0, done.stdout
    assert (settings.source, settings.targets, settings.license) == ("en", ("zh", "pt-BR", "ar"), "CC-BY-4.0")
    assert (checked.exit_code, "0 errors, 0 warnings" in checked.output) == (0, True)
    assert verified.exit_code == 0, verified.output
    assert {"index.html", "zh/index.html", "en-ar/index.html"} <= read_site(tmp_path / "site").keys()
    assert "A: “Book” &amp; more" in Site(tmp_path / "site", "").pages[""].html


def test_pages_of_a_folder_are_taken_over(tmp_path: Path) -> None:
    """Byte for byte, with their images, without anything else."""
    (tmp_path / "old/sub").mkdir(parents=True)
    for name, data in {
        "a.md": b"# A\r\n",
        "sub/b.md": b"# B\n",
        "sub/i.png": b"\x89PNG",
        "x.py": b"1",
        "l.md": b"",
    }.items():
        (tmp_path / "old" / name).write_bytes(data)
    (tmp_path / "old/l.md").unlink()
    (tmp_path / "old/l.md").symlink_to("/etc/passwd")
    init(tmp_path / "new", "--title", "T", *LANGUAGES, "--from", str(tmp_path / "old"))
    docs = tmp_path / "new/docs/en"

    assert (docs / "a.md").read_bytes() == b"# A\r\n"
    assert sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.*")) == [
        "a.md",
        "index.md",
        "sub/b.md",
        "sub/i.png",
    ]


def test_a_plain_text_becomes_pages(tmp_path: Path) -> None:
    """It is said what was found."""
    (tmp_path / "talk.txt").write_bytes(
        "问题\n\n这是一个问题，\n不长。\n\n***\n\nAnswer\n\nIt is one.\n".encode("gb18030")
    )
    done = init(tmp_path / "new", "--title", "T", *LANGUAGES, "--from", str(tmp_path / "talk.txt"))

    assert "read as gb18030; 2 pages found" in done.output
    assert (tmp_path / "new/docs/en/index.md").read_text("utf-8") == "# 问题\n\n这是一个问题，不长。\n"
    assert (tmp_path / "new/docs/en/answer.md").read_text("utf-8") == "# Answer\n\nIt is one.\n"
    assert (tmp_path / "new/docs/zh/answer.md").is_file()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that is there stays; with --dry-run none is written."""
    (tmp_path / ".gitignore").write_text("mine\n", "utf-8")
    shown = init(tmp_path, "--title", "T", *LANGUAGES, "--dry-run")
    before = sorted(tmp_path.rglob("*"))
    done = init(tmp_path, "--title", "T", *LANGUAGES)

    assert before == [tmp_path / ".gitignore"]
    assert "would be written: mkdocs.yml" in shown.output
    assert "stays: .gitignore" in done.output
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"
    with pytest.raises(InputError, match="there is an edition in this folder"):
        init(tmp_path, "--title", "T", *LANGUAGES)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--source", "en", "--target", "en"], "a language is named twice"),
        (["--source", "en", "--target", "klingon"], "is not a language Babel knows"),
        (["--source", "en", "--target", "zh", "--license", "my own"], "is no identifier of a licence"),
        (["--source", "en", "--target", "zh", "--from", "image"], "this file is no plain text"),
        (["--source", "en", "--target", "zh", "--from", "empty"], "this file has no text"),
        (["--source", "en", "--target", "zh", "--from", "folder"], "this folder has no pages of Markdown"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, options: list[str], said: str) -> None:
    """Before anything is written."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").write_bytes(b" \n")
    (tmp_path / "image").write_bytes(b"\x89PNG\0")
    given = [str(tmp_path / each) if each in ("image", "empty", "folder") else each for each in options]

    with pytest.raises(InputError, match=said):
        init(tmp_path / "new", "--title", "T", *given)
    assert not (tmp_path / "new").exists()


def test_a_site_that_is_there_is_not_changed(tmp_path: Path) -> None:
    """Its file of settings is the author's."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n", "utf-8")

    with pytest.raises(InputError, match="has a site already"):
        init(tmp_path, "--title", "T", *LANGUAGES)
