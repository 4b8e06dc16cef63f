"""The files of the search: one for each language, which the browser fetches when a reader opens the search.

`search/zh-Hans.json` has the pages of a language with their sections and texts, as they are written: the browser folds
letters, compares words and ranks (`theme/assets/diglot-find.mjs`), so nothing is divided into words here. Addresses are
seen from the root of the site. `beside` names the folders of the pages side by side.

Traditional characters find simplified ones and the other way round: both are folded to the simplified ones. `folds` has
the pairs that the texts of the language can need.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diglot.closed_folder import ClosedFolder
from diglot.publish.passages import SearchSection

FOLDER = "search/"
BOX = 'class="diglot-search"'
"""In the pages of a theme that has our search (`theme/partials/search.html`)."""
_CHARACTERS = "traditional_characters.txt"


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page that search finds."""

    address: str
    """From the root of the site."""
    sections: Sequence[SearchSection]
    beside: Sequence[str] = ()
    """The folders of the pages side by side that it has, such as `en-zh`."""
    boost: float = 1
    """What the rank of its results is multiplied with."""


def search_file(tag: str) -> str:
    """The path of the file of a language."""
    return f"{FOLDER}{tag}.json"


def render_search_file(tag: str, folder: str, pages: Iterable[SearchPage], tags: Sequence[str]) -> bytes:
    """The file of the language `tag`, whose pages are in `folder`; `tags` are all languages that have such a file."""
    listed = [
        {
            "url": page.address,
            "beside": list(page.beside),
            **({"boost": page.boost} if page.boost != 1 else {}),
            "sections": [_section(section) for section in page.sections],
        }
        for page in sorted(pages, key=lambda page: page.address)  # as an engine builds them in an order of its own
    ]
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    head = {"lang": tag, "folder": folder, "languages": list(tags), "folds": "".join(_folds(text))}
    start = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return f'{start[:-1]},"pages":{text}}}'.encode()


def _section(section: SearchSection) -> list[object]:
    """Its id, its title, its passages (id, text, and what the note is called if it is in one), its names if any."""
    passages = [passage if passage.note else passage[:2] for passage in section.passages]
    return [section.fragment, section.title, passages, *([list(section.names)] if section.names else [])]


def _folds(text: str) -> Iterator[str]:
    """The pairs of a traditional and a simplified character of which the text has one."""
    there = set(text)
    for traditional, simplified in _simplified().items():
        if traditional in there or simplified in there:
            yield traditional + simplified


@cache
def _simplified() -> dict[str, str]:
    lines = (ClosedFolder(Path(__file__).parent).read(_CHARACTERS) or b"").decode().splitlines()
    return {character: line[0] for line in lines if not line.startswith("#") for character in line[1:]}
