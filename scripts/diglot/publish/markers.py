"""Characters that travel through the Markdown renderer to show where each unit begins and ends.

Unit i begins with one private character and ends with another, from the last plane of Unicode, where fonts of icons
do not go. They are letters to every parser, so they change nothing, and are taken out again before anyone sees them.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from diglot.pages import Document, Grammar, Kind, mark_units, split_units
from diglot.publish.page_units import PageUnit

_FIRST = 0x100000
_LAST = 0x10FFFD
MARKER = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")


def begin(index: int) -> str:
    """The character before unit `index`."""
    return chr(_FIRST + 2 * index)


def end(index: int) -> str:
    """The character behind unit `index`."""
    return chr(_FIRST + 2 * index + 1)


def index_of(marker: str) -> int:
    """The unit a marker belongs to."""
    return (ord(marker) - _FIRST) // 2


def begins(marker: str) -> bool:
    """Whether a marker stands before its unit."""
    return (ord(marker) - _FIRST) % 2 == 0


def without_markers(text: str) -> str:
    """`text` as it was before the marking."""
    return MARKER.sub("", text)


def mark_markdown(markdown: str, units: Sequence[PageUnit], known: Document | None = None) -> tuple[str, int]:
    """The Markdown with its units marked, and how many of `units` were found in it.

    Other plugins may have changed the Markdown on the way: what they left alone is marked, the rest is not. A page
    that uses the private characters itself, or has too many units, is left as it is. `known` is the page, cut, with its
    front matter; if the Markdown is all the rest of it, it need not be cut again.
    """
    if 2 * len(units) > _LAST - _FIRST or MARKER.search(markdown):
        return markdown, 0
    front = None if known is None else _front(markdown, known)
    if known is None or front is None:
        grammar = known.grammar if known else Grammar()
        document, front = split_units(f"\n{markdown}", (), grammar), 1  # what looks like front matter is none
    else:
        document = known
    texts = [None if unit.kind is Kind.FIELD else unit.text for unit in document.units]
    places = _places([unit.text for unit in units], texts)
    starts = ["" if place is None else begin(place) for place in places]
    ends = ["" if place is None else end(place) for place in places]
    return mark_units(document, starts, ends)[front:], sum(place is not None for place in places)


def _front(markdown: str, document: Document) -> int | None:
    """How long the front matter is, if the Markdown is the rest of the page but for blanks at its end."""
    rest = markdown.rstrip()
    front = len(document.text.rstrip()) - len(rest)
    first = next((unit.span.start for unit in document.units if unit.kind is not Kind.FIELD), front)
    return front if document.text.startswith(rest, front) and 0 <= front <= first else None


def _places(wanted: list[str], found: list[str | None]) -> list[int | None]:
    """For each text found, the position of the unit it is."""
    front = next((i for i, text in enumerate(found) if text is not None), len(found))
    if wanted == found[front:]:
        return [*[None] * front, *range(len(wanted))]
    places: list[int | None] = [None] * len(found)
    for match in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks():
        for step in range(match.size):
            places[match.b + step] = match.a + step
    return places
