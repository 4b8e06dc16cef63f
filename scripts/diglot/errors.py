"""Errors in input. Each has a place, a fact and a way out, in this order."""

import re
from collections.abc import Callable

from diglot.message import Message

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Characters that would steer a terminal or begin a line of a log: whoever names a file may be an attacker."""


class InputError(Exception):
    """Input that cannot be used as it is. Nothing was written when this is raised.

    `fact` says what is wrong, `cure` what the reader of the message can do now; `path` is relative to the edition's
    root and empty when no file is concerned; `line` is 1-based and 0 when the whole file is meant.
    """

    def __init__(self, fact: Message, cure: Message, path: str = "", line: int = 0) -> None:
        super().__init__(fact, cure, path, line)  # all of them, so that it can be sent from one process to another
        self.fact = fact
        self.cure = cure
        self.path = path
        self.line = line

    def __str__(self) -> str:
        return self.told(str)

    def told(self, translate: Callable[[Message], str]) -> str:
        """Place, fact and way out, each message as `translate` gives it."""
        path, fact, cure = (
            _UNSEEN.sub(_written_out, text) for text in (self.path, translate(self.fact), translate(self.cure))
        )
        place = f"{path}:{self.line}: " if self.line else f"{path}: " if path else ""
        return f"{place}{fact}\n  {cure}"


class StructureError(InputError):
    """A translation that would change the structure of its page, such as one that begins with a list marker.

    `index` is the position of the unit in its document.
    """

    def __init__(self, fact: Message, cure: Message, index: int, path: str = "", line: int = 0) -> None:
        super().__init__(fact, cure, path, line)
        self.index = index


class DifferenceError(InputError):
    """Something between the units of a translated page that its source has not.

    `is_title` says whether it is only the title of a box whose source has none: readers see the type of the box then.
    """

    def __init__(self, fact: Message, cure: Message, path: str = "", line: int = 0, *, is_title: bool = False) -> None:
        super().__init__(fact, cure, path, line)
        self.is_title = is_title


def _written_out(found: re.Match[str]) -> str:
    return "⏎" if found[0] == "\n" else f"⟨U+{ord(found[0]):04X}⟩"
