"""Text with codes in elements of XML, as XLIFF and TMX have it."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from diglot.errors import InputError
from diglot.exchange.inline_codes import LoneCode, Node, PairedCode, number_codes
from diglot.exchange.xml_files import INVALID, append_text
from diglot.message import Message


class CodeWriter(Protocol):
    """How a format has codes."""

    def lone(self, element: Any, number: int, code: LoneCode) -> None:
        """Add a code that stands alone."""

    def begin(self, element: Any, number: int, code: PairedCode) -> Any:
        """Add the beginning of a pair; the element that gets what is inside."""

    def end(self, element: Any, number: int, code: PairedCode) -> None:
        """Add the end of a pair."""

    def character(self, element: Any, char: str) -> None:
        """Add a character that XML cannot have."""


def add_nodes(element: Any, nodes: Sequence[Node], writer: CodeWriter, like: Sequence[Node] | None = None) -> None:
    """Add text with codes; with the numbers of the codes of `like`, the source, if they are the same."""
    _add(element, nodes, writer, iter(number_codes(nodes, like)))


def _add(element: Any, nodes: Sequence[Node], writer: CodeWriter, numbers: Iterator[int]) -> None:
    for node in nodes:
        if isinstance(node, str):
            append_text(element, node, writer.character)
        elif isinstance(node, LoneCode):
            writer.lone(element, next(numbers), node)
        else:
            number = next(numbers)
            _add(writer.begin(element, number, node), node.inside, writer, numbers)
            writer.end(element, number, node)


def visible(text: str) -> str:
    """A text for people, in which characters that XML cannot have are written out: ⟨U+001B⟩."""
    return INVALID.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def character_of(code: str) -> str:
    """The character that is written `001B`. Raises ValueError if there is none."""
    return chr(int(code, 16))


class LostCodeError(Exception):
    """A code in a file that has nothing of the Markdown it stands for."""


def refuse_lost_code(error: LostCodeError, name: str, unit: str, line: int) -> InputError:
    """The problem of a unit with such a code."""
    return InputError(
        Message("unit {}: the code {} has lost what it stands for", unit, error),
        Message("Copy it from the source of the unit, or export the file again."),
        name,
        line,
    )
