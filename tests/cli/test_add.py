"""`diglot add`: what is added, and that nothing else changes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

from diglot.cli import cli
from diglot.errors import InputError
from diglot.interface_catalogs import bring_catalogs
from diglot.settings import read_settings

PAGE = "# The list\n\nThe city keeps a list of people who pay late.\n"
SETTINGS = 'source = "en" # as written\ntargets = ["zh"] # 译文\nbehind = "source"\n'
SITES = {
    "entries of lines": """\
site_name: A list # 🗒 a name
plugins:
  - search
  - i18n: # languages
      docs_structure: folder
      languages:
        - locale: en
          name: English
          default: true
        # the translation
        - locale: zh
          name: 中文
          copyright: >-
            one line
            and another

  - diglot # the last one
markdown_extensions: [abbr]
""",
    "entries of one line": """\
plugins:
  - i18n:
      languages:
      - {locale: en, name: English, default: true}
      - {locale: zh, name: 中文, theme: {language: zh-Hans}} # 🀄
      docs_structure: folder
  - diglot
""",
    "a list of one line": """\
plugins: [search, {i18n: {languages: [{locale: en, name: English, default: true}, {locale: zh, name: 中文}]}}, diglot]
""",
    "plugins by name": """\
plugins:
  search: {}
  i18n:
    docs_structure: folder
    languages:
      -   locale: en
          name: English
      -   locale: zh
          name: 中文""",
    "a tag of its own": """\
hooks: [!ENV [HOOK, hook.py]]
plugins:
  - i18n:
      languages:
        - locale: en
          name: English
        - locale: zh
          name: 中文
          theme:
            language: zh-Hans
            palette:
              - toggle:
                  name: 使用浅色主题
          nav_translations:
            Start: 首页 # not: 开始
  - diglot
""",
}


@pytest.fixture(autouse=True)
def no_catalogs_afterwards() -> Iterator[None]:
    """What an edition brings stays until another one is read; other tests have none."""
    yield
    bring_catalogs({}, "")


class _Loader(yaml.SafeLoader):
    """Takes the tags of MkDocs for their values."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: suffix)


