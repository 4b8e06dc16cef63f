"""What goes to translators in a file, and what comes back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diglot.errors import InputError
from diglot.incoming import IncomingText
from diglot.keys import content_hash


@dataclass(frozen=True, slots=True)
class ExchangedUnit:
    """A unit and its translation, as the edition has them when a file is made."""

    page: str
    id: str
    source: str
    target: str = ""
    is_fuzzy: bool = False
    is_reviewed: bool = False
    notes: tuple[str, ...] = ()
    """What the program tells the translator: where the unit is, its terms, notes of the author."""
    comments: tuple[str, ...] = ()
    """What translators tell each other."""
    previous_source: str | None = None
    """The source that `target` translates, if it is not `source`."""

    @property
    def base(self) -> str:
        """Stands for both texts. A file keeps it, so that it can be told later which of them has changed since."""
        return f"{content_hash(self.source)}-{base_of_target(self.target, self.is_fuzzy)}"

    @property
    def state(self) -> str:
        """`untranslated`, `fuzzy` or `translated`."""
        return "untranslated" if not self.target else "fuzzy" if self.is_fuzzy else "translated"


def base_of_target(target: str, is_fuzzy: bool) -> str:
    """Stands for a translation with its state."""
    return content_hash(f"{target}\0fuzzy" if is_fuzzy else target)


@dataclass(frozen=True, slots=True)
class Exchange:
    """The units of a file, in the order of their pages, from one language into another (tags of BCP 47)."""

    source: str
    target: str
    units: tuple[ExchangedUnit, ...]
    project: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """A unit as a file has it that came back."""

    text: IncomingText
    base: str = ""
    """What `ExchangedUnit.base` was when the file was made; empty if the file does not say."""
    place: str = ""
    """Where it is in the file: `line 12`, `cell E7`."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back. `source` and `target` are its languages; empty if it does not say."""

    name: str
    source: str
    target: str
    units: tuple[ReturnedUnit, ...]
    problems: tuple[InputError, ...] = ()
    """Units that could not be read."""


class NoUnitsError(InputError):
    """A file that is none of ours, though it may be one of another program."""


WriteExchange = Callable[[Exchange], bytes]
"""Makes a file. The same exchange gives the same bytes."""
ReadReturned = Callable[[bytes, str], Returned]
"""Reads the bytes of a file, whose name is given for messages. Raises InputError for a file that cannot be used."""


def texts_of(returned: Returned) -> Sequence[IncomingText]:
    """The texts of a file alone."""
    return [unit.text for unit in returned.units]
