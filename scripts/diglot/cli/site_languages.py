"""Add a language to the list of static-i18n in `mkdocs.yml`.

The YAML is only read for the places of its nodes. The text around the new entry stays as it is, comments included.
"""

from collections.abc import Iterator

import yaml

from diglot.errors import InputError
from diglot.starter import quote_for_yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_EXAMPLE = "`diglot init` in an empty folder writes an example."


def add_language(text: str, path: str, locale: str, name: str, theme: str) -> str:
    """The text of `mkdocs.yml` with a language added at the end of the list; unchanged if it is in the list. Raises
    InputError if there is no list."""
    if "\r\n" in text and text.count("\r\n") == text.count("\n"):
        return add_language(text.replace("\r\n", "\n"), path, locale, name, theme).replace("\n", "\r\n")
    languages = _find_languages(text, path)
    if any(_value(entry, "locale") == locale for entry in languages.value):
        return text
    locale, name, theme = map(quote_for_yaml, (locale, name, theme))
    flow = f"{{locale: {locale}, name: {name}, theme: {{language: {theme}}}}}"
    last = languages.value[-1]
    if languages.flow_style:
        end = last.end_mark.index
        return f"{text[:end]}, {flow}{text[end:]}"
    end = text.index("\n", end_of(last, text)) if "\n" in text[end_of(last, text) :] else len(text)
    dash = text.rindex("-", 0, last.start_mark.index)
    indent = text[text.rfind("\n", 0, dash) + 1 : dash]
    inner = " " * last.start_mark.column
    lines = [flow] if last.flow_style else [f"locale: {locale}", f"name: {name}", "theme:", f"  language: {theme}"]
    first, *others = lines
    entry = f"\n{indent}-{' ' * (len(inner) - len(indent) - 1)}{first}" + "".join(f"\n{inner}{line}" for line in others)
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
    """The value of a key of a table; None if there is none."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _value(node: yaml.Node, key: str) -> str:
    found = get_node(node, key)
    return str(found.value) if isinstance(found, yaml.ScalarNode) else ""


def end_of(node: yaml.Node, text: str) -> int:
    """The offset at which the last value of a node ends. (The node itself ends behind the comments and blanks that
    follow.)"""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last, text)
    return len(text[: node.end_mark.index].rstrip())
