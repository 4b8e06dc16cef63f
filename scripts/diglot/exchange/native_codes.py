"""Codes that hold their Markdown themselves: `bpt`, `ept`, `ph`, as XLIFF 1.2 and TMX have them."""

from typing import Any

from lxml import etree

from diglot.exchange.inline_codes import LoneCode, Node, PairedCode, codes_in, read_codes
from diglot.exchange.mixed_text import LostCodeError, character_of
from diglot.exchange.xml_files import INVALID, append_text, local_name

CHARACTER = "x-character"
"""The type of a code that stands for one character, which XML cannot have."""


def native_nodes(text: str) -> tuple[Node, ...]:
    """A text with its codes set apart; as text alone if a code has a character that XML cannot have, for which no
    element can stand inside a code."""
    nodes = read_codes(text)
    held = ((code.text,) if isinstance(code, LoneCode) else (code.opening, code.closing) for code in codes_in(nodes))
    return (text,) if any(INVALID.search(part) for parts in held for part in parts) else nodes


class NativeCodes:
    """Writes codes. The names of attributes differ: that of a number, that of both ends of a pair, that of the type."""

    def __init__(self, namespace: str, number: str, pair: str, kind: str) -> None:
        self.namespace = namespace
        self.number = number
        self.pair = pair
        self.kind = kind

    def _add(self, element: Any, name: str, attributes: dict[str, str], text: str, kind: str = "") -> None:
        code = etree.SubElement(
            element,
            f"{self.namespace}{name}",
            {attribute: value for attribute, value in attributes.items() if attribute},
        )
        if kind:
            code.set(self.kind, kind)
        append_text(code, text)

    def lone(self, element: Any, number: int, code: LoneCode) -> None:
        """Add a code that stands alone."""
        self._add(element, "ph", {self.number: str(number)}, code.text, f"x-{code.kind}")

    def begin(self, element: Any, number: int, code: PairedCode) -> Any:
        """Add the beginning of a pair, which has what is inside behind it."""
        at = {self.number: str(number), self.pair: str(number)}
        self._add(element, "bpt", at, code.opening, f"x-{code.kind}")
        return element

    def end(self, element: Any, number: int, code: PairedCode) -> None:
        """Add the end of a pair."""
        own = {} if self.is_tmx else {self.number: f"{number}e"}
        self._add(element, "ept", {**own, self.pair: str(number)}, code.closing)

    @property
    def is_tmx(self) -> bool:
        """Whether both ends have the number of the pair alone."""
        return self.pair == "i"

    def character(self, element: Any, char: str) -> None:
        """Add a character that XML cannot have."""
        self._add(
            element, "ph", {self.number: f"c{ord(char)}"} if not self.is_tmx else {}, f"{ord(char):04X}", CHARACTER
        )


def flatten(element: Any, kind: str) -> str:
    """The Markdown of an element with codes; `kind` is the attribute of their type."""
    parts = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name == "ph" and child.get(kind) == CHARACTER:
            parts.append(_character(child))
        elif name in ("bpt", "ept", "it", "ph"):
            parts.append("".join(child.itertext()))
        elif name in ("mrk", "hi", "seg", "sub"):
            parts.append(flatten(child, kind))
        elif name in ("g", "x", "bx", "ex", "ut"):
            raise LostCodeError(f"<{name}>")
        parts.append(child.tail or "")
    return "".join(parts)


def _character(element: Any) -> str:
    try:
        return character_of(element.text or "")
    except (ValueError, OverflowError):
        raise LostCodeError("<ph>") from None
