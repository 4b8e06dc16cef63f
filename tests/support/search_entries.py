"""What the search of a built site finds, read from its files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class SearchEntry(NamedTuple):
    """A section or a passage."""

    location: str
    """From the root of the site."""
    title: str
    """Of the section."""
    text: str
    """Of the passage; empty for a section."""
    note: str


def read_search_entries(site: Path) -> list[SearchEntry]:
    """All that the search files of all languages have, in their order."""
    return [entry for path in sorted((site / "search").glob("*.json")) for entry in _entries(path)]


def _entries(path: Path) -> Iterator[SearchEntry]:
    for page in json.loads(path.read_text("utf-8"))["pages"]:
        for fragment, title, passages, *_ in page["sections"]:
            yield SearchEntry(_location(page["url"], fragment), title, "", "")
            for name, text, *note in passages:
                yield SearchEntry(_location(page["url"], name or fragment), title, text, "".join(note))


def _location(address: str, fragment: str) -> str:
    return f"{address}#{fragment}" if fragment else address
