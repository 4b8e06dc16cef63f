"""Who answers a paragraph: the links of other pages that lead to it, so that it can lead back to them."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from diglot.pages import Kind, links, visible_text
from diglot.pairs import Pair

_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ ]*<?(\S+?)>?(?=\s|$)", re.MULTILINE)


class Place(NamedTuple):
    """A unit of a page."""

    page: str
    unit: str


def find_answers(pairs: Iterable[Pair]) -> Mapping[Place, Sequence[Place]]:
    """Which units of other pages link to a unit, by the links of the source pages: they are the same in all languages.

    A unit that links twice to another answers it once. In the order of the pages and their units.
    """
    pages = {pair.page: pair for pair in pairs}
    units = {page: {row.id for row in pair.rows} for page, pair in pages.items()}
    found: defaultdict[Place, dict[Place, None]] = defaultdict(dict)
    for page, pair in sorted(pages.items()):
        defined = dict(_DEFINITION.findall(pair.source.text)) if "]: " in pair.source.text else {}
        labels = {" ".join(label.split()).casefold(): where for label, where in defined.items()}
        for row in pair.rows:
            for target in _targets(row.source, page, labels):
                if target.page != page and target.unit in units.get(target.page, ()):
                    found[target][Place(page, row.id)] = None
    return {target: tuple(its) for target, its in found.items()}


def _targets(text: str, page: str, labels: Mapping[str, str]) -> Iterator[Place]:
    if "](" not in text and "][" not in text and not labels:
        return
    for link in links(text):
        where = link.destination
        if where.startswith("["):
            where = labels.get(" ".join(where[1:-1].split()).casefold(), "")
        path, _, fragment = where.partition("#")
        if fragment and path.endswith(".md") and "://" not in path:
            yield Place(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)), fragment)


def title_of(pair: Pair, language: str) -> str:
    """What a page is called: its first heading, or else the first value of its front matter, or its name."""
    for kind in (Kind.HEADING, Kind.FIELD):
        for row, unit in zip(pair.rows, pair.source.units, strict=True):
            if unit.kind is kind and (kind is Kind.FIELD or unit.level == 1):
                return visible_text(row.text if language == pair.language else row.source)
    return pair.page.removesuffix(".md")
