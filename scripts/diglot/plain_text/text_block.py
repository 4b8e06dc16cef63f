"""The parts of a plain text."""

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a plain text is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    """Lines after `>`, as letters quote letters."""
    BREAK = "break"
    """A rule, a form feed, or blank lines: where a page ends, or a scene."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block: its lines are those of a title, paragraph or quotation, the items of a list, or the sign of a break."""

    kind: BlockKind
    lines: tuple[str, ...] = ()
    is_numbered: bool = False
    level: int = 2
    """Of a title: that of its heading."""
    kept: frozenset[int] = frozenset()
    """The numbers of the lines after which there is a hard line break, as in a verse or an address."""


@dataclass(slots=True)
class TextPage:
    """A page that was found in a text."""

    title: str
    blocks: list[TextBlock] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(len(line) for block in self.blocks for line in block.lines)
