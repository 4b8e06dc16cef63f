"""Add a language to the list of static-i18n in `mkdocs.yml`.

The YAML is only read for the places of its nodes. The text around the new entry stays as it is, comments included.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import yaml

from diglot.errors import InputError
from diglot.interface_catalogs import find_parents
from diglot.language import parse_locale
from diglot.starter import quote_for_yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DASH = re.compile(r"\n([ \t]*)-\s")
BOM = "\ufeff"
"""The mark at the beginning of some files; places in YAML do not count it."""
_EXAMPLE = "`diglot init` in an empty folder writes an example."


def add_language(text: str, path: str, locale: str, name: str, theme: str) -> str:
    """The text of `mkdocs.yml` with a language behind the others; unchanged if it is there.

    `theme` is the language of the theme, empty if it has none. Raises InputError.
    """
    if (ends := line_ends(text)) != "\n":
        return add_language(text.replace(ends, "\n"), path, locale, name, theme).replace("\n", ends)
    if text.startswith(BOM):
        return BOM + add_language(text[1:], path, locale, name, theme)
    languages = _find_languages(text, path)
    if any(_value(entry, "locale") == locale for entry in languages.value):
        return text
    locale, name = map(quote_for_yaml, (locale, name))
    of_theme = f", theme: {{language: {quote_for_yaml(theme)}}}" if theme else ""
    flow = f"{{locale: {locale}, name: {name}{of_theme}}}"
    if languages.flow_style:
        end = end_of(languages, text, inside=True)
        return f"{text[:end]}, {flow}{text[end:]}"
    last = languages.value[-1]
    end = end_of_line(languages, text)
    indent = indent_of(languages, text)
    has_column = last.start_mark.index > languages.start_mark.index
    inner = " " * (last.start_mark.column if has_column else len(indent) + 2)
    first, *others = [flow] if last.flow_style else [f"locale: {locale}", f"name: {name}"]
    if theme and not last.flow_style:
        others += ["theme:", f"  language: {quote_for_yaml(theme)}"]
    entry = f"\n{indent}-{' ' * (len(inner) - len(indent) - 1)}{first}" + "".join(f"\n{inner}{each}" for each in others)
    return text[:end] + entry + text[end:]


def _find_languages(text: str, path: str) -> yaml.SequenceNode:
    try:
        site = yaml.compose(text, _LOADER)
    except yaml.YAMLError as error:
        raise InputError(f"the file is not YAML: {error}", "Correct it.", path) from error
    plugins = get_node(site, "plugins")
    found = next((settings for settings in _plugins(plugins) if settings is not None), None)
    languages = get_node(found, "languages")
    if not isinstance(languages, yaml.SequenceNode) or not languages.value:
        raise InputError("the plugin i18n lists no languages", _EXAMPLE, path)
    return languages


def _plugins(plugins: yaml.Node | None) -> Iterator[yaml.Node | None]:
    """The settings of the plugin i18n, in either way to list plugins."""
    if isinstance(plugins, yaml.MappingNode):
        yield get_node(plugins, "i18n")
    elif isinstance(plugins, yaml.SequenceNode):
        yield from (get_node(plugin, "i18n") for plugin in plugins.value)


def get_node(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key of a table, the last one, as PyYAML has it; None if there is none."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for its, value in reversed(node.value) if its.value == key), None)


def _value(node: yaml.Node, key: str) -> str:
    found = get_node(node, key)
    return str(found.value) if isinstance(found, yaml.ScalarNode) else ""


def end_of(node: yaml.Node, text: str, inside: bool = False) -> int:
    """Where a value ends, without the comments and blanks behind it; `inside` a list in brackets, its last item."""
    first, last = node.start_mark.index, node.end_mark.index - inside
    marks = [(event.start_mark, event.end_mark) for event in yaml.parse(text, _LOADER)]
    ends = [end.index for start, end in marks if start and end and first <= start.index < end.index <= last]
    return len(text[: max(ends)].rstrip())


def end_of_line(node: yaml.Node, text: str) -> int:
    """Where the line ends in which a value ends."""
    end = text.find("\n", end_of(node, text))
    return end if end >= 0 else len(text)


def indent_of(items: yaml.Node, text: str) -> str:
    """What stands before the signs of the items of a list of lines."""
    start = items.start_mark.index
    if text[start] != "-" and (below := _DASH.search(text, start)):
        return below[1]  # the list has an anchor or a tag
    return text[text.rfind("\n", 0, start) + 1 : start]


def line_ends(text: str) -> str:
    """The line ends of a file: those of its system if all are the same, else line feeds."""
    if "\n" not in text and "\r" in text:
        return "\r"
    return "\r\n" if "\r\n" in text and text.count("\r\n") == text.count("\n") else "\n"


def theme_language(language: str) -> str:
    """The language file of Material for a tag, or for the nearest parent that has one; English if none has."""
    spec = find_spec("material")
    folders = [Path(folder) / "templates" for folder in (spec.submodule_search_locations or ())] if spec else []
    folders.append(Path(__file__).parents[1] / "theme")
    known = {path.stem for folder in folders for path in folder.glob("partials/languages/*.html")}
    locale = parse_locale(language)
    parents = [parent.replace("_", "-") for parent in find_parents(locale)] if locale else []
    return next((tag for tag in (language, *parents) if tag in known), "en")
