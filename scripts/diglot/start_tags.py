"""Start tags in a text of HTML, changed one by one.

A page that was judged is changed as a tree, or tag by tag with what is here: a tag is read as a browser reads it (HTML
Standard, 13.2.5.6 and following), so what stands in a value or in a text is never taken for an attribute. A name or
a bare value with `<` in it, or a name with a quotation mark, which a browser takes and nobody writes, ends the reading:
it would take a time that grows with the square.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

from diglot.character_references import decode_references

_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'<>][^\s<>]*+|(?=>))"""
_ATTRIBUTE = rf"[^\s/<>\"'][^\s/<>\"'=]*+(?:\s*+=\s*+{_VALUE}|(?!\s*+=))"
_USUAL = '[ ][a-z-]++="[^"]*+"'
"""A blank and an attribute as most are written: it is read in half the time."""
_EACH = re.compile(r"""([^\s/<>][^\s/<>=]*+)(?>(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+)|\Z))?)""")
_NAME = re.compile(r"<[^\s/>]+")


class Attribute(NamedTuple):
    """An attribute of a start tag."""

    name: str
    """In small letters."""
    value: str
    """Without escapes; empty if none is written."""
    start: int
    """Where it begins in the tag."""
    end: int


def start_tags(names: str) -> re.Pattern[str]:
    """A pattern for start tags; `names` is a pattern for their names, in any case."""
    return re.compile(rf"<(?i:{names})(?=[\s/>])(?>(?:{_USUAL})*)(?>(?:[\s/]++|{_ATTRIBUTE})*)>")


def read_attributes(tag: str) -> Iterator[Attribute]:
    """The attributes of a start tag, in order. Of two with one name the first counts."""
    name = _NAME.match(tag)
    for match in _EACH.finditer(tag, name.end() if name else 0, len(tag) - 1):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        yield Attribute(match[1].lower(), decode_references(value), *match.span())


def change_values(tag: str, change: Callable[[str, str], str | None]) -> str:
    """A start tag with other values: `change` is given name and value of each attribute, and gives its new value, or
    None for an attribute to be left out."""
    parts, at = [], 0
    for name, value, start, end in read_attributes(tag):
        new = change(name, value)
        if new is None:
            parts.append(tag[at:start].rstrip())
            at = end
        elif new != value:
            parts += [tag[at:start], f'{name}="{escape(new)}"']
            at = end
    return "".join([*parts, tag[at:]])


def add_attribute(tag: str, at: int, name: str, value: str) -> str:
    """A start tag with one attribute more, behind the end of another one, or of its name."""
    return f'{tag[:at]} {name}="{escape(value)}"{tag[at:]}'


def name_end(tag: str) -> int:
    """Where the name of a start tag ends."""
    match = _NAME.match(tag)
    return match.end() if match else 0
