"""The settings of a site as its `mkdocs.yml` has them, read without MkDocs, for engines that build from the same file.

The file is that of a site with Material and static-i18n: the languages, and what each has instead of the settings of
the whole site, are options of the plugin `i18n`. They are put together as static-i18n does it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from diglot.closed_folder import ClosedFolder
from diglot.errors import InputError
from diglot.message import Message
from diglot.mkdocs_yaml import parse_mkdocs_yaml
from diglot.settings import FILE as SETTINGS
from diglot.settings import Settings
from diglot.site_titles import TitlesOfLanguage
from diglot.theme_languages import theme_language

FILE = "mkdocs.yml"
SEARCH_PLUGINS = ("search", "material/search")
_OF_LANGUAGES = (*("site_name", "site_url", "site_description", "site_author", "copyright", "extra", "theme", "nav"),)
"""The settings that a language may have for itself."""
_BREAKING = {
    "pymdownx.betterem": "it leaves ** beside Chinese punctuation as asterisks",
    "pymdownx.extra": "it contains pymdownx.betterem, which leaves ** beside Chinese punctuation as asterisks",
    "pymdownx.mark": "it leaves == beside Chinese punctuation as equals signs",
}
_REFUSED = {
    "blog": (
        Message("it has one folder of posts, not one for each language"),
        Message("Remove it. Posts can be pages like others."),
    ),
    "drawio": (
        Message("a script of another host draws its pictures, which readers would have to load"),
        Message("Remove it. Export the diagrams as SVG files, and show them as pictures."),
    ),
    "encryptcontent": (
        Message("it puts cipher text in the place of pages before they are published"),
        Message("Remove it. Let the server ask for the password."),
    ),
    "info": (Message("it makes a report for the authors of Material, and ends the build"), Message("Remove it.")),
    "minify": (
        Message("it changes pages before they are published"),
        Message("Remove it. Servers compress pages better."),
    ),
    "monorepo": (
        Message("it collects the pages of several folders in a temporary one, outside those of the languages"),
        Message("Remove it. Put the pages into the folder of the source language."),
    ),
}
"""Plugins that cannot be used, with the reason and the way out."""
_I18N = Message("Add it to `plugins`, with `docs_structure: folder` and one entry for each language.")


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """A language of a site, with the settings that hold for it."""

    code: str
    name: str
    """Its name in the language itself."""
    is_default: bool
    """Whether its pages are at the root of the site."""
    values: Mapping[str, Any]
    nav_titles: Mapping[str, str]
    """Titles of the navigation by the title in the setting `nav`."""

    @property
    def tag(self) -> str:
        """What `<html lang>` says."""
        return tag_of(self.code, str(self.values["theme"]["language"]))

    @property
    def folder(self) -> str:
        """The folder of its pages, from the root of the site: empty for the default language."""
        return "" if self.is_default else f"{self.code}/"

    @property
    def site_name(self) -> str:
        """The name of the site in this language."""
        return str(self.values["site_name"])


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The settings of a site."""

    values: Mapping[str, Any]
    languages: Mapping[str, LanguageSettings]
    """By code, the default language first."""
    plugins: Mapping[str, Mapping[str, Any]]
    """Options of the plugins by name, in order."""
    extensions: Mapping[str, Mapping[str, Any]]
    """Options of the Markdown extensions by name, in order."""

    def with_titles(self, titles: Mapping[str, TitlesOfLanguage]) -> "SiteSettings":
        """The settings with the titles of its languages."""
        languages = {
            code: replace(settings, values={**settings.values, **titles[code].settings}, nav_titles=titles[code].nav)
            if code in titles
            else settings
            for code, settings in self.languages.items()
        }
        return replace(self, languages=languages)

    @property
    def uses_folders(self) -> bool:
        """Whether the address of a page ends with a slash."""
        return bool(self.values.get("use_directory_urls", True))

    @property
    def has_search(self) -> bool:
        """Whether the site has a search."""
        return any(name in self.plugins for name in SEARCH_PLUGINS)

    def address_of(self, name: str, language: str) -> str:
        """The address of a page or file in the folder of a language, from the root of the site."""
        folder = self.languages[language].folder
        if not name.endswith(".md"):
            return folder + quote(name)
        parent, slash, last = name.removesuffix(".md").rpartition("/")
        is_index = last in ("index", "README")
        if self.uses_folders:
            return folder + quote(parent + slash + ("" if is_index else f"{last}/"))
        return folder + quote(f"{parent}{slash}{'index' if is_index else last}.html")


