"""From a page to its units."""

from collections.abc import Collection
from functools import lru_cache

from diglot.pages.blocks import Blocks
from diglot.pages.document import Document, Kind
from diglot.pages.fields import body_start, find_fields
from diglot.pages.grammar import USUAL, Grammar
from diglot.pages.reader import Register


def split_units(text: str, fields: Collection[str] = ("title", "description"), grammar: Grammar = USUAL) -> Document:
    """Cut a page into its units. Any text is a page; what cannot be read as a block is a paragraph.

    `fields` are the front-matter keys whose values are units. `grammar` says which blocks there are, and whether line
    breaks inside a unit are part of its text. What was cut last is remembered: a page is cut as it was merged, as it
    was joined, and as it is shown.
    """
    return _split(text, tuple(fields), grammar)


@lru_cache(2048)
def _split(text: str, fields: tuple[str, ...], grammar: Grammar) -> Document:
    body = body_start(text)
    register = Register(text, grammar)
    for span, value in find_fields(text, body, fields) if body else ():
        register.add(Kind.FIELD, value, span.start, span.end, 0)
    lines = text[body:].split("\n")
    starts = []
    at = body
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    Blocks(register, lines, starts).read()
    return Document(text, tuple(register.units), body, fields, grammar)
