"""Backlinks: which passages of other pages link to a paragraph, so that it can link back to them.

A link in an editors' note is kept apart from a link in the text around it, because the editors are not the
contributor. The links are shown below the paragraph at every width. There is no room for them in the margin: from 1220
to 2560 pixels, Material leaves only 66 to 120 pixels between the text and the table of contents, since the page grows
with its type.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from diglot.pages import read_inline
from diglot.pairs import Pair

_DEFINITION = re.compile(r"^[ \t>]*\[([^\[\]\n]+)\]:[ ]*<?(\S+?)>?(?=\s|$)", re.MULTILINE)
"""A reference definition, also one in a list or a note."""
_SHORT = re.compile(r"\[([^\[\]]+)\]")
"""A reference that is its own label, in what is left of a unit when its other links are read."""
_UNIT = ".md#"
"""What every link to a unit of another page has in it."""


class UnitAddress(NamedTuple):
    """A unit of a page."""

    page: str
    unit: str


class Answer(NamedTuple):
    """A unit that links to another."""

    page: str
    unit: str
    by_editors: bool = False
    """Whether it stands in an editors' note."""


def find_backlinks(pairs: Iterable[Pair]) -> Mapping[UnitAddress, Sequence[Answer]]:
    """Which units of other pages link to a unit, by the links of the source pages: they are the same in all languages.

    A unit that links twice to another answers it once. In the order of the pages and their units.
    """
    pages = {pair.page: pair for pair in pairs}
    units = {page: {row.id for row in pair.rows} for page, pair in pages.items()}
    found: defaultdict[UnitAddress, dict[Answer, None]] = defaultdict(dict)
    for page, pair in sorted(pages.items()):
        defined = dict(_DEFINITION.findall(pair.source.text)) if "]:" in pair.source.text else {}
        defined = {_folded(label): where for label, where in defined.items()}
        labels = {label: where for label, where in defined.items() if _UNIT in where}
        for row, unit in zip(pair.rows, pair.source.units, strict=True):
            for target in _targets(row.source, page, labels):
                if target.page != page and target.unit in units.get(target.page, ()):
                    found[target][Answer(page, row.id, unit.by_editors)] = None
    return {target: tuple(answers) for target, answers in found.items()}


def _targets(text: str, page: str, labels: Mapping[str, str]) -> Iterator[UnitAddress]:
    if _UNIT not in text and not labels:
        return
    inline = read_inline(text)
    addresses = [link.destination for link in inline.links]
    addresses += [label[0] for label in _SHORT.finditer(inline.text) if labels]
    for where in addresses:
        if where.startswith("["):
            where = labels.get(_folded(where[1:-1]), "")
        path, _, fragment = where.partition("#")
        if fragment and path.endswith(".md") and "://" not in path:
            yield UnitAddress(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)), fragment)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
