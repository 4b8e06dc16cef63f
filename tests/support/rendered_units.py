"""The second judge of what a unit is: a page built with its units, as a build does it, beside the page built without.

By the law of the pages the two are the same HTML once what was added is taken away, and each unit is in it once, inside
one block. Run by itself it reads folders of Markdown, each with the `mkdocs.yml` it is built with:

    python tests/support/rendered_units.py MKDOCS_YML FOLDER
"""

import json
import re
import sys
from collections import Counter
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from completeness import END, START
from dialects import read_dialect

from diglot.dialect import KNOWN, PYTHON_NAME, Dialect
from diglot.pages import Document, Kind, mark_units, split_units
from diglot.publish.markdown_extension import PageRendering, UnitExtension
from diglot.publish.markers import mark_markdown
from diglot.publish.page_units import PageUnit
from diglot.publish.unmark import UNIT, UNSEARCHED
from diglot.publish.written_page import split_page
from diglot.renderer import Renderer, grammar_of, resolve_options

_UNIT = re.compile(rf'{UNIT}="([^"]*)"')
_SPAN_OR_TAG = re.compile(r"<span(?=[\s>])[^<>]*>|</span>")
_MARKED = re.compile(f"{START}([^{START}{END}]*){END}")
_BLOCK = re.compile(r"</?(?:p|li|ul|ol|dl|dt|dd|h[1-6]|td|th|tr|table|blockquote|div|details|summary|pre|hr)[\s>]")
IN_NO_ELEMENT = {Kind.FIELD, Kind.ABBREVIATION}
"""Units that are no text of an element: an abbreviation's is the title of every place it is used in."""


class Comparison(NamedTuple):
    """What is wrong with the units of a page."""

    changed: tuple[str, str] | None
    """The first lines that differ: as built without units, and with them."""
    missing: list[str]
    """Units that are not on the page."""
    repeated: list[str]
    torn: list[str]
    """Units that reach across blocks, as HTML."""

    @property
    def is_right(self) -> bool:
        """Whether the law holds for the page."""
        return self == Comparison(None, [], [], [])


def compare(page: str, dialect: Dialect) -> Comparison:
    """Build a page in both ways. The front matter is left away, as generators leave it."""
    grammar = grammar_of(dialect)
    document = split_units(page, grammar=grammar)
    body = page[document.body :]
    if not body.strip():
        return Comparison(None, [], [], [])
    units = [PageUnit(str(i), unit.kind, unit.text) for i, unit in enumerate(document.units)]
    units = [unit for unit in units if unit.kind is not Kind.FIELD]
    rendering = PageRendering("page.md", [unit.id for unit in units])
    extension = UnitExtension()
    extension.rendering = rendering
    plain, options = _renderer(dialect)
    expected = plain.render(body).html
    written = split_page(
        Renderer([*dialect.extensions, extension], options).render(mark_markdown(body, units, document)[0]).html
    )
    assert written is not None, "every rendered page has its brackets"
    found = Counter(_UNIT.findall(written.content))
    its = {unit.id: unit.text for unit in units if unit.kind not in IN_NO_ELEMENT}
    return Comparison(
        _first_difference(expected, without_additions(written.content)),
        [text for id, text in its.items() if not found[id]],
        [text for id, text in its.items() if found[id] > 1],
        [piece for piece in _MARKED.findall(_with_marks(document, plain)) if _BLOCK.search(piece)],
    )


def without_additions(html: str) -> str:
    """A page as it was before its units were written into it."""
    parts: list[str] = []
    ours: list[bool] = []
    at = 0
    for tag in _SPAN_OR_TAG.finditer(html):
        if tag[0] == "</span>":
            is_ours = bool(ours) and ours.pop()
        else:
            is_ours = UNIT in tag[0] and 'class="diglot-unit"' in tag[0]
            ours.append(is_ours)
        if is_ours:
            parts.append(html[at : tag.start()])
            at = tag.end()
    rest = "".join([*parts, html[at:]]).replace(UNSEARCHED, "data-search-exclude")
    return re.sub(rf' {UNIT}="[^"]*"', "", rest)


def _with_marks(document: Document, renderer: Renderer) -> str:
    count = len(document.units)
    return renderer.render(mark_units(document, [START] * count, [END] * count)[document.body :]).html


@lru_cache(8)
def _renderer(dialect: Dialect) -> tuple[Renderer, dict[str, Any]]:
    options = resolve_options(json.loads(dialect.options))
    return Renderer(dialect.extensions, options), options


def _first_difference(expected: str, found: str) -> tuple[str, str] | None:
    lines = zip_longest(expected.split("\n"), found.split("\n"), fillvalue="")
    return next(((its, ours) for its, ours in lines if its != ours), None)


def _known(dialect: Dialect) -> Dialect:
    """The part of a dialect that needs no other package."""
    options = json.loads(dialect.options)
    known = {name: its for name, its in options.items() if name in KNOWN and PYTHON_NAME not in json.dumps(its)}
    return Dialect(tuple(name for name in dialect.extensions if name in KNOWN), json.dumps(known))


def main(arguments: list[str]) -> int:
    """Print the pages where the law does not hold, and how many there are; exit 1 if there are any."""
    site, folder = map(Path, arguments)
    dialect = _known(read_dialect(site.read_text("utf-8")))
    wrong = count = 0
    for path in sorted(folder.rglob("*.md")):
        count += 1
        comparison = compare(path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n"), dialect)
        if not comparison.is_right:
            wrong += 1
            print(path.relative_to(folder))
            for name, what in comparison._asdict().items():
                for each in (what or [])[:4]:
                    print(f"    {name}: {each[:200]!r}")
    print(f"{count} pages; not as built without units, or with units that are not one block: {wrong}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
