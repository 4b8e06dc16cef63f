"""The one way in which a termbase is laid out, so that what two people add differs in a few lines only.

Concepts stand sorted by key, languages below them, fields in the order of the documents. Texts and lists stay as they
were written; comments stay with what they stand at: above a table or a field, beside it, at the end of a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diglot.terms.termbase import NAMING_FIELDS, TERM_FIELDS, read_toml

if TYPE_CHECKING:
    from tomlkit.container import Container
    from tomlkit.items import Item

_ORDER = {name: place for place, name in enumerate([*TERM_FIELDS, *NAMING_FIELDS])}
_TABLES = 2
"""How deep inline tables are made tables of their own: a concept, and a concept in a language."""


def format_termbase(text: str, path: str = "") -> str:
    """The same termbase, laid out; unknown fields are kept. Raises InputError for what is not TOML."""
    from tomlkit import parse  # late: nothing else needs it

    read_toml(text, path)  # its messages are those of every other reading
    layout = _Layout()
    layout.read(parse(text.replace("\r\n", "\n")), layout.root)
    return layout.render()


@dataclass(slots=True)
class _Table:
    """What is said of a table, in lines."""

    depth: int = 0
    above: list[str] = field(default_factory=list)
    beside: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    arrays: dict[str, list[Item]] = field(default_factory=dict)
    """The tables of each array that is a field; they may stand far apart."""
    tables: dict[str, _Table] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    """Comments at its end, with empty lines around them."""


class _Layout:
    """Takes a document apart, from its beginning to its end."""

    def __init__(self) -> None:
        self.root = self.last = _Table()
        self.loose: list[str] = []
        """Comments and empty lines that have found no place yet."""

    def read(self, container: Container, table: _Table) -> None:
        """Take up all that stands in a table."""
        from tomlkit.items import AbstractTable, AoT, Table

        for key, item in container.body:
            if key is None:
                if set("\n#") & set(text := item.as_string()):  # the rest are blanks and commas in inline tables
                    self.loose += map(str.strip, text.splitlines())
            elif isinstance(item, Table) or (isinstance(item, AbstractTable) and table.depth < _TABLES):
                inner = table.tables.setdefault(key.key, _Table(table.depth + 1))
                if not isinstance(item, Table):
                    inner.above += self.take_loose()
                    inner.beside = item.trivia.comment
                elif not key.is_dotted() and not item.is_super_table():
                    inner.above = self.take_above()
                    inner.beside = item.trivia.comment
                    self.last = inner
                self.read(item.value, inner)
            elif isinstance(item, AoT):
                array = table.arrays.setdefault(key.key, [])
                array += item.body
                before = table.fields.get(key.key, [""])[:-1]
                value = f"[{', '.join(map(_short, array))}]"
                table.fields[key.key] = [*before, *self.take_loose(), *_comments(item), f"{_name(key.key)} = {value}"]
            else:
                line = f"{_name(key.key)} = {_short(item)} {item.trivia.comment}"
                table.fields[key.key] = [*self.take_loose(), line.rstrip()]

    def take_loose(self) -> list[str]:
        """The comments above a field."""
        lines, self.loose = [line for line in self.loose if line], []
        return lines

    def take_above(self) -> list[str]:
        """The comments right above a header; those that an empty line divides from it belong to the table before."""
        self.last.rest += self.loose
        self.loose = []
        rest, above = self.last.rest, list[str]()
        while rest and rest[-1]:
            above.insert(0, rest.pop())
        return above

    def render(self) -> str:
        """The document."""
        self.last.rest += self.loose
        blocks = [_text(self.root.rest), *_blocks(self.root, ())]
        return "\n\n".join(filter(None, blocks)) + "\n" if any(blocks) else ""


def _blocks(table: _Table, path: tuple[str, ...]) -> Iterator[str]:
    """A table and those in it."""
    names = sorted(table.fields, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    lines = list(table.above)
    if path and (table.depth < _TABLES or table.fields or not table.tables):
        lines.append(f"[{'.'.join(map(_name, path))}] {table.beside}".rstrip())
    lines += [line for name in names for line in table.fields[name]]
    yield _text(lines + table.rest if path else lines)
    for name in sorted(table.tables):
        yield from _blocks(table.tables[name], (*path, name))


def _text(lines: list[str]) -> str:
    """Lines without empty ones around them; of several empty ones one."""
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return "\n".join(kept).strip("\n")


def _name(name: str) -> str:
    from tomlkit.items import SingleKey

    return SingleKey(name).as_string()


def _short(item: Item) -> str:
    """A value as it was written; a table of an array in the short form."""
    from tomlkit.items import AoT, Table

    if isinstance(item, AoT):
        return f"[{', '.join(map(_short, item.body))}]"
    if isinstance(item, Table):
        inner = [f"{_name(key.key)} = {_short(child)}" for key, child in item.value.body if key is not None]
        return f"{{ {', '.join(inner)} }}" if inner else "{}"
    return item.as_string().strip()


def _comments(item: Item) -> Iterator[str]:
    """All comments in and at the tables of an array."""
    from tomlkit.items import AoT, Table, Whitespace

    if not isinstance(item, Whitespace) and item.trivia.comment:
        yield item.trivia.comment
    if isinstance(item, AoT | Table):
        for child in item.body if isinstance(item, AoT) else [inner for _, inner in item.value.body]:
            yield from _comments(child)
