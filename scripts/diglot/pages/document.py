"""A page and its units."""

from enum import StrEnum
from typing import NamedTuple

from diglot.pages.folding import fold
from diglot.pages.grammar import USUAL, Grammar
from diglot.spans import Span


class Kind(StrEnum):
    """What a unit is on its page. The value is what translators read in the catalog."""

    FIELD = "page field"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    CELL = "table cell"
    TITLE = "title"
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    ABBREVIATION = "abbreviation"
    HTML = "HTML text"
    CODE_TITLE = "title of code"


class Unit(NamedTuple):
    """A translatable piece of a page."""

    kind: Kind
    text: str
    """The author's text, on one line: soft line breaks are folded, hard ones stay (two spaces and a line feed)."""
    span: Span
    """The bytes of the page that a translation replaces."""
    level: int
    """Of a heading its level, 1 to 6; of anything else the number of blocks it stands in."""
    headings: tuple[str, ...]
    """The headings it stands under, outermost first."""
    note: str = ""
    """What the author tells the translator: `<!-- diglot:note … -->` before the unit."""
    context: str = ""
    """What tells it from an equal text elsewhere: `<!-- diglot:context … -->`."""
    terms: bool = True
    """Whether names of terms in it are mentions: not so after `<!-- diglot:no-terms -->`."""
    by_editors: bool = False
    """Whether it stands in an editors' note: an admonition of the type `editors-note`, at any depth."""


class Document(NamedTuple):
    """A page, cut. The units are in page order and do not overlap; what lies between them is never changed."""

    text: str
    units: tuple[Unit, ...]
    body: int
    """Where the Markdown begins, after the front matter."""
    fields: tuple[str, ...]
    """The front-matter keys that were asked for."""
    grammar: Grammar = USUAL
    """What was read as Markdown."""

    def fold(self, unit: Unit, text: str) -> str:
        """`text` in place of `unit`, with its soft line breaks folded."""
        return fold(text, self.grammar.breaks and unit.kind not in (Kind.FIELD, Kind.HTML))
