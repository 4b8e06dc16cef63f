"""Add a language to the list of static-i18n in `mkdocs.yml`."""

from collections.abc import Iterator

import yaml

from diglot.cli.file_edits import compose_yaml, find_flow_end, find_list_end, get_node, keeping_line_ends
from diglot.errors import InputError
from diglot.message import Message
from diglot.starter import quote_for_yaml

_EXAMPLE = Message("`diglot init` in an empty folder writes an example.")


@keeping_line_ends
def add_language(text: str, path: str, locale: str, name: str, theme: str) -> str:
    """The text of `mkdocs.yml` with a language added at the end of the list; unchanged if it is in the list.

    `theme` is the language of the theme, empty if it has none. Raises InputError if there is no list.
    """
    languages = _find_languages(text, path)
    if any(_value(entry, "locale") == locale for entry in languages.value):
        return text
    locale, name = map(quote_for_yaml, (locale, name))
    of_theme = f", theme: {{language: {quote_for_yaml(theme)}}}" if theme else ""
    flow = f"{{locale: {locale}, name: {name}{of_theme}}}"
    if languages.flow_style:
        end = find_flow_end(languages, text)
        return f"{text[:end]}, {flow}{text[end:]}"
    last = languages.value[-1]
    end, indent = find_list_end(languages, text)
    has_column = last.start_mark.index > languages.start_mark.index
    inner = " " * (last.start_mark.column if has_column else len(indent) + 2)
    first, *others = [flow] if last.flow_style else [f"locale: {locale}", f"name: {name}"]
    if theme and not last.flow_style:
        others += ["theme:", f"  language: {quote_for_yaml(theme)}"]
    entry = f"\n{indent}-{' ' * (len(inner) - len(indent) - 1)}{first}" + "".join(f"\n{inner}{line}" for line in others)
    return text[:end] + entry + text[end:]


def _find_languages(text: str, path: str) -> yaml.SequenceNode:
    plugins = get_node(compose_yaml(text, path), "plugins")
    found = next((settings for settings in _plugins(plugins) if settings is not None), None)
    languages = get_node(found, "languages")
    if not isinstance(languages, yaml.SequenceNode) or not languages.value:
        raise InputError(Message("the plugin i18n lists no languages"), _EXAMPLE, path)
    return languages


def _plugins(plugins: yaml.Node | None) -> Iterator[yaml.Node | None]:
    """The settings of the plugin i18n, in either way to list plugins."""
    if isinstance(plugins, yaml.MappingNode):
        yield get_node(plugins, "i18n")
    elif isinstance(plugins, yaml.SequenceNode):
        yield from (get_node(plugin, "i18n") for plugin in plugins.value)


def _value(node: yaml.Node, key: str) -> str:
    found = get_node(node, key)
    return str(found.value) if isinstance(found, yaml.ScalarNode) else ""