def read_site_settings(root: Path) -> SiteSettings:
    """Read `mkdocs.yml` in `root`, and the files it inherits from.

    Raises InputError if a file is missing or no YAML, and if the plugin `i18n` does not name the languages.
    """
    if (text := _read(root, FILE)) is None:
        raise InputError(Message("the file cannot be read"), Message("Restore it."), FILE)
    values = parse_mkdocs_yaml(text, FILE, lambda path: _read(root, path))
    if not isinstance(values.get("theme"), Mapping):
        values["theme"] = {"name": values["theme"]} if values.get("theme") else {"name": "material"}
    plugins = _named(values.get("plugins"), "plugins")
    i18n = plugins.get("i18n", {})
    entries = [entry for entry in _entries(i18n) if entry.get("build", True)]
    if not entries:
        raise InputError(Message("the plugin `i18n` is missing, or names no languages"), _I18N, FILE)
    if not any(entry.get("default") for entry in entries):
        raise InputError(
            Message("no language is the default of the plugin `i18n`"), Message("Give one `default: true`."), FILE
        )
    if "site_name" not in values:
        raise InputError(Message("there is no `site_name`"), Message("Add it."), FILE)
    entries.sort(key=lambda entry: not entry.get("default"))
    languages = {str(entry["locale"]): _language(values, entry, index == 0) for index, entry in enumerate(entries)}
    return SiteSettings(values, languages, plugins, _named(values.get("markdown_extensions"), "markdown_extensions"))


def tag_of(code: str, theme: str) -> str:
    """The tag of a language: `zh-Hans` for `zh`, if the theme's language is that.

    A tag of the edition with more than a language, such as `pt-BR`, stays: Material's `pt-BR` says `pt`.
    """
    return theme if theme.split("-")[0] == code else code


def check_settings(root: Path, settings: Settings, plugins: Sequence[str], i18n: Mapping[str, Any], docs: str) -> None:
    """Raise InputError if `mkdocs.yml` contradicts `diglot.toml` in `root`, of which `settings` are.

    `plugins` are the names of its plugins, in order; `i18n` are the options of that one; `docs` is `docs_dir`.
    """
    source, entries = settings.source, _entries(i18n)
    built = {str(entry["locale"]): bool(entry.get("default")) for entry in entries if entry.get("build", True)}
    if "i18n" not in plugins:
        raise InputError(
            Message("the plugin `i18n` is missing"), Message("Install mkdocs-static-i18n. {}", _I18N), FILE
        )
    if "diglot" in plugins and plugins.index("diglot") < plugins.index("i18n"):
        raise InputError(
            Message("the plugin `diglot` is listed before `i18n`, which it needs"),
            Message("List it below `i18n`."),
            FILE,
        )
    for name in plugins:
        if (refused := _REFUSED.get(name.removeprefix("material/"))) is not None:
            raise InputError(Message("the plugin `{}` cannot be used, since {}", name, refused[0]), refused[1], FILE)
    if not built:
        raise InputError(Message("the plugin `i18n` names no languages"), _I18N, FILE)
    structure = i18n.get("docs_structure") or "suffix"
    if structure != "folder":
        fact = Message(
            "`docs_structure` of the plugin `i18n` is `{}`, but each language has its own folder of pages", structure
        )
        raise InputError(fact, Message("Write `docs_structure: folder`."), FILE)
    if (root / docs).resolve() != (root / settings.docs).resolve():
        fact = Message("`docs_dir` is another folder than `docs` in {}, which is “{}”", SETTINGS, settings.docs)
        raise InputError(
            fact, Message("Write `docs_dir: {}`, or name the other folder in {}.", settings.docs, SETTINGS), FILE
        )
    if not built.get(source):
        fact = Message(
            "the source language is “{}” in {}, but it is not the default of the plugin `i18n`", source, SETTINGS
        )
        raise InputError(fact, Message("Give the entry of “{}” `default: true`.", source), FILE)
    for language in settings.targets:
        if language not in {str(entry["locale"]) for entry in entries}:
            fact = Message("“{}” is a target in {}, but the plugin `i18n` does not list it", language, SETTINGS)
            cure = Message("Run `diglot add {}`. To keep it from the site, add `build: false` to its entry.", language)
            raise InputError(fact, cure, FILE)
    for language in built:
        if language not in (source, *settings.targets):
            fact = Message("the plugin `i18n` lists “{}”, but {} does not", language, SETTINGS)
            raise InputError(fact, Message("Run `diglot add {}`, or remove the entry.", language), FILE)


