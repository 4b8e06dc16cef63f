"""The settings of a site, read without MkDocs."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from diglot.engines.mkdocs.internals import MkDocsSite
from diglot.engines.navigation import find_omitted, make_nav
from diglot.engines.repository_links import edit_base
from diglot.engines.site_build import SiteBuild
from diglot.engines.site_settings import (
    SiteSettings,
    merge,
    read_site_settings,
)
from diglot.errors import InputError
from diglot.mkdocs_yaml import Tagged, render_mkdocs_yaml

BASE = """\
site_name: A site
theme:
  name: material
  palette:
    - {scheme: default, toggle: {icon: material/weather-sunny, name: Dark}}
    - {scheme: slate, toggle: {icon: material/weather-night, name: Light}}
extra: {a: 1, b: 1}
nav: [index.md, {Section: [one.md, gone.md, https://example.org/]}, {Two: two.md}]
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: fr, name: Français, nav_translations: {Section: Partie, Two: Deux}, extra: {b: 2},
           theme: {palette: [{toggle: {name: Sombre}}]}}
        - {locale: de, name: Deutsch, default: true}
        - {locale: zh, name: 中文, site_name: 网站, theme: {language: zh-Hant}}
        - {locale: ru, name: Русский, build: false}
  - search
markdown_extensions:
  - toc: {permalink: "¶"}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
  - admonition
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with settings."""
    (tmp_path / "mkdocs.yml").write_text(BASE, "utf-8")
    return tmp_path


def written(root: Path, text: str) -> SiteSettings:
    """The settings in this text."""
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return read_site_settings(root)


def test_languages_have_their_own_settings(root: Path) -> None:
    """Put together as static-i18n does; the default language is the first."""
    site = read_site_settings(root)
    french = site.languages["fr"].values

    assert list(site.languages) == ["de", "fr", "zh"]
    assert [each.folder for each in site.languages.values()] == ["", "fr/", "zh/"]
    assert [each.tag for each in site.languages.values()] == ["de", "fr", "zh-Hant"]
    assert [each.site_name for each in site.languages.values()] == ["A site", "A site", "网站"]
    assert [each["toggle"]["name"] for each in french["theme"]["palette"]] == ["Sombre", "Light"]
    assert french["theme"]["palette"][0]["toggle"]["icon"] == "material/weather-sunny"
    assert french["extra"] == {"a": 1, "b": 2}
    assert site.languages["de"].values["extra"] == {"a": 1, "b": 1}


@pytest.mark.parametrize(
    ("locale", "theme", "words"),
    [
        ("fr-FR", "", "fr"),
        ("sr-Latn", "", "en"),
        ("ga", "", "en"),
        ("pt-BR", "", "pt-BR"),
        ("ru", "", "ru"),
        ("sr-Latn", "sr", "sr"),
    ],
)
def test_each_language_has_words_that_the_theme_has(root: Path, locale: str, theme: str, words: str) -> None:
    """Those of the nearest language, unless the site names another; the language of the page stays."""
    own = f", theme: {{language: {theme}}}" if theme else ""
    languages = f"[{{locale: en, name: E, default: true}}, {{locale: {locale}, name: X{own}}}]"
    text = f"site_name: S\ntheme: material\nplugins: [{{i18n: {{docs_structure: folder, languages: {languages}}}}}]\n"
    settings = written(root, text).languages[locale]
    (root / "docs").mkdir()
    config = load_config(str(root / "mkdocs.yml"))
    i18n = config.plugins["i18n"]
    entry = next(each for each in i18n.config.languages if each.locale == locale)
    stack = SimpleNamespace(
        i18n=SimpleNamespace(get_language_config=lambda _: entry), languages=[locale], config=config
    )
    MkDocsSite.set_options(stack, {})  # type: ignore[arg-type]

    assert settings.values["theme"]["language"] == words
    assert (entry.theme or {}).get("language", locale) == words
    assert settings.tag == locale


def test_lists_are_merged_entry_by_entry() -> None:
    """As far as the new one goes."""
    assert merge([{"a": 1}, {"b": 1}], [{"a": 2}]) == [{"a": 2}, {"b": 1}]
    assert merge([{"a": 1}], [{"b": 2}, {"c": 3}]) == [{"a": 1, "b": 2}, {"c": 3}]
    assert merge({"a": {"b": 1}}, {"a": 2}) == {"a": 2}


@pytest.mark.parametrize("uses_folders", [True, False])
def test_addresses_are_those_of_mkdocs(root: Path, uses_folders: bool) -> None:
    """Of pages, index pages and files."""
    from mkdocs.structure.files import File

    site = written(root, f"{BASE}use_directory_urls: {str(uses_folders).lower()}\n")
    names = [
        "index.md",
        "a.md",
        "a/index.md",
        "a/README.md",
        "README.md",
        "a/b.c.md",
        "a/p.png",
        "中文.md",
        "a b/c d.md",
        "é.png",
    ]
    ours = [site.address_of(name, "de") for name in names]
    theirs = [File(name, None, "", uses_folders).url for name in names]  # type: ignore[arg-type]

    assert ours == [url.removeprefix("./") for url in theirs]
    assert site.address_of("a/index.md", "fr") == f"fr/{ours[2]}"


def test_files_inherit(root: Path) -> None:
    """`INHERIT`, as MkDocs does it."""
    (root / "more").mkdir()
    (root / "more/base.yml").write_text(BASE, "utf-8")
    site = written(root, "INHERIT: more/base.yml\nsite_name: Another\nextra: {a: 5}\n")

    assert site.values["site_name"] == "Another"
    assert site.values["extra"] == {"a": 5, "b": 1}
    assert list(site.languages) == ["de", "fr", "zh"]


@pytest.mark.parametrize(
    ("value", "environment", "wanted"),
    [
        ("!ENV THE_NAME", {"THE_NAME": "from outside"}, "from outside"),
        ("!ENV THE_NAME", {"THE_NAME": "true"}, True),
        ("!ENV [THE_NAME, OTHER]", {"OTHER": "5"}, 5),
        ("!ENV [THE_NAME, a default]", {}, "a default"),
        ("!ENV THE_NAME", {}, None),
    ],
)
def test_environment(
    root: Path, monkeypatch: pytest.MonkeyPatch, value: str, environment: dict[str, str], wanted: Any
) -> None:
    """Variables of the environment are what they are for MkDocs."""
    for name, text in environment.items():
        monkeypatch.setenv(name, text)
    site = written(root, f"{BASE}site_author: {value}\n".replace("OTHER]", "OTHER, x]"))

    assert site.values["site_author"] == wanted


def test_tags_of_python_are_kept_and_not_followed(root: Path) -> None:
    """What is written again is the same for whoever follows them."""
    site = read_site_settings(root)
    options = site.extensions["pymdownx.emoji"]

    assert isinstance(options["emoji_index"], Tagged)
    assert options["emoji_index"].python_name == "material.extensions.emoji.twemoji"
    assert site.extensions["toc"] == {"permalink": "¶"}
    assert "!!python/name:material.extensions.emoji.twemoji" in render_mkdocs_yaml({"a": dict(options)})


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("site_name: [", "not YAML"),
        ("- a", "no settings"),
        ("site_name: A\n", "`i18n` is missing"),
        (BASE.replace("default: true", "default: false"), "no language is the default"),
        (BASE.replace("site_name: A site\n", ""), "`site_name`"),
        ("INHERIT: gone.yml\n", "it inherits from gone.yml, which is not there"),
        (BASE.replace("- admonition", "- [a]"), "`markdown_extensions`"),
    ],
)
def test_faults_have_a_way_out(root: Path, text: str, fact: str) -> None:
    """And say in which file they are."""
    with pytest.raises(InputError) as raised:
        written(root, text)

    assert fact in str(raised.value)
    assert raised.value.path


EDITION = 'source = "de"\ntargets = ["fr", "zh"]\n'
RUSSIAN_TOO = EDITION.replace('"zh"', '"zh", "ru"')
LINK = '        - {locale: "null", name: More, fixed_link: "https://example.org/"}\n'
LINK_TOO = BASE.replace("        - {locale: ru", f"{LINK}        - {{locale: ru")


def refusals(root: Path, site: str, edition: str) -> set[str]:
    """What the engines say about these settings: with one sentence both say the same."""
    (root / "mkdocs.yml").write_text(site, "utf-8")
    (root / "diglot.toml").write_text(edition, "utf-8")
    for folder in ("docs/de", "pages"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    found = set()
    try:
        SiteBuild(root)
        found.add("")
    except InputError as error:
        found.add(f"diglot: {error}")
    try:
        MkDocsSite.check_settings(load_config(str(root / "mkdocs.yml")))
        found.add("")
    except PluginError as error:
        found.add(str(error))
    return found


@pytest.mark.parametrize(
    ("site", "edition"),
    [
        (BASE, EDITION),
        (BASE, RUSSIAN_TOO),  # a target that is not built yet
        (f"{BASE}docs_dir: ./docs/\n", EDITION),
        (f"{BASE}docs_dir: pages\n", f'{EDITION}docs = "./pages/"\n'),
        (BASE.replace("  - search\n", "  - search\n  - diglot\n"), EDITION),
        (LINK_TOO, EDITION),
    ],
)
def test_settings_that_agree(root: Path, site: str, edition: str) -> None:
    """In `mkdocs.yml` and `diglot.toml`."""
    assert refusals(root, site, edition) == {""}


@pytest.mark.parametrize(
    ("site", "edition", "fact"),
    [
        (BASE.replace("docs_structure: folder", "docs_structure: suffix"), EDITION, "`docs_structure` of the plugin"),
        (BASE.replace("      docs_structure: folder\n", ""), EDITION, "`docs_structure` of the plugin"),
        (f"{BASE}docs_dir: pages\n", EDITION, "`docs_dir` is another folder"),
        (BASE, f'{EDITION}docs = "docs/more"\n', "`docs_dir` is another folder"),
        (BASE, 'source = "fr"\ntargets = ["de", "zh"]\n', "the source language is “fr”"),
        (BASE, 'source = "it"\ntargets = ["de", "fr", "zh"]\n', "the source language is “it”"),
        (BASE, EDITION.replace('"zh"', '"zh", "it"'), "“it” is a target"),
        (BASE, EDITION.replace(', "zh"', ""), "lists “zh”"),
        (BASE.replace("  - i18n:", "  - diglot\n  - i18n:"), EDITION, "before `i18n`"),
    ],
)
def test_contradictions_are_refused(root: Path, site: str, edition: str, fact: str) -> None:
    """By both engines, in the same words, before anything is built."""
    (said,) = refusals(root, site, edition)

    assert fact in said
    assert said.startswith("diglot: mkdocs.yml: ")


def test_the_plugin_for_languages_is_needed(tmp_path: Path) -> None:
    """MkDocs runs without it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "diglot.toml").write_text(EDITION, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [diglot]\n", "utf-8")
    with pytest.raises(PluginError, match=r"the plugin `i18n` is missing\n  Install mkdocs-static-i18n"):
        MkDocsSite.check_settings(load_config(str(tmp_path / "mkdocs.yml")))


def test_the_navigation_is_checked_and_translated(root: Path) -> None:
    """A page that is not there is told and left out; titles are those of the language."""
    warnings: list[str] = []
    language = read_site_settings(root).languages["fr"]
    nav = make_nav(language, {"index.md", "one.md", "two.md"}, warnings)

    assert nav == ["index.md", {"Partie": ["one.md", "https://example.org/"]}, {"Deux": "two.md"}]
    assert len(warnings) == 1
    assert "“gone.md”" in warnings[0]


@pytest.mark.parametrize("setting", ["validation: {omitted_files: warn}", "validation: {nav: {omitted_files: warn}}"])
def test_pages_that_are_not_in_the_navigation(root: Path, setting: str) -> None:
    """They are told if somebody asks."""
    pages = {"one.md": "docs/fr/one.md", "three.md": "docs/fr/three.md"}
    nav = [{"A": "one.md"}]
    (warning,) = find_omitted(written(root, f"{BASE}{setting}\n"), nav, pages)

    assert warning.startswith("docs/fr/three.md: ")
    assert list(find_omitted(written(root, BASE), nav, pages)) == []


@pytest.mark.parametrize(
    ("repository", "edit"),
    [
        ("https://github.com/owner/name", None),
        ("https://gitlab.com/owner/name/", None),
        ("https://bitbucket.org/owner/name", None),
        ("https://example.org/owner/name", None),
        ("https://github.com/owner/name", "edit/main/docs"),
        ("https://github.com/owner/name", "blob/main/docs/"),
        ("https://github.com/owner/name", ""),
        ("https://github.com/owner/name", "edit/main/other/"),
    ],
)
def test_links_for_edits_are_those_of_mkdocs(tmp_path: Path, repository: str, edit: str | None) -> None:
    """By default, and as they are set."""
    (tmp_path / "docs").mkdir()
    more = "" if edit is None else f"edit_uri: {edit!r}\n"
    text = f"{BASE.split('markdown_extensions')[0]}repo_url: {repository}\n{more}"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    from_mkdocs = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri) if config.edit_uri else ""

    assert edit_base(repository, edit, "docs") == (
        from_mkdocs.removesuffix("docs/") if from_mkdocs.endswith("/docs/") else ""
    )
