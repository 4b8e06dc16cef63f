"""Make a site of MkDocs an edition: add two plugins to its `mkdocs.yml`, and move its pages below their language."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import yaml

from diglot.cli.file_edits import compose_yaml, find_list_end, get_node, keeping_line_ends
from diglot.closed_folder import ClosedFolder
from diglot.errors import InputError
from diglot.interface import own_name
from diglot.starter import quote_for_yaml

_MOVED = frozenset({".md", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf"})
"""Files of pages. Style sheets, scripts and others are for all languages, and are not moved."""


def docs_folder(text: str, path: str) -> str:
    """The folder of pages that a `mkdocs.yml` names. Raises InputError if it is not YAML, or the folder leads out."""
    node = get_node(compose_yaml(text, path), "docs_dir")
    name = str(node.value) if isinstance(node, yaml.ScalarNode) else "docs"
    folder = PurePosixPath(name.rstrip("/"))
    if folder.is_absolute() or ".." in folder.parts or str(folder) == ".":
        raise InputError(f"docs_dir is “{name}”", "Name a folder beside mkdocs.yml.", path)
    return str(folder)


def list_moves(place: ClosedFolder, docs: str, languages: Sequence[str]) -> list[tuple[str, str]]:
    """Where the pages of a site and their images go: into the folder of the first language. None if there is one."""
    paths = [path for path, kind in place.walk(docs) if kind == "file"]
    if any(path.startswith(f"{docs}/{languages[0]}/") for path in paths):
        return []
    return [
        (path, f"{docs}/{languages[0]}/{path.removeprefix(f'{docs}/')}")
        for path in sorted(paths)
        if PurePosixPath(path).suffix.lower() in _MOVED
        and not any(path.startswith(f"{docs}/{language}/") for language in languages)
    ]


@keeping_line_ends
def join_site(text: str, path: str, languages: Sequence[str], themes: Mapping[str, str]) -> str:
    """The text of a `mkdocs.yml` with the plugins `i18n` and `diglot`; `languages` begin with the source.

    Raises InputError if it is not YAML, or has no list of plugins that can be added to.
    """
    site = compose_yaml(text, path)
    plugins = get_node(site, "plugins")
    themes = themes if _has_languages(get_node(site, "theme")) else {}
    if plugins is None or (isinstance(plugins, yaml.ScalarNode) and not plugins.value):
        if plugins is not None:
            raise InputError("the list of plugins is empty", "Remove the line, or name a plugin, such as search.", path)
        lines = ["plugins:", "  - search", *(f"  {line}" for line in _entries(languages, themes, ()))]
        return f"{text.rstrip()}\n\n" + "\n".join(lines) + "\n"
    names = set(_names(plugins))
    if isinstance(plugins, yaml.MappingNode):
        cure = "Write them as a list: `- search`, `- i18n: …`, `- diglot`."
        raise InputError("the plugins are a table, which has no order", cure, path)
    if not isinstance(plugins, yaml.SequenceNode) or not plugins.value:
        raise InputError("the plugins are no list", "Write them as a list: `- search`.", path)
    if plugins.flow_style:
        added = [] if "i18n" in names else [_flow(languages, themes)]
        added += [] if "diglot" in names else ["diglot"]
        end = plugins.value[-1].end_mark.index
        return text[:end] + "".join(f", {plugin}" for plugin in added) + text[end:]
    end, indent = find_list_end(plugins, text)
    added_lines = _entries(languages, themes, names)
    return text[:end] + "".join(f"\n{indent}{line}" for line in added_lines) + text[end:]


def _has_languages(theme: yaml.Node | None) -> bool:
    """Whether a theme has a setting `language`, as Material and themes derived from it do."""
    name = get_node(theme, "name") if isinstance(theme, yaml.MappingNode) else theme
    return isinstance(name, yaml.ScalarNode) and "material" in str(name.value)


def _names(plugins: yaml.Node) -> Iterator[str]:
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
