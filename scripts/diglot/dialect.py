"""Which Markdown a site understands, as its `mkdocs.yml` says, read without MkDocs and without running anything.

This is the one reading of it: checks and builds judge translations by the same dialect. It follows `mkdocs.utils.yaml`
of MkDocs 1.6: `INHERIT` merges tables and replaces lists, `!ENV` takes variables of the environment. A name of Python's
(`!!python/name:`) stays a name here, for the renderer to look up. Other tags would run something, or mean a folder; an
option that has one is left out. What plugins and hooks add while a site is built is not known here.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from diglot.errors import InputError

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


def parse_dialect(text: str, path: str = "", inherit: Callable[[str], str | None] | None = None) -> Dialect:
    """The dialect of a `mkdocs.yml` at `path`. What cannot be read is the usual dialect.

    `inherit` gives the text of another file by its path, None if there is none. Raises InputError, with file and line,
    if a file inherits from one that is not there, or from itself.
    """
    import yaml  # late: an edition without mkdocs.yml does not need it

    try:
        values = _parse(text, path, inherit or (lambda other: None), ())
    except (yaml.YAMLError, RecursionError):
        return Dialect()
    if not isinstance(values, dict):
        return Dialect()
    listed = values.get("markdown_extensions", [])
    if not isinstance(listed, list | dict):
        return Dialect()
    places: dict[str, tuple[str, int]] = dict.fromkeys(_BUILT_IN, (path, 0))
    options: dict[str, Any] = {}
    for name, its in _each(listed):
        short = short_name(name)
        places[short] = (name.path, name.line) if isinstance(name, _Placed) else (path, 0)
        if isinstance(its, Mapping) and its:
            options[short] = {key: value for key, value in its.items() if _is_plain([key, value])}
    return Dialect(tuple(places), json.dumps(options), tuple(places.values()))


def short_name(extension: str) -> str:
    """An extension's name as most people write it: `toc` for `markdown.extensions.toc`."""
    return str(extension.removeprefix("markdown.extensions."))


class _Placed(str):
    """A text of a YAML file that knows where it stands."""

    path: str
    line: int


def _each(listed: list[Any] | dict[Any, Any]) -> Iterator[tuple[str, Any]]:
    """Names and options of extensions: a table, or a list of names and of tables with one name."""
    for each in listed:
        name, its = each, listed[each] if isinstance(listed, dict) else None
        if isinstance(each, dict):
            name, its = next(iter(each.items()), (None, None))
        if isinstance(name, str):
            yield name, its


def _parse(text: str, path: str, inherit: Callable[[str], str | None], heirs: tuple[str, ...]) -> Any:
    """The values of a file, merged into those of the file it inherits from."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Reads what SafeLoader reads, and takes tags for what they stand for."""

    def placed(loader: Any, node: Any) -> _Placed:
        value = _Placed(loader.construct_scalar(node))
        value.path, value.line = path, node.start_mark.line + 1 if node.start_mark else 0
        return value

    Loader.add_constructor("tag:yaml.org,2002:str", placed)
    Loader.add_constructor("!ENV", _construct_variable)
    Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda loader, name, node: {PYTHON_NAME: name})
    Loader.add_multi_constructor("", lambda loader, tag, node: _UNKNOWN)
    values = yaml.load(text, Loader)
    if not isinstance(values, dict) or "INHERIT" not in values:
        return values
    named = values.pop("INHERIT")
    other = os.path.normpath(os.path.join(os.path.dirname(path), str(named))).replace(os.sep, "/")
    line = getattr(named, "line", 0)
    if other in (path, *heirs):
        raise InputError(f"it inherits from {other}, which inherits from it", "Remove one INHERIT.", path, line)
    inherited = inherit(other)
    if inherited is None:
        raise InputError(f"it inherits from {other}, which is not there", "Correct the path of INHERIT.", path, line)
    return _merge(_parse(inherited, other, inherit, (path, *heirs)) or {}, values)


def _merge(parent: Any, child: Any) -> Any:
    """Tables merged, of everything else that of the child."""
    if not isinstance(parent, dict) or not isinstance(child, dict):
        return child
    return parent | {key: _merge(parent.get(key), value) for key, value in child.items()}


_UNKNOWN = object()
"""What a tag stands for that is not followed."""


def _construct_variable(loader: Any, node: Any) -> Any:
    """The first variable of the environment that is set, or the default, which is the last of several; as
    pyyaml-env-tag does it."""
    import yaml

    if isinstance(node, yaml.SequenceNode):
        *names, default = node.value if len(node.value) > 1 else [*node.value, None]
    else:
        names, default = [node], None
    for name in names:
        value = os.environ.get(str(loader.construct_scalar(name)))
        if value is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return None if default is None else loader.construct_object(default)


def _is_plain(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_is_plain, value))
    if isinstance(value, dict):
        return all(map(_is_plain, (*value, *value.values())))
    return value is None or isinstance(value, str | int | float | bool)
