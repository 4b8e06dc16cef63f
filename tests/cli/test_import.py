"""`diglot import`, as it is typed: folders of other sites, catalogs, plain texts and Word documents."""

import csv
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from diglot.catalog import Entry, parse_catalog
from diglot.cli import cli
from diglot.errors import InputError

SOURCE = """\
# Grids of 1998

The committee has 14 members, as `rules.md` says.

It met in Geneva in 2003, and in [Lima](lima.md) in 2007.

- 21 members voted
- 35 members did not
"""
TARGET = """\
# 1998 年的网格

委员会有 14 名成员，见 `rules.md`。

它于 2003 年在 Geneva、2007 年在 [Lima](lima.md) 开会。

- 21 名成员投票
- 35 名成员没有投票
"""
TARGETS = [
    "1998 年的网格",
    "委员会有 14 名成员，见 `rules.md`。",
    "它于 2003 年在 Geneva、2007 年在 [Lima](lima.md) 开会。",
    "21 名成员投票",
    "35 名成员没有投票",
]
ADDED = "只有译文有这一段。它讲的是 1776 年的另一件事，与前后文都没有关系，原文里也没有它的位置，见 `story.md`。"
INSERTED = TARGET.replace("它于", f"{ADDED}\n\n它于")
CHANGED = SOURCE.replace("has 14 members", "has 14 members now, and a chair")


def edition(folder: Path, **pages: str) -> Path:
    """An edition of English pages, synced."""
    (folder / "docs/en").mkdir(parents=True)
    (folder / "diglot.toml").write_text('source = "en"\ntargets = ["zh"]\n', "utf-8")
    for name, text in pages.items():
        (folder / f"docs/en/{name}.md").write_text(text, "utf-8")
    run(folder, "sync")
    return folder


def run(folder: Path, *arguments: str) -> Result:
    """A command in the edition; an InputError is raised."""
    return CliRunner().invoke(cli, ["--root", str(folder), *arguments], catch_exceptions=False, standalone_mode=False)


def entries(folder: Path, page: str = "a") -> list[Entry]:
    """The entries of the catalog of a page."""
    path = f"locales/zh/LC_MESSAGES/{page}.po"
    return list(parse_catalog((folder / path).read_bytes(), path).entries)


