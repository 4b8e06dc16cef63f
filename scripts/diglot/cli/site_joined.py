"""Make a site of MkDocs an edition: add two plugins to its `mkdocs.yml`, and move its pages below their language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import yaml

from diglot.cli.file_edits import compose_yaml, find_flow_end, find_list_end, get_node, keeping_line_ends
from diglot.cli.site_languages import add_language
from diglot.closed_folder import ClosedFolder
from diglot.errors import InputError
from diglot.interface import own_name
from diglot.message import Message
from diglot.mkdocs_yaml import Inherit, parse_mkdocs_yaml
from diglot.starter import quote_for_yaml

_MOVED = frozenset({".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf"})
"""Files of pages. Style sheets, scripts and others are for all languages, and are not moved."""
_BY_HAND = Message("Add the plugins i18n and diglot yourself; `diglot init` in an empty folder writes an example.")


class JoinedSite(NamedTuple):
    """What is known of a site that is there."""

    docs: str
    """The folder of its pages."""
    languages: tuple[str, ...]
    """Those that static-i18n builds now, the first one being that of pages without a language; none without it."""
    has_suffixes: bool
    """Whether the languages of pages are told by their names, `a.zh.md`."""
    has_theme_languages: bool
    """Whether its theme has a setting `language`, as Material and those that are made from it have."""


def read_joined_site(text: str, path: str, inherit: Inherit) -> JoinedSite:
    """What a `mkdocs.yml` says. Raises InputError if it is not YAML, or cannot become the site of an edition."""
    values = parse_mkdocs_yaml(text, path, inherit)
    own = compose_yaml(text, path)
    if values.get("plugins") and get_node(own, "plugins") is None:
        cure = Message("Copy the list of plugins from the file that is named in INHERIT, and run it again.")
        raise InputError(Message("it inherits its plugins, and a list of its own would replace them"), cure, path)
    name = str(values.get("docs_dir") or "docs")
    folder = PurePosixPath(name.rstrip("/"))
    if folder.is_absolute() or ".." in folder.parts or str(folder) == ".":
        raise InputError(Message("docs_dir is “{}”", name), Message("Name a folder beside mkdocs.yml."), path)
    theme = values.get("theme")
    theme_name = theme.get("name") if isinstance(theme, dict) else theme
    i18n = _i18n_of(values.get("plugins"))
    listed = [each for each in i18n.get("languages") or () if isinstance(each, dict) and each.get("locale")]
    listed.sort(key=lambda each: not each.get("default"))
    has_suffixes = bool(listed) and i18n.get("docs_structure", "suffix") != "folder"
    languages = tuple(str(each["locale"]) for each in listed if each["locale"] != "null")
    return JoinedSite(str(folder), languages, has_suffixes, "material" in str(theme_name))


def _i18n_of(plugins: object) -> Mapping[str, Any]:
    """The settings of the plugin i18n; none if it is not there, or has none."""
    for each in plugins if isinstance(plugins, list) else ():
        if isinstance(each, dict) and isinstance(each.get("i18n"), dict):
            return dict(each["i18n"])
    return {}


def list_moves(place: ClosedFolder, site: JoinedSite, languages: Sequence[str]) -> list[tuple[str, str]]:
    """Where the pages of a site and their images go: into the folder of their language. None if there is one."""
    docs = site.docs
    paths = [path for path, kind in place.walk(docs) if kind == "file"]
    if any(path.startswith(f"{docs}/{languages[0]}/") for path in paths):
        return []
    return [
        (path, f"{docs}/{_goal(path.removeprefix(f'{docs}/'), site, languages)}")
        for path in sorted(paths)
        if PurePosixPath(path).suffix.lower() in _MOVED
        and not any(path.startswith(f"{docs}/{language}/") for language in languages)
    ]


def _goal(name: str, site: JoinedSite, languages: Sequence[str]) -> str:
    stem, _, ending = name.rpartition(".")
    base, _, tag = stem.rpartition(".")
    if site.has_suffixes and base and tag in site.languages:
        return f"{tag}/{base}.{ending}"
    return f"{languages[0]}/{name}"


@keeping_line_ends
def join_site(text: str, path: str, languages: Sequence[str], themes: Mapping[str, str], site: JoinedSite) -> str:
    """The text of a `mkdocs.yml` with the plugins `i18n` and `diglot`; `languages` begin with the source.

    Raises InputError if it has no list of plugins that can be added to.
    """
    themes = themes if site.has_theme_languages else {}
    names = set(_names(get_node(compose_yaml(text, path), "plugins")))
    if "i18n" in names:
        text = _with_folders(text, path, languages, themes, site)
    joined = _with_plugins(text, path, languages, themes, names)
    lines = list(_entries(languages, themes, names))
    before, after = (_plain(each, path) for each in (text, joined))
    added = after.pop("plugins", [])[len(before.pop("plugins", ["search"])) :]
    if after != before or added != _plain("\n".join(["plugins:", *lines]), path).get("plugins", []):
        raise InputError(Message("its plugins are written in a way that cannot be added to"), _BY_HAND, path)
    return joined


def _with_plugins(text: str, path: str, languages: Sequence[str], themes: Mapping[str, str], names: set[str]) -> str:
    site = compose_yaml(text, path)
    plugins = get_node(site, "plugins")
    if plugins is None:
        lines = ["plugins:", "  - search", *(f"  {line}" for line in _entries(languages, themes, ()))]
        end = found.start() if (found := re.search(r"^\.\.\.", text, re.MULTILINE)) else len(text)
        return f"{text[:end].rstrip()}\n\n" + "\n".join(lines) + "\n" + text[end:]
    if isinstance(plugins, yaml.ScalarNode) and not plugins.value:
        raise InputError(
            Message("the list of plugins is empty"), Message("Remove the line, or name a plugin, such as search."), path
        )
    if isinstance(plugins, yaml.MappingNode):
        cure = Message("Write them as a list: `- search`, `- i18n: …`, `- diglot`.")
        raise InputError(Message("the plugins are a table, which has no order"), cure, path)
    if not isinstance(plugins, yaml.SequenceNode):
        raise InputError(Message("the plugins are no list"), Message("Write them as a list: `- search`."), path)
    if plugins.flow_style:
        added = [] if "i18n" in names else [_flow(languages, themes)]
        added += [] if "diglot" in names else ["diglot"]
        if not plugins.value:
            start = plugins.start_mark.index + 1
            return text[:start] + ", ".join(added) + text[start:]
        end = find_flow_end(plugins, text)
        return text[:end] + "".join(f", {plugin}" for plugin in added) + text[end:]
    end, indent = find_list_end(plugins, text)
    added_lines = _entries(languages, themes, names)
    return text[:end] + "".join(f"\n{indent}{line}" for line in added_lines) + text[end:]


def _with_folders(text: str, path: str, languages: Sequence[str], themes: Mapping[str, str], site: JoinedSite) -> str:
    """The text of a site whose plugin i18n finds pages in folders, and lists all languages of the edition."""
    if site.languages and site.languages[0] != languages[0]:
        cure = Message("Name it: --source {}.", site.languages[0])
        raise InputError(Message("the language of the site is “{}”", site.languages[0]), cure, path)
    if others := [each for each in site.languages if each not in languages]:
        cure = Message("Name them too: {}.", " ".join(f"--target {each}" for each in others))
        raise InputError(Message("the site has pages in other languages: {}", ", ".join(others)), cure, path)
    if site.has_suffixes:
        plugins = get_node(compose_yaml(text, path), "plugins")
        assert isinstance(plugins, yaml.SequenceNode)
        i18n = next(found for each in plugins.value if (found := get_node(each, "i18n")) is not None)
        structure = get_node(i18n, "docs_structure")
        assert isinstance(i18n, yaml.MappingNode)
        if structure is not None:
            text = text[: structure.start_mark.index] + "folder" + text[structure.end_mark.index :]
        else:
            start = i18n.start_mark.index + bool(i18n.flow_style)
            between = ", " if i18n.flow_style else f"\n{' ' * i18n.start_mark.column}"
            text = f"{text[:start]}docs_structure: folder{between}{text[start:]}"
    for code in languages:
        if code not in site.languages:
            text = add_language(text, path, code, own_name(code), themes.get(code, ""))
    return text


def _plain(text: str, path: str) -> dict[str, Any]:
    """The settings as texts, lists and tables; empty if there are none."""
    compose_yaml(text, path)
    values = yaml.load(text, yaml.BaseLoader)
    return values if isinstance(values, dict) else {}


def _names(plugins: yaml.Node | None) -> Iterator[str]:
    for plugin in plugins.value if isinstance(plugins, yaml.SequenceNode) else ():
        if isinstance(plugin, yaml.MappingNode) and plugin.value:
            yield str(plugin.value[0][0].value)
        elif isinstance(plugin, yaml.ScalarNode):
            yield str(plugin.value)


def _entries(languages: Sequence[str], themes: Mapping[str, str], there: Sequence[str] | set[str]) -> Iterator[str]:
    """The lines of the plugins that are not there."""
    if "i18n" not in there:
        yield from ("- i18n:", "    docs_structure: folder", "    languages:")
        for number, code in enumerate(languages):
            yield f"      - locale: {quote_for_yaml(code)}"
            yield f"        name: {quote_for_yaml(own_name(code))}"
            yield from () if number else ["        default: true"]
            if _has_theme(number, code, themes):
                yield from ("        theme:", f"          language: {quote_for_yaml(themes[code])}")
    if "diglot" not in there:
        yield "- diglot"


def _has_theme(number: int, code: str, themes: Mapping[str, str]) -> bool:
    """Whether the entry of a language needs a setting for the theme. For the first language, static-i18n uses its
    tag."""
    return code in themes and (number > 0 or themes[code] != code)


def _flow(languages: Sequence[str], themes: Mapping[str, str]) -> str:
    entries = [
        f"{{locale: {quote_for_yaml(code)}, name: {quote_for_yaml(own_name(code))}"
        + ("" if number else ", default: true")
        + (f", theme: {{language: {quote_for_yaml(themes[code])}}}}}" if _has_theme(number, code, themes) else "}")
        for number, code in enumerate(languages)
    ]
    return f"{{i18n: {{docs_structure: folder, languages: [{', '.join(entries)}]}}}}"
