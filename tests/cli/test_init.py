"""`diglot init`: an edition that works at once, and that nothing is written over."""

from html import escape
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner, Result
from docx import Document
from sites import Site, run_build

from diglot.cli import cli
from diglot.edition_files import Layout
from diglot.errors import InputError
from diglot.mkdocs_yaml import parse_mkdocs_yaml
from diglot.repository import read_site
from diglot.settings import read_settings
from diglot.translators_guide import guide_path, is_in_own_language, translators_guides

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


def test_a_file_of_markdown_is_the_first_page(tmp_path: Path) -> None:
    """It is copied as it is, not cut."""
    (tmp_path / "essay.md").write_bytes(b"# Title\n\nSome *words*.\n")
    init(tmp_path / "new", "--title", "T", *LANGUAGES, "--from", str(tmp_path / "essay.md"))

    assert (tmp_path / "new/docs/en/index.md").read_bytes() == b"# Title\n\nSome *words*.\n"


@pytest.mark.parametrize("title", ["1984", "No", "null", "From A -> <b>", "- 5° {{ x }}", "&copy; *", " two\nlines "])
def test_a_title_may_be_any_text(tmp_path: Path, title: str) -> None:
    """In the settings, in the catalogs, and as the first heading; and the folder may have blanks."""
    folder = tmp_path / "a & b"
    done = init(folder, "--title", title, *LANGUAGES)
    checked = CliRunner().invoke(cli, ["--root", str(folder), "check"])
    heading = markdown.markdown((folder / "docs/en/index.md").read_text("utf-8").partition("\n")[0])
    plain = " ".join(title.split())

    assert (
        parse_mkdocs_yaml((folder / "mkdocs.yml").read_text("utf-8"), "mkdocs.yml", lambda path: None)["site_name"]
        == plain
    )
    assert heading == f"<h1>{escape(plain, quote=False)}</h1>"
    assert checked.exit_code == 0, checked.output
    assert f"cd '{folder}' && " in done.output


def test_norwegian_is_a_language(tmp_path: Path) -> None:
    """Its tag is `no`, which YAML takes for a truth value where it is bare."""
    init(tmp_path / "new", "--title", "T", "--source", "no", "--target", "en")
    init(tmp_path / "old", "--title", "T", "--source", "en", "--target", "nb")
    CliRunner().invoke(cli, ["--root", str(tmp_path / "old"), "add", "no"], catch_exceptions=False)

    for name, locales in (("new", ["no", "en"]), ("old", ["en", "nb", "no"])):
        settings = parse_mkdocs_yaml(
            (tmp_path / name / "mkdocs.yml").read_text("utf-8"), "mkdocs.yml", lambda path: None
        )
        i18n = next(each["i18n"] for each in settings["plugins"] if "i18n" in each)
        assert [each["locale"] for each in i18n["languages"]] == locales
        if name == "new":
            assert i18n["languages"][0]["theme"] == {"language": "en"}, "Material has none for this tag"


@pytest.mark.parametrize(
    ("code", "title"),
    [("zh-Hans", "# 怎样翻译“T”"), ("zh-Hant", "# 怎樣翻譯「T」"), ("fr", "# How to translate “T”"), ("en", "# How")],
)
def test_the_guide_for_translators_is_in_their_language(code: str, title: str) -> None:
    """If it is written in it; the script counts."""
    [(path, text)] = translators_guides("T", Layout("de"), [(code, code)])

    assert path == guide_path(code)
    assert text.startswith(title)
    assert is_in_own_language(code) is (code != "fr")


def test_a_title_is_a_text(tmp_path: Path) -> None:
    """Else nothing is written."""
    with pytest.raises(InputError, match=r"U\+0007"):
        init(tmp_path / "new", "--title", "a\ab", *LANGUAGES)
    assert not (tmp_path / "new").exists()


