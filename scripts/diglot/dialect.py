"""Which Markdown a site understands, as its `mkdocs.yml` says, read without MkDocs and without running anything."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
_USUAL = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.caret"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark"),
    *("pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """A choice of known extensions. The default is what authors of Material for MkDocs usually enable."""

    extensions: tuple[str, ...] = _USUAL
    """Short names."""
    options: str = "{}"
    """Their options by name, as JSON, so that equal dialects are equal."""


def read_dialect(text: str) -> Dialect:
    """The dialect of a `mkdocs.yml`. Tags of Python's are not followed, extensions of others are left out: their names
    would have to be run to know what they do. What cannot be read is the usual dialect."""
    import yaml  # late: an edition without mkdocs.yml does not need it

    class Loader(yaml.SafeLoader):
        """Reads what SafeLoader reads, and takes every other tag for nothing."""

    Loader.add_multi_constructor("", lambda loader, tag, node: None)
    try:
        values = yaml.load(text, Loader)
    except (yaml.YAMLError, RecursionError):
        return Dialect()
    listed = values.get("markdown_extensions") if isinstance(values, dict) else None
    options: dict[str, Any] = {}
    for each in listed or () if isinstance(listed, list | dict) else ():
        name, its = (each, None) if isinstance(each, str) else next(iter(each.items())) if each else ("", None)
        if isinstance(listed, dict):
            its = listed[each]
        name = short_name(str(name))
        if name in KNOWN:
            options[name] = (
                {key: value for key, value in its.items() if _is_plain(value)} if isinstance(its, Mapping) else {}
            )
    return Dialect(tuple(options), json.dumps(options)) if options else Dialect()


def short_name(extension: str) -> str:
    """An extension's name as most people write it: `toc` for `markdown.extensions.toc`."""
    return extension.removeprefix("markdown.extensions.")


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    return isinstance(value, str | int | float | bool)
