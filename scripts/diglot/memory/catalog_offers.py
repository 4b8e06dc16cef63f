"""The units of an edition's memory, and the comments of catalog entries about matches.

    #. memory: 87 % essay.md#p2v5r3: 译文 ← Source text

The lines are comments of the program, which editors show; sync keeps them until the unit is translated.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from diglot.catalog import Entry, parse_catalog
from diglot.edition import Edition
from diglot.errors import InputError
from diglot.memory.memory_index import MemoryUnit
from diglot.memory.similar_texts import LEAST, Match
from diglot.pairs import State, is_verbatim, state_of
from diglot.safety.characters import escape

OFFER = "memory: "
"""The beginning of a line about a match."""


def remember(edition: Edition, language: str) -> Iterator[MemoryUnit]:
    """The current translations of an edition."""
    for page, data in sorted(edition.translations[language].catalogs.items()):
        yield from remember_page(edition, language, page, data)


def remember_page(edition: Edition, language: str, page: str, data: bytes) -> Iterator[MemoryUnit]:
    """The current translations of a catalog. One that cannot be read has none."""
    try:
        catalog = parse_catalog(data, edition.layout.catalog(page, language))
    except InputError:
        return  # sync says what is wrong with it
    for entry in catalog.entries:
        if not entry.obsolete and state_of(entry) is State.CURRENT and not is_verbatim(entry.source):
            yield MemoryUnit(entry.source, entry.target, f"{page}#{entry.id}")


class Finds(Protocol):
    """Anything that finds texts as `Memory` does."""

    def find(self, text: str, least: float, most: int = 3, besides: str = "") -> list[Match]:
        """See `Memory.find`."""


def offer_lines(memory: Finds, source: str, place: str, least: float = LEAST) -> tuple[str, ...]:
    """The lines about matches for a unit that is not translated; `place` is that of the unit, `essay.md#p2v5r3`."""
    return tuple(
        f"{OFFER}{int(100 * match.score)} % {match.unit.place}: {escape(match.unit.target)}"
        + ("" if match.score == 1 else f" ← {escape(match.unit.source)}")
        for match in memory.find(source, least, besides=place)
    )


def is_offer(line: str) -> bool:
    """Whether a comment tells of a match."""
    return line.startswith(OFFER)


def keep_offers(entry: Entry, source: str) -> Sequence[str]:
    """The lines about matches that stay in an entry whose source is `source`: until it is translated, or changes."""
    is_open = entry.source == source and state_of(entry) is not State.CURRENT
    return [line for line in entry.extracted if is_offer(line)] if is_open and entry.extracted else ()
