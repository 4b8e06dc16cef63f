"""Edits of settings files that leave everything else in the file as it is, comments and line ends included.

YAML is read only for the places of its nodes.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import yaml

from diglot.errors import InputError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_P = ParamSpec("_P")


def keeping_line_ends(edit: Callable[Concatenate[str, _P], str]) -> Callable[Concatenate[str, _P], str]:
    """Let an edit of a text see Unix line ends only; if all lines of the text have Windows ones, so has the result."""

    @wraps(edit)
    def edit_with_line_ends(text: str, /, *arguments: _P.args, **named: _P.kwargs) -> str:
        if "\r\n" in text and text.count("\r\n") == text.count("\n"):
            return edit(text.replace("\r\n", "\n"), *arguments, **named).replace("\n", "\r\n")
        return edit(text, *arguments, **named)

    return edit_with_line_ends


def compose_yaml(text: str, path: str) -> yaml.Node | None:
    """The nodes of a YAML file; None for an empty one. Raises InputError if it is not YAML."""
    try:
        return yaml.compose(text, _LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"the file is not YAML: {error}", "Correct it.", path) from None


def get_node(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key of a table; None if there is none."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def find_list_end(items: yaml.SequenceNode, text: str) -> tuple[int, str]:
    """The offset at which lines can be added to a list of several lines, and the indent of its hyphens."""
    last = items.value[-1]
    hyphen = text.rindex("-", 0, last.start_mark.index)
    end = _end_of(last, text)
    line_end = text.index("\n", end) if "\n" in text[end:] else len(text)
    return line_end, text[text.rfind("\n", 0, hyphen) + 1 : hyphen]


def _end_of(node: yaml.Node, text: str) -> int:
    """The offset at which the last value of a node ends. (The node itself ends behind the comments and blanks that
    follow.)"""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of(last[1] if isinstance(last, tuple) else last, text)
    return len(text[: node.end_mark.index].rstrip())