def check_links(root: Path, folders: Iterable[Path]) -> None:
    """Raise InputError for a link in a folder of the edition in `root` that an engine reads or writes by itself."""
    for folder in folders:
        ClosedFolder(root).enter(root / folder).refuse_links()


def check_extensions(languages: Iterable[str], extensions: Iterable[object]) -> Iterator[str]:
    """Warnings about Markdown extensions that break Chinese bold."""
    if any(language.startswith("zh") for language in languages):
        for extension in extensions:
            if isinstance(extension, str) and extension in _BREAKING:
                cure = f"Remove it from `markdown_extensions` in {FILE}. Emphasis works without it."
                yield f"{extension} is enabled, and {_BREAKING[extension]}. {cure}"


def _read(root: Path, path: str) -> str | None:
    data = ClosedFolder(root).read(path)
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError:
        return None


def merge(old: Any, new: Any) -> Any:
    """As static-i18n does it: mappings key by key, lists entry by entry, all else replaced."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **{key: merge(old.get(key), value) for key, value in new.items()}}
    if isinstance(old, list) and isinstance(new, list):
        return [merge(*pair) for pair in zip(old, new, strict=False)] + old[len(new) :] + new[len(old) :]
    return new


def _entries(i18n: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The languages that the plugin lists, each with its options; without “null”, which only the selector has."""
    listed = [entry for entry in i18n.get("languages") or () if isinstance(entry, Mapping) and entry.get("locale")]
    return [entry for entry in listed if str(entry["locale"]).lower() != "null"]


def _language(values: Mapping[str, Any], entry: Mapping[str, Any], is_default: bool) -> LanguageSettings:
    code = str(entry["locale"])
    own: dict[str, Any] = {name: entry[name] for name in _OF_LANGUAGES if entry.get(name) is not None}
    theme = merge({**values["theme"], "language": theme_language(code)}, own.get("theme", {}))
    extra = {**(values.get("extra") or {}), **own.get("extra", {})}
    titles = {str(old): str(new) for old, new in (entry.get("nav_translations") or {}).items()}
    whole = {**values, **own, "theme": theme, "extra": extra}
    return LanguageSettings(code, str(entry.get("name") or code), is_default, whole, titles)


def _named(listed: Any, setting: str) -> dict[str, Mapping[str, Any]]:
    """Options by name, of a list of names and of mappings from name to options, or of one such mapping."""
    found: dict[str, Mapping[str, Any]] = {}
    for item in listed.items() if isinstance(listed, Mapping) else listed or ():
        if isinstance(item, str):
            item = (item, None)
        elif isinstance(item, Mapping) and len(item) == 1:
            item = next(iter(item.items()))
        elif not isinstance(item, tuple):
            raise InputError(
                Message("`{}` has an entry that is no name", setting), Message("Write `- name` or `- name: …`."), FILE
            )
        found[str(item[0])] = item[1] if isinstance(item[1], Mapping) else {}
    return found
