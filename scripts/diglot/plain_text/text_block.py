"""The parts of a plain text."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """What a block of a plain text is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    """Lines after `>`, as letters quote letters."""
    TABLE = "table"
    BREAK = "break"
    """A rule, a form feed, or blank lines: where a page ends, or a scene."""


class ItemMark(NamedTuple):
    """How an item of a list is marked."""

    text: str
    """Such as `-`, `3.` or `(b)`; empty if it has none."""
    depth: int
    """0 for an item of the list, 1 for one of a list in that item."""
    is_counted: bool
    """Whether it belongs to items that are counted 1, 2, 3 without a gap."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block: its lines are those of a title, paragraph or quotation, the items of a list, the rows of a table with
    tabs between cells, or the sign of a break."""

    kind: BlockKind
    lines: tuple[str, ...] = ()
    level: int = 2
    """Of a title: that of its heading. Of a quotation: how many `>` its lines have."""
    items: tuple[ItemMark, ...] = ()
    """Of a list: the mark of each item."""
    kept: frozenset[int] = frozenset()
    """The numbers of the lines after which there is a hard line break, as in a verse or an address."""

    @property
    def is_numbered(self) -> bool:
        """Whether it is a list whose items are counted from 1."""
        return bool(self.items) and self.items[0].is_counted


@dataclass(slots=True)
class TextPage:
    """A page that was found in a text."""

    title: str
    blocks: list[TextBlock] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(len(line) for block in self.blocks for line in block.lines)
