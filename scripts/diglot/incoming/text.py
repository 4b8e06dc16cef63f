"""A translation that comes from a file of any format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncomingText:
    """A source text and its translation, as a file has them, in the Markdown of our units."""

    source: str
    """Empty if the file does not say it; then `id` does."""
    target: str
    page: str = ""
    """The page of the edition, such as `essay.md`; empty if the file does not say."""
    id: str = ""
    """The unit; empty if the file does not say."""
    is_doubtful: bool = False
    """Whether its file says that it needs a look, or it was not found where it belongs."""
    comments: tuple[str, ...] = ()
    """What translators said to each other."""
    previous_source: str | None = None
    """The source that `target` translates, if the file says that it is not `source`."""
    line: int = 0
    """Where it is in its file, 1-based; 0 if it is not known."""


ReadIncoming = Callable[[bytes, str], Sequence[IncomingText]]
"""Reads the bytes of a file, whose name is given for messages. Raises InputError, with the line, if it is damaged."""
