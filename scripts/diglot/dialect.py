"""The Markdown extensions that `mkdocs.yml` enables, read without MkDocs and without running code.

Checks and builds judge translations by the same dialect. A name of Python's (`!!python/name:`) stays a name here, for
the renderer to look up. Options with other tags, which would run code or name a folder, are left out. Extensions that
plugins and hooks add during a build are not known here.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from diglot.mkdocs_yaml import Placed, Tagged

_KNOWN_NAMES = """
    abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em
    md_in_html meta nl2br sane_lists smarty tables toc wikilinks pymdownx.arithmatex pymdownx.b64
    pymdownx.betterem pymdownx.blocks.admonition pymdownx.blocks.caption pymdownx.blocks.definition
    pymdownx.blocks.details pymdownx.blocks.html pymdownx.blocks.tab pymdownx.caret pymdownx.critic
    pymdownx.details pymdownx.emoji pymdownx.escapeall pymdownx.extra pymdownx.fancylists pymdownx.highlight
    pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink pymdownx.mark pymdownx.pathconverter
    pymdownx.progressbar pymdownx.quotes pymdownx.saneheaders pymdownx.smartsymbols pymdownx.snippets
    pymdownx.striphtml pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde
"""
KNOWN = frozenset(_KNOWN_NAMES.split())
"""The extensions that come with Python-Markdown and pymdown-extensions, by their short names."""
PYTHON_NAME = "!!python/name"
"""The key under which an option holds a name of Python's."""
_BUILT_IN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs enables by itself."""
SHOW_BREAKS = frozenset({"nl2br"})
"""Those of them that show every line break inside a paragraph."""
_DELIMITERS = (
    ("j2_variable_start_string", "{{", "j2_variable_end_string", "}}"),
    ("j2_block_start_string", "{%", "j2_block_end_string", "%}"),
    ("j2_comment_start_string", "{#", "j2_comment_end_string", "#}"),
    ("opening_tag", "{%", "closing_tag", "%}"),
)
"""Options by which plugins (mkdocs-macros, mkdocs-include-markdown) let a command begin and end with other signs than
these."""
_USUAL = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.caret"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark"),
    *("pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """A choice of extensions. The default is what authors of Material for MkDocs usually enable."""

    extensions: tuple[str, ...] = _USUAL
    """Short names."""
    options: str = "{}"
    """Their options by name, as JSON, so that equal dialects are equal."""
    places: tuple[tuple[str, int], ...] = field(default=(), compare=False)
    """File and line of each extension; line 0 for those that MkDocs enables by itself."""


def find_dialect(values: Mapping[str, Any] | None, path: str = "") -> Dialect:
    """The dialect in the values of the `mkdocs.yml` at `path`; the usual dialect if there are none."""
    listed = [] if values is None else values.get("markdown_extensions", [])
    if values is None or not isinstance(listed, list | dict):
        return Dialect()
    places: dict[str, tuple[str, int]] = dict.fromkeys(_BUILT_IN, (path, 0))
    options: dict[str, Any] = {}
    for name, given in _each(listed):
        short = short_name(name)
        places[short] = (name.path, name.line) if isinstance(name, Placed) else (path, 0)
        if isinstance(given, Mapping) and given:
            read = {key: _plain(value) for key, value in given.items() if _plain(key) is not _LEFT_OUT}
            options[short] = {key: value for key, value in read.items() if value is not _LEFT_OUT}
    return Dialect(tuple(places), json.dumps(options), tuple(places.values()))


def find_delimiters(values: Mapping[str, Any] | None) -> tuple[tuple[str, str], ...]:
    """The signs with which commands begin and end, in pairs, if a `mkdocs.yml` says others than the usual ones: those
    of plugins, and the place of the table of contents, which has no end."""
    found: dict[tuple[str, str], None] = {}
    for listed in ((values or {}).get("plugins"), (values or {}).get("markdown_extensions")):
        for name, given in _each(listed) if isinstance(listed, list | dict) else ():
            texts = (
                {key: text for key, text in given.items() if isinstance(text, str)} if isinstance(given, dict) else {}
            )
            for start, usual_start, end, usual_end in _DELIMITERS:
                if start in texts or end in texts:
                    found[texts.get(start, usual_start), texts.get(end, usual_end)] = None
            if short_name(name) == "toc" and texts.get("marker"):
                found[texts["marker"], ""] = None
    return tuple(pair for pair in found if pair[0])


def short_name(extension: str) -> str:
    """An extension's name as most people write it: `toc` for `markdown.extensions.toc`."""
    return str(extension.removeprefix("markdown.extensions."))


def _each(listed: list[Any] | dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    """Names and options of extensions: a table, or a list of names and of tables with one name."""
    for item in listed:
        name, options = item, listed[item] if isinstance(listed, dict) else None
        if isinstance(item, dict):
            name, options = next(iter(item.items()), (None, None))
        if isinstance(name, str):
            yield name, options


_LEFT_OUT = object()
"""Stands for an option whose tag would run code, or names a folder."""


def _plain(value: object) -> object:
    """An option as JSON, with names of Python objects under their key; `_LEFT_OUT` if it has another tag."""
    if isinstance(value, Tagged):
        return {PYTHON_NAME: value.python_name} if value.python_name else _LEFT_OUT
    if isinstance(value, list):
        items = [_plain(item) for item in value]
        return _LEFT_OUT if _LEFT_OUT in items else items
    if isinstance(value, dict):
        pairs = {key: _plain(content) for key, content in value.items()}
        return _LEFT_OUT if _LEFT_OUT in pairs.values() or _LEFT_OUT in map(_plain, pairs) else pairs
    return value if value is None or isinstance(value, str | int | float | bool) else _LEFT_OUT
