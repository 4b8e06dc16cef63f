"""Cut Markdown pages into units, and put them together again.

    split_units(text)                -> Document     a unit is a span of the author's own bytes
    join_units(Document, texts)      -> text         splices translations into those spans; copies everything else

The dialect is what authors of Material for MkDocs write: Python-Markdown with the usual extensions. Nothing is rendered
here; the tests render with the real extensions and check that every visible letter lies in exactly one unit.

Reading order: `model` (Document, Unit), `blocks` (the grammar), `openers` (what blocks begin with), `raw`, `html`,
`tables` and `fields` (the places with rules of their own), `reader` (the state of reading), `folding` (line breaks),
`join` (the way back).
"""

from diglot.pages.document import Document, Kind, Unit
from diglot.pages.folding import fold, is_wide
from diglot.pages.inline import (
    APART,
    TERM,
    Inline,
    InlineLink,
    Mark,
    Reference,
    links,
    plain_text,
    read_inline,
    references_in,
    term_references,
    visible_text,
)
from diglot.pages.join import join_units, mark_units, shape
from diglot.pages.split import split_units

__all__ = [
    "APART",
    "TERM",
    "Document",
    "Inline",
    "InlineLink",
    "Kind",
    "Mark",
    "Reference",
    "Unit",
    "fold",
    "is_wide",
    "join_units",
    "links",
    "mark_units",
    "plain_text",
    "read_inline",
    "references_in",
    "shape",
    "split_units",
    "term_references",
    "visible_text",
]