def write(folder: Path, **files: str) -> Path:
    """Files, with `__` for a slash and `_` for a point in their names."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def git(folder: Path, *arguments: str) -> None:
    """A call of Git by a made-up person."""
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_a_site_in_two_languages_becomes_an_edition(tmp_path: Path) -> None:
    """Its source pages, and its translations, with one text that has no source kept."""
    site = write(tmp_path / "site", content__en__a_md=SOURCE, content__zh__a_md=INSERTED)
    folder = edition(tmp_path / "new")
    done = run(folder, "import", str(site), "--add-pages")
    found = entries(folder)

    assert [entry.target for entry in found if not entry.obsolete] == TARGETS
    assert [entry.fuzzy for entry in found if not entry.obsolete] == [False] * 5
    assert [entry.target for entry in found if entry.obsolete] == [ADDED]
    assert (folder / "docs/zh/a.md").read_text("utf-8") == TARGET
    assert (done.exit_code, "5 accepted" in done.output) == (0, True)


def test_what_is_not_sure_is_marked_and_shown(tmp_path: Path) -> None:
    """A paragraph that stands for two is fuzzy, with a comment; the report has both texts."""
    merged = TARGET.replace("。\n\n它于", "。它于")
    folder = edition(tmp_path / "new", a=SOURCE)
    run(folder, "import", str(write(tmp_path / "site", docs__en__a_md=SOURCE, docs__zh__a_md=merged)))
    found = entries(folder)
    html = (folder / ".diglot/import.html").read_text("utf-8")
    report = json.loads((folder / ".diglot/import.json").read_text("utf-8"))

    assert [entry.fuzzy for entry in found] == [False, True, True, False, False]
    assert all("a.md:3" in entry.comments[0] for entry in found if entry.fuzzy)
    assert '<html lang="zh"' in html
    assert "一段译文对应多段原文" in html
    assert "<script" not in html
    assert report["counts"] == {"current": 3, "doubtful": 2}
    assert {unit["fate"] for page in report["pages"] for unit in page["units"]} == {"current", "doubtful"}


def test_pages_that_are_there_already(tmp_path: Path) -> None:
    """A page that sync refuses, since its structure is another, is imported in its place; again, nothing changes."""
    folder = edition(tmp_path / "new", a=SOURCE)
    write(folder, docs__zh__a_md=INSERTED)
    refused = CliRunner().invoke(cli, ["--root", str(folder), "sync"])
    run(folder, "import", str(folder / "docs/zh"))
    again = run(folder, "import", str(folder / "docs/zh"))
    agreed = run(folder, "sync")

    assert refused.exit_code == 1
    assert (folder / "docs/zh/a.md").read_text("utf-8") == TARGET
    assert "Everything agrees" in agreed.output
    assert "5 were there already" in again.output


def test_what_stood_between_the_units_of_such_a_page_is_kept(tmp_path: Path) -> None:
    """Comments in code and front matter become obsolete entries; references keep their addresses."""
    source = (
        "---\ntags: [law]\n---\n\n# Lists\n\nSee [it][mail] and [us] since 1998, in `list`.\n\n```sh\nls # all\n```\n\n"
        "[mail]: https://e.example/m\n"
    )
    target = (
        "---\ntags: [法律]\n---\n\n# 名单\n\n1998年起，见[这][邮件]和[我们]，在`list`里。\n\n"
        "```sh\nls # 全部\n```\n\n多出一段。\n\n[邮件]: https://e.example/m\n[我们]: https://e.example/us\n"
    )
    folder = edition(tmp_path / "new", a=source)
    write(folder, docs__zh__a_md=target)
    run(folder, "import", str(folder / "docs/zh/a.md"))
    kept = {entry.target for entry in entries(folder) if entry.obsolete}

    assert {"tags: [法律]", "ls # 全部"} <= kept
    assert any("多出一段。" in entry.target for entry in entries(folder))
    assert "1998年起，见[这][mail]和[我们](https://e.example/us)，在`list`里。" in (folder / "docs/zh/a.md").read_text(
        "utf-8"
    )


def test_states_are_right_where_git_knows(tmp_path: Path) -> None:
    """A source that was changed since its translation was written is behind, with the source that was translated; a
    later edit of another line of the translation does not make it current."""
    site = write(tmp_path / "site", docs__en__a_md=SOURCE, docs__zh__a_md=TARGET)
    git(tmp_path, "init", "site")
    git(site, "add", ".")
    git(site, "commit", "-m", "Translate")
    write(site, docs__en__a_md=CHANGED)
    git(site, "commit", "-am", "Change the source")
    write(site, docs__zh__a_md=TARGET.replace("35 名成员没有投票", "35 名成员未投票"))
    git(site, "commit", "-am", "Reword another line")
    folder = edition(tmp_path / "new", a=CHANGED)
    run(folder, "import", str(site))
    found = entries(folder)

    assert [entry.fuzzy for entry in found] == [False, True, False, False, False]
    assert found[1].previous_source == "The committee has 14 members, as `rules.md` says."
    assert found[4].target == "35 名成员未投票"


def test_catalogs_of_other_programs(tmp_path: Path) -> None:
    """By text; with --dry-run only the report is written."""
    folder = edition(tmp_path / "new", a=SOURCE)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path = write(tmp_path, zh_po=f'{header}msgid "21 members voted"\nmsgstr "21 名成员投票"\n') / "zh.po"
    run(folder, "import", str(path), "--dry-run")
    before = [entry.target for entry in entries(folder)]
    run(folder, "import", str(path))

    assert [before[3], entries(folder)[3].target] == ["", "21 名成员投票"]


def test_a_plain_text_translates_a_page(tmp_path: Path) -> None:
    """In another encoding, without Markdown."""
    folder = edition(tmp_path / "new", a=SOURCE)
    path = tmp_path / "a.txt"
    lines = [text.replace("`", "").replace("[Lima](lima.md)", "Lima") for text in TARGETS]
    path.write_bytes("\n\n".join(lines).encode("gb18030"))
    run(folder, "import", str(path), "--page", "a.md")
    found = entries(folder)

    assert {entry.target for entry in found} == set(lines)
    assert not any(entry.fuzzy for entry in found[1:])


def test_a_word_document_translates_a_page(tmp_path: Path) -> None:
    """Headings, paragraphs and lists."""
    folder = edition(tmp_path / "new", a=SOURCE)
    document = docx.Document()
    document.add_heading(TARGETS[0], 1)
    for text in TARGETS[1:3]:
        document.add_paragraph(text)
    for text in TARGETS[3:]:
        document.add_paragraph(text, style="List Bullet")
    document.save(str(tmp_path / "a.docx"))
    run(folder, "import", str(tmp_path / "a.docx"), "--page", "a.md")

    assert [entry.target.replace("\\", "") for entry in entries(folder)] == TARGETS


def test_a_document_that_holds_a_program_is_not_opened(tmp_path: Path) -> None:
    """Nor one that is far larger than it says, or whose XML names other files."""
    folder = edition(tmp_path / "new", a=SOURCE)
    docx.Document().save(str(tmp_path / "plain.docx"))
    hostile = {
        "word/vbaProject.bin": b"x",
        "word/big.xml": b" " * 30_000_000,
        "word/../../out.xml": b"<a/>",
        "word/entity.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    }
    for number, (name, content) in enumerate(hostile.items()):
        path = tmp_path / f"{number}.docx"
        shutil.copy(tmp_path / "plain.docx", path)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr(name, content)
        with pytest.raises(InputError):
            run(folder, "import", str(path), "--page", "a.md")

    assert [entry.target for entry in entries(folder) if entry.target] == []


def test_refusals(tmp_path: Path) -> None:
    """Each says what to do."""
    folder = edition(tmp_path / "new", a=SOURCE)
    write(tmp_path, a_png="x", empty__x_txt="x", bad_docx="x")
    for arguments in (
        (str(tmp_path / "a.png"),),
        (str(tmp_path / "empty"),),
        (str(tmp_path / "bad.docx"),),
        (str(folder / "docs/en"), "--language", "fr"),
    ):
        with pytest.raises(InputError):
            run(folder, "import", *arguments)


def test_files_that_cannot_be_read_are_listed(tmp_path: Path) -> None:
    """The others are imported."""
    site = write(tmp_path / "site", docs__en__a_md=SOURCE, docs__zh__a_md=TARGET, docs__en__b_md="B\n")
    (site / "docs/zh/b.md").write_bytes(b"\xff\xfe\x00")
    folder = edition(tmp_path / "new", a=SOURCE, b="B\n")
    done = run(folder, "import", str(site))

    assert "not imported: docs/zh/b.md: the file is not UTF-8" in done.output
    assert "5 accepted" in done.output


def test_files_of_export_come_back_by_ids(tmp_path: Path) -> None:
    """A translated cell goes to its unit; a file of another program goes by its texts."""
    folder = edition(tmp_path / "new", a=SOURCE)
    exported = tmp_path / "a.csv"
    run(folder, "export", str(exported))
    with exported.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    target = header.index("target [zh]")
    for row in rows:
        row[target] = "35 名没有" if "35 members did not" in row else row[target]
    with exported.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    run(folder, "import", str(exported))
    other = tmp_path / "other.tmx"
    other.write_text(
        '<?xml version="1.0"?><tmx version="1.4"><header srclang="en" datatype="plaintext" segtype="sentence" '
        'adminlang="en" creationtool="x" creationtoolversion="1" o-tmf="x"/><body><tu>'
        '<tuv xml:lang="en"><seg>21 members voted</seg></tuv><tuv xml:lang="zh"><seg>21 名成员投票</seg></tuv>'
        "</tu></body></tmx>",
        "utf-8",
    )
    run(folder, "import", str(other))

    assert [entry.target for entry in entries(folder)[3:]] == ["21 名成员投票", "35 名没有"]