def test_a_word_document_becomes_a_page(tmp_path: Path) -> None:
    """With the title of the edition, if it has none."""
    document = Document()
    document.add_paragraph("The boat leaves at nine.")
    document.save(str(tmp_path / "talk.docx"))
    init(tmp_path / "new", "--title", "Ferry", *LANGUAGES, "--from", str(tmp_path / "talk.docx"))

    assert (tmp_path / "new/docs/en/index.md").read_text("utf-8") == "# Ferry\n\nThe boat leaves at nine.\n"


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
    assert "# 怎样翻译“T”" in (tmp_path / "TRANSLATING.zh.md").read_text("utf-8")
    assert "locales/pt-BR/LC_MESSAGES/index.po" in (tmp_path / "TRANSLATING.pt-BR.md").read_text("utf-8")
    assert "TRANSLATING.pt-BR.md is in English" in done.output
    assert "TRANSLATING.zh.md is in English" not in done.output
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


SITE = """\
# My site
site_name: Mine # and nobody else's
docs_dir: pages
nav:
  - Home: index.md
  - guide/a.md
{plugins}markdown_extensions: [admonition]
extra_css: [style.css]
"""
PLUGINS = {
    "none": "",
    "a list": "plugins:\n- search:\n    lang: en # words\n# - tags\n",
    "indented": "plugins:\n    - search\n\n",
    "on one line": "plugins: [search]\n",
}


def a_site(folder: Path, plugins: str = "") -> Path:
    """A site of MkDocs with two pages, an image and a style sheet."""
    files = {"mkdocs.yml": SITE.replace("{plugins}", plugins), "pages/index.md": "# Home\n\n![](i.png)\n"}
    files |= {"pages/guide/a.md": "# A\n\nText.\n", "pages/i.png": "x", "pages/style.css": "p {}\n"}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_a_site_that_is_there_is_not_changed_unasked(tmp_path: Path) -> None:
    """What would be changed is shown."""
    a_site(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    with pytest.raises(InputError, match="would be changed as shown"):
        init(tmp_path, "--title", "T", *LANGUAGES)
    done = init(tmp_path, "--title", "T", *LANGUAGES, "--dry-run")

    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    assert "+  - diglot" in done.output
    assert "would be moved: pages/guide/a.md → pages/en/guide/a.md" in done.output


@pytest.mark.parametrize("plugins", PLUGINS)
def test_a_site_becomes_an_edition(tmp_path: Path, plugins: str) -> None:
    """Every line of its settings stays, in its order; pages and images move, style sheets stay."""
    a_site(tmp_path, PLUGINS[plugins])
    init(tmp_path, "--title", "T", *LANGUAGES, "--yes")
    text = (tmp_path / "mkdocs.yml").read_text("utf-8")
    values = parse_mkdocs_yaml(text, "mkdocs.yml", lambda path: None)
    names = [next(iter(each)) if isinstance(each, dict) else each for each in values["plugins"]]
    kept = [line for line in SITE.replace("{plugins}", PLUGINS[plugins]).splitlines() if line != "plugins: [search]"]
    lines = iter(text.splitlines())

    assert [line for line in kept if line not in lines] == []
    assert names == ["search", "i18n", "diglot"]
    assert {path.relative_to(tmp_path / "pages").as_posix() for path in (tmp_path / "pages").rglob("*.*")} >= {
        *("en/index.md", "en/guide/a.md", "en/i.png", "style.css", "zh/index.md", "ar/guide/a.md"),
    }
    assert not (tmp_path / "pages/index.md").exists()


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["", "theme: {name: material}\n", "theme: material\n"])
def test_a_joined_site_builds_strictly(tmp_path: Path, theme: str) -> None:
    """With the pages of all languages, in its own theme."""
    a_site(tmp_path / "edition", theme + PLUGINS["on one line"])
    init(tmp_path / "edition", "--title", "T", "--source", "en", "--target", "zh", "--yes")
    done = run_build(tmp_path / "edition", tmp_path / "site", "--strict")

    assert done.returncode == 0, done.stdout
    assert {"index.html", "zh/guide/a/index.html"} <= read_site(tmp_path / "site").keys()
