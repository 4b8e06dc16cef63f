"""The titles of `mkdocs.yml` in the catalogs."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from diglot.catalog import Entry, parse_catalog
from diglot.cli import cli
from diglot.mkdocs_yaml import parse_mkdocs_yaml
from diglot.pairs import PairRow, State
from diglot.site_titles import SiteTitles, TitlesOfLanguage, find_titles

SITE = """\
site_name: Grids
nav:
  - Home: index.md
  - more.md
  - Commentaries:
      - Home: other.md
      - "The second: one": https://example.org/
plugins:
  - search
  - i18n:
      languages:
        - {locale: en, name: English, default: true}
        - locale: zh
          name: 中文
          nav_translations: {Home: 首页, Elsewhere: 别处}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition of one page, and the settings of its site."""
    (tmp_path / "diglot.toml").write_text("")
    (tmp_path / "mkdocs.yml").write_text(SITE, "utf-8")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/index.md").write_text("# Grids\n")
    assert run(tmp_path, "sync").exit_code == 0
    return tmp_path


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--root", str(root), *arguments], catch_exceptions=False)


def catalog(root: Path) -> Path:
    return root / "locales/zh/LC_MESSAGES/mkdocs.yml.po"


def entries(root: Path) -> dict[str, Entry]:
    return {each.source: each for each in parse_catalog(catalog(root).read_bytes(), "").entries if not each.obsolete}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def find(text: str) -> SiteTitles:
    return find_titles(parse_mkdocs_yaml(text, "mkdocs.yml", lambda path: None))


def test_titles_are_found_once_in_their_order() -> None:
    """The name of the site first, then the navigation; plugins may be a list or a table, and any of it may be odd."""
    found = find(SITE)
    table = find(SITE.replace("  - search\n  - i18n:", "  search: {}\n  i18n:"))
    odd = find(
        "site_name: 3\nnav: [{1: a.md}, {'': b.md}, [x], {A: }, {B: [c.md, {A: d.md}]}]\nplugins: [i18n, {i18n: }]\n"
    )

    assert list(found.titles.values()) == ["Grids", "Home", "Commentaries", "The second: one"]
    assert found.own["zh"] == TitlesOfLanguage({"Home": "首页", "Elsewhere": "别处"})
    assert table == found
    assert list(odd.titles.values()) == ["A", "B"]
    assert find("nav: {}").document.units == ()


@given(st.lists(st.text(min_size=1).filter(lambda text: text.split() and "\0" not in text), min_size=1, unique=True))
def test_any_title_is_a_unit(said: list[str]) -> None:
    """Whatever YAML or Markdown would make of it."""
    titles = SiteTitles({f"nav-{i}": text for i, text in enumerate(said)})

    assert [unit.text for unit in titles.document.units] == [" ".join(text.split()) for text in said]


def test_the_file_has_the_last_word() -> None:
    """Its texts come before those of the catalogs, also for what `nav` does not have; the difference is reported."""
    titles = SiteTitles(
        {"site_name": "Grids", "nav-1": "Home", "nav-2": "More"},
        {"zh": TitlesOfLanguage({"Home": "首页", "Elsewhere": "别处"})},
    )
    rows = [
        PairRow("a", "Grids", "网格", State.CURRENT, False),
        PairRow("b", "Home", "主页", State.CURRENT, False),
        PairRow("c", "More", "More", State.UNTRANSLATED, True),
    ]

    assert titles.of_language("zh", rows).options == {
        "site_name": "网格",
        "nav_translations": {"Home": "首页", "Elsewhere": "别处"},
    }
    assert [each.split("”")[0] for each in titles.contradictions("zh", rows)] == ["mkdocs.yml: the title “Home"]
    assert titles.of_language("fr", rows).options["nav_translations"] == {"Home": "主页"}


def test_titles_are_synced_like_a_page(root: Path) -> None:
    """What a language has in the file is copied once. An edit makes a translation behind; a title that is gone and
    comes back has its translation; nothing is written but template, catalog and lock."""
    assert {source: each.target for source, each in entries(root).items()} == {
        "Grids": "",
        "Home": "首页",
        "Commentaries": "",
        "The second: one": "",
    }
    replace(catalog(root), 'msgid "Commentaries"\nmsgstr ""', 'msgid "Commentaries"\nmsgstr "评论"')
    replace(root / "mkdocs.yml", "nav_translations: {Home: 首页, Elsewhere: 别处}", "build: true")
    replace(root / "mkdocs.yml", "- Commentaries:", "- Commentaries and notes:")
    replace(root / "mkdocs.yml", "  - Home: index.md\n", "  - index.md\n")
    result = run(root, "sync")
    behind = entries(root)["Commentaries and notes"]

    assert result.exit_code == 0
    assert (behind.target, behind.fuzzy, behind.previous_source) == ("评论", True, "Commentaries")
    assert entries(root)["Home"].target == "首页"  # it is still in the navigation
    replace(root / "mkdocs.yml", "- Home: other.md", "- other.md")
    assert run(root, "sync").exit_code == 0
    assert "Home" not in entries(root)
    replace(root / "mkdocs.yml", "- other.md", "- Home: other.md")
    assert run(root, "sync").exit_code == 0
    assert entries(root)["Home"].target == "首页"
    assert run(root, "sync", "--check").exit_code == 0
    assert [path.name for path in (root / "docs/zh").iterdir()] == ["index.md"]
    assert "mkdocs.yml" in run(root, "status").output


def test_titles_are_checked_like_a_page(root: Path) -> None:
    """With their place in the catalog, and in `mkdocs.yml` for what is wrong with the source."""
    replace(catalog(root), 'msgid "Commentaries"\nmsgstr ""', 'msgid "Commentaries"\nmsgstr "<b>评论"')
    result = run(root, "check", "--select", "DG8,DG201", "mkdocs.yml")

    assert result.exit_code == 1
    assert "locales/zh/LC_MESSAGES/mkdocs.yml.po:" in result.stdout
    assert "also:   mkdocs.yml" in result.stdout
    assert "docs/zh/mkdocs.yml" not in result.stdout
    assert "DG903" not in run(root, "check").stdout


@pytest.mark.parametrize(
    ("broken", "fact"),
    [
        (f"{SITE}nav: [\n".encode(), "the file is not YAML"),
        *(
            (f"{SITE}extra: {value}\n".encode(), "the file is not YAML")
            for value in ("2024-13-45", "!!int a", "1" * 5000)
        ),
        (SITE.encode("utf-16"), "the file is not UTF-8"),
        (SITE.encode() + b"# caf\xe9\n", "the file is not UTF-8"),
    ],
)
def test_settings_that_cannot_be_read_take_no_title_away(root: Path, broken: bytes, fact: str) -> None:
    """Pages are synced all the same, and the fault is reported."""
    before = catalog(root).read_bytes()
    (root / "mkdocs.yml").write_bytes(broken)
    (root / "docs/en/index.md").write_text("# Grids and lists\n")
    result = run(root, "sync")

    assert result.exit_code == 1
    assert "mkdocs.yml:" in result.output
    assert fact in result.output
    assert catalog(root).read_bytes() == before
    assert "Grids and lists" in (root / "docs/zh/index.md").read_text()