@pytest.fixture(params=SITES)
def root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A synced edition of one page with one translation."""
    (tmp_path / "diglot.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SITES[request.param], "utf-8")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/a.md").write_text(PAGE, "utf-8")
    assert run(tmp_path, "sync").exit_code == 0
    return tmp_path


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--root", str(root), *arguments], catch_exceptions=False)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def languages(text: str) -> list[dict[str, Any]]:
    """The entries of static-i18n."""
    plugins = yaml.load(text, _Loader)["plugins"]
    found = plugins if isinstance(plugins, dict) else next(each for each in plugins if "i18n" in each)
    return list(found["i18n"]["languages"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tag", "name", "theme"),
    [
        ("fr", "Français", "fr"),
        ("pt-BR", "Português (Brasil)", "pt-BR"),
        ("zh-Hant", "中文 (繁體)", "zh-Hant"),
        ("pt-PT", "Português (Portugal)", "pt"),
        ("ga", "Gaeilge", "en"),
        ("ar", "العربية", "ar"),
    ],
)
def test_a_language_is_added_and_nothing_else_is_changed(root: Path, tag: str, name: str, theme: str) -> None:
    """Comments, order and line ends of both files stay; afterwards everything agrees."""
    before = files(root)
    result = run(root, "add", tag)
    after = files(root)

    assert result.exit_code == 0, result.output
    assert read_settings(root).targets == ("zh", tag)
    entries = languages(after["mkdocs.yml"].decode())
    assert entries[:-1] == languages(before["mkdocs.yml"].decode())
    assert entries[-1] == {"locale": tag, "name": name, "theme": {"language": theme}}
    assert after["diglot.toml"].decode() == SETTINGS.replace('["zh"]', f'["zh", "{tag}"]')
    left = iter(after["mkdocs.yml"].decode().splitlines())
    if "[{locale" not in before["mkdocs.yml"].decode():
        assert all(line in left for line in before["mkdocs.yml"].decode().splitlines())
    assert {path for path in before if after.get(path) != before[path]} <= {
        "diglot.toml",
        "mkdocs.yml",
        ".diglot/settled",
    }
    assert f"locales/{tag}/LC_MESSAGES/a.po" in after
    assert f"locales/{tag}/LC_MESSAGES/index.po" in after[f"TRANSLATING.{tag}.md"].decode()
    is_told = f"TRANSLATING.{tag}.md is in English: put it into their language, {name}." in result.output
    assert is_told is (tag != "zh-Hant")
    assert run(root, "sync", "--check").exit_code == 0
    assert "Everything agrees." in run(root, "add", tag).output
    assert {path: data for path, data in files(root).items() if ".diglot" not in path} == {
        path: data for path, data in after.items() if ".diglot" not in path
    }


def test_a_dry_run_shows_the_changes(root: Path) -> None:
    """And writes nothing. It succeeds, as the real run would."""
    before = files(root)
    result = run(root, "add", "de", "--dry-run")

    assert result.exit_code == 0
    assert '+targets = ["zh", "de"] # 译文' in result.output
    assert "Deutsch" in result.output
    assert "would be written: locales/de/LC_MESSAGES/a.po" in result.output
    assert files(root) == before


def test_pages_that_are_there_become_translations(root: Path) -> None:
    """They are not written anew; nor is a catalog of the interface."""
    (root / "docs/fi").mkdir()
    (root / "docs/fi/a.md").write_text("# Luettelo\n\nKaupunki pitää luetteloa.\n", "utf-8")
    (root / "locales/interface").mkdir()
    (root / "locales/interface/fi.po").write_text('msgid "Search"\nmsgstr "Haku"\n', "utf-8")
    run(root, "add", "fi")

    assert (root / "docs/fi/a.md").read_text("utf-8") == "# Luettelo\n\nKaupunki pitää luetteloa.\n"
    assert "Luettelo" in (root / "locales/fi/LC_MESSAGES/a.po").read_text("utf-8")
    assert (root / "locales/interface/fi.po").read_text("utf-8") == 'msgid "Search"\nmsgstr "Haku"\n'


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "forms"), [("fi", 2), ("cs", 3), ("ga", 5)])
def test_a_language_without_an_interface_gets_a_catalog_to_translate(root: Path, tag: str, forms: int) -> None:
    """With the plural forms of the language; what is empty stays English."""
    run(root, "add", tag)
    with (root / f"locales/interface/{tag}.po").open("rb") as file:
        catalog = read_po(file, abort_invalid=True)

    assert catalog.num_plurals == forms
    assert len([message for message in catalog if message.id]) > 100
    assert not any(message.string for message in catalog if message.id and not isinstance(message.id, tuple))
    assert f"sentences of the interface are not in {tag}" in run(root, "check").output


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("pt_BR", "diglot add pt-BR"),
        ("PT-br", "diglot add pt-BR"),
        ("iw", "diglot add he"),
        ("german", "Use a tag such as"),
        ("en", "source language"),
        ("fil", "two letters"),
    ],
)
def test_a_wrong_tag_is_refused_with_the_right_one(tmp_path: Path, tag: str, said: str) -> None:
    """Nothing is written."""
    (tmp_path / "diglot.toml").write_text("", "utf-8")
    with pytest.raises(InputError) as caught:
        run(tmp_path, "add", tag)

    assert said in f"{caught.value.fact} {caught.value.cure}"
    assert (tmp_path / "diglot.toml").read_text("utf-8") == ""


@pytest.mark.parametrize("site", ["", "plugins: [search]\n", "plugins:\n  - i18n: {languages: []}\n", "a: [\n", None])
def test_a_site_without_languages_is_refused(tmp_path: Path, site: str | None) -> None:
    """With the file's name and a way out; nothing is written."""
    (tmp_path / "diglot.toml").write_text("", "utf-8")
    if site is not None:
        (tmp_path / "mkdocs.yml").write_text(site, "utf-8")
    with pytest.raises(InputError) as caught:
        run(tmp_path, "add", "fr")

    assert caught.value.path == "mkdocs.yml"
    assert caught.value.cure
    assert (tmp_path / "diglot.toml").read_text("utf-8") == ""


def test_line_ends_stay(tmp_path: Path) -> None:
    """Those of Windows, too."""
    (tmp_path / "diglot.toml").write_bytes(b'source = "en"\r\n')
    (tmp_path / "mkdocs.yml").write_bytes(SITES["entries of lines"].replace("\n", "\r\n").encode())
    run(tmp_path, "add", "fr")

    for name in ("diglot.toml", "mkdocs.yml"):
        data = (tmp_path / name).read_bytes()
        assert data.count(b"\r\n") == data.count(b"\n") >= 2
    assert read_settings(tmp_path).targets == ("zh", "fr")
