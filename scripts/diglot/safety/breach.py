"""The breaches of safety that a translation may have."""

from dataclasses import dataclass
from enum import StrEnum

from diglot.message import Message
from diglot.spans import Span


class Danger(StrEnum):
    """The kinds of breaches."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    SCHEME = "scheme"
    HOST = "host"
    TARGET = "target"
    DEFINITION = "definition"
    CODE = "code"
    HIDDEN = "hidden character"
    LOOKALIKE = "lookalike"
    FIELD = "field"
    DELIMITER = "delimiter"
    SIZE = "size"
    BREAKOUT = "breakout"
    COMMENT = "comment"
    IDENTITY = "identity"

    @property
    def code(self) -> str:
        """The check that reports it."""
        return _CODES[self]


_CODES = {
    Danger.ELEMENT: "DG801",
    Danger.ATTRIBUTE: "DG802",
    Danger.SCHEME: "DG803",
    Danger.TARGET: "DG804",
    Danger.HOST: "DG805",
    Danger.DEFINITION: "DG806",
    Danger.CODE: "DG807",
    Danger.HIDDEN: "DG808",
    Danger.LOOKALIKE: "DG810",
    Danger.FIELD: "DG811",
    Danger.DELIMITER: "DG812",
    Danger.SIZE: "DG813",
    Danger.BREAKOUT: "DG814",
    Danger.COMMENT: "DG815",
    Danger.IDENTITY: "DG816",
}


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that a translation has and its source does not."""

    danger: Danger
    fact: Message
    """What it is, as a clause: `it adds <script>`."""
    value: str = ""
    """The thing itself, by which it can be allowed: an address, a code, a name."""
    span: Span | None = None
    """The characters of the translation that are meant, where they are known."""
