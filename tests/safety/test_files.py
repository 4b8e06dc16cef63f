"""Names and kinds of files, and the headers of catalogs."""

import os
from pathlib import Path

import pytest
from editions import LAYOUT

from diglot.catalog import parse_catalog
from diglot.closed_folder import ClosedFolder
from diglot.edition_files import Listed
from diglot.listing import list_files
from diglot.safety.files import Fault, bad_name, find_unwanted
from diglot.safety.headers import find_header_faults

BAD = [
    *(
        '"><img src=x onerror=attacked()>.md',
        "<b>.md",
        "a b.md",
        "a&b.md",
        "a'b.md",
        "a`b.md",
        "a\\b.md",
        "a:b.md",
        "a|b.md",
        "a?b.md",
    ),
    *(
        "a*b.md",
        "A.md",
        "README.md",
        "名单.md",
        "é.md",
        "e\u0301.md",
        "ﬁ.md",
        "a\u202e.md",
        "a\u200b.md",
        "a\x1b.md",
        "a\n.md",
        "-a.md",
    ),
    *(
        ".a.md",
        "a.",
        "a ",
        "con",
        "CON.md",
        "nul.png",
        "com1.md",
        "lpt9.txt",
        "aux.md",
        "prn",
        "com¹.md",
        "a" * 101,
        "a$b.md",
        "~a.md",
    ),
    *("%2e%2e.md", "..", "a;b.md", "{{x}}.md"),
]


def test_there_are_many_bad_names() -> None:
    """At least thirty."""
    assert len(set(BAD)) >= 30


@pytest.mark.parametrize("name", BAD)
def test_a_bad_name_is_refused(name: str) -> None:
    """With a reason."""
    assert bad_name(name)


@pytest.mark.parametrize(
    "name", ["a.md", "map-1.png", "a_b.webp", "x.y.md", "2024.md", "LC_MESSAGES", "pt_BR", "zh-Hant"]
)
def test_a_plain_name_is_not(name: str) -> None:
    """Nor the names of folders of languages."""
    assert bad_name(name) == ""


def test_what_the_source_has_may_be_there_too() -> None:
    """The author chose the name; the kind matters still."""
    files = [Listed("docs/en/README.md"), Listed("docs/zh/README.md"), Listed("docs/en/X.js"), Listed("docs/zh/X.js")]
    found = list(find_unwanted(files, LAYOUT, ["zh"]))

    assert [(each.path, each.fault) for each in found] == [("docs/zh/X.js", Fault.KIND)]


def test_links_and_repositories_are_found_and_not_followed(tmp_path: Path) -> None:
    """A file, a folder, the folder of the language itself, and a submodule."""
    for folder in ("docs/en", "docs/zh/module/.git", "locales/zh", "outside"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "outside/secret.md").write_text("secret")
    (tmp_path / "docs/zh/file.md").symlink_to(tmp_path / "outside/secret.md")
    (tmp_path / "docs/zh/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "locales/zh/LC_MESSAGES").symlink_to(tmp_path / "outside")
    os.mkfifo(tmp_path / "docs/zh/pipe.md")
    listed = {each.path: each.kind for each in list_files(ClosedFolder(tmp_path), LAYOUT, ["zh"])}

    assert listed["docs/zh/file.md"] == listed["docs/zh/folder"] == listed["locales/zh/LC_MESSAGES"] == "link"
    assert listed["docs/zh/module"] == "repository"
    assert listed["docs/zh/pipe.md"] == "other"
    assert not any("secret" in path for path in listed)


def test_a_linked_folder_of_a_language_is_not_read(tmp_path: Path) -> None:
    """Neither listed, nor walked, nor read."""
    from diglot.repository import Repository

    for folder in ("docs/en", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "elsewhere/a.md").write_text("secret")
    (tmp_path / "docs/en/a.md").write_text("text")
    (tmp_path / "docs/zh").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "diglot.toml").write_text("")
    edition = Repository(tmp_path).read_edition()

    assert edition.translations["zh"].pages == {}
    assert Listed("docs/zh", "link") in edition.files
    assert any(error.path == "docs/zh" for error in edition.unreadable)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """Two MiB are the most a translator may write."""
    from diglot.repository import Repository

    for folder in ("docs/en", "docs/zh"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.md").write_text("text")
    (tmp_path / "docs/zh/a.md").write_bytes(b"[" * (2 * 1024 * 1024 + 1))
    (tmp_path / "diglot.toml").write_text("")
    edition = Repository(tmp_path).read_edition()

    assert edition.translations["zh"].pages == {}
    assert [error.path for error in edition.unreadable] == ["docs/zh/a.md"]


HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: {}\\n"\n"{}\\n"\n'
)


@pytest.mark.parametrize(
    ("language", "forms", "more", "count"),
    [
        ("zh", "nplurals=1; plural=0;", "Last-Translator: A B <a@example.org>", 0),
        ("zh", "nplurals=1; plural=0;", "Language-Team: Chinese <https://example.org/zh>", 0),
        ("../zh", "nplurals=1; plural=0;", "X: y", 1),
        ("en", "nplurals=1; plural=0;", "X: y", 1),
        ("zh", "nplurals=6; plural=n;", "X: y", 1),
        ("zh", "nplurals=1; plural=0;", "Last-Translator: <script>x</script>", 1),
        ("zh", "nplurals=1; plural=0;", "Language: zh", 1),
        ("zh", "nplurals=1; plural=0;", "X: a\u202eb", 1),
        ("zh", "nplurals=1; plural=(n > 1 || n<2);", "X: y", 0),
    ],
)
def test_headers_say_what_is_so(language: str, forms: str, more: str, count: int) -> None:
    """Language, forms, plain text, nothing twice."""
    catalog = parse_catalog(HEADER.format(language, forms, more).encode(), "a.po")

    assert len(list(find_header_faults(catalog, "zh"))) == count


@pytest.mark.parametrize(("name", "count"), [("From A -> B, or <i>", 0), ("From A -> C", 1)])
def test_the_name_of_the_edition_may_have_any_signs(name: str, count: int) -> None:
    """Sync writes it into the headers, so it is no fault there; another name with such signs is one."""
    catalog = parse_catalog(
        HEADER.format("zh", "nplurals=1; plural=0;", f"Project-Id-Version: {name}").encode(), "a.po"
    )

    assert len(list(find_header_faults(catalog, "zh", "From A -> B, or <i>"))) == count
