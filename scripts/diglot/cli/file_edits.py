"""Edits of settings files that leave everything else in the file as it is, comments and line ends included.

YAML is read only for the places of its nodes.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import yaml

from diglot.errors import InputError
from diglot.message import Message

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_P = ParamSpec("_P")
_BOM = "\ufeff"
_HYPHEN = re.compile(r"\n([ \t]*)-\s")


def keeping_line_ends(edit: Callable[Concatenate[str, _P], str]) -> Callable[Concatenate[str, _P], str]:
    """Let an edit of a text see Unix line ends only, and no byte order mark, which places in YAML do not count; if all
    lines of the text have the ends of Windows, or of an old Macintosh, so has the result."""

    @wraps(edit)
    def edit_with_line_ends(text: str, /, *arguments: _P.args, **named: _P.kwargs) -> str:
        if text.startswith(_BOM):
            return _BOM + edit_with_line_ends(text[1:], *arguments, **named)
        ends = "\r" if "\n" not in text else "\r\n" if text.count("\r\n") == text.count("\n") else "\n"
        return edit(text.replace(ends, "\n"), *arguments, **named).replace("\n", ends if ends in text else "\n")

    return edit_with_line_ends


def compose_yaml(text: str, path: str) -> yaml.Node | None:
    """The nodes of a YAML file; None for an empty one. Raises InputError if it is not YAML."""
    try:
        return yaml.compose(text, _LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(Message("the file is not YAML: {}", error), Message("Correct it."), path) from None


def get_node(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key of a table, the last one, as PyYAML has it; None if there is none."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in reversed(node.value) if name.value == key), None)


def find_list_end(items: yaml.SequenceNode, text: str) -> tuple[int, str]:
    """The offset at which lines can be added to a list of several lines, and the indent of its hyphens."""
    end = _end_of(items, text)
    line_end = text.index("\n", end) if "\n" in text[end:] else len(text)
    start = items.start_mark.index
    if text[start] != "-" and (below := _HYPHEN.search(text, start)):
        return line_end, below[1]  # the list has an anchor or a tag
    return line_end, text[text.rfind("\n", 0, start) + 1 : start]


def find_flow_end(items: yaml.SequenceNode, text: str) -> int:
    """The offset behind the last item of a list in brackets."""
    return _end_of(items, text, inside=1)


def _end_of(node: yaml.Node, text: str, inside: int = 0) -> int:
    """The offset at which the last value of a node ends, at least `inside` characters before the end of the node.

    The node itself ends behind the comments and blanks that follow. An alias in it stands for a node elsewhere, so it
    is the events of parsing that are looked at.
    """
    first, last = node.start_mark.index, node.end_mark.index - inside
    marks = [(event.start_mark, event.end_mark) for event in yaml.parse(text, _LOADER)]
    ends = [end.index for start, end in marks if start and end and first <= start.index < end.index <= last]
    return len(text[: max(ends)].rstrip())
