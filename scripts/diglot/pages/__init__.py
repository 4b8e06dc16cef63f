"""Split Markdown pages into units, and join them again.

    split_units(text)                -> Document     a unit is a span of the original text
    join_units(Document, texts)      -> text         puts translations into those spans; copies everything else

So a page without translations is written byte for byte as it was read. Soft line breaks inside a unit are folded:
re-wrapping a paragraph changes nothing. Display math is copied; its letters are in no unit.

The dialect is that of the site, told by a `Grammar`: Python-Markdown with the extensions it enables. Without one it is
what authors of Material for MkDocs usually enable. Nothing is rendered here. The tests render with the real extensions
(`tests/support/completeness.py`): every visible letter outside code must be in exactly one unit, none inside code, and
the marks must change nothing else. `python tests/support/corpora.py FOLDER` runs this test on any folder of pages. A
second test (`tests/support/rendered_units.py`) builds pages as a site does, with their units and without: the HTML must
be the same but for what is added, and a unit is one block of it.

Reading order: `document` (Document, Unit), `blocks` (the grammar), `block_patterns` (what blocks begin with),
`raw_blocks`, `raw_html`, `tables` and `fields` (places with rules of their own), `reader` (the state of reading),
`grammar` (what a site enables), `closing_signs`, `inline`, `link_names`, `term_references` and `folding` (inside a
unit), `split`,
`join`.
"""

from diglot.pages.document import Document, Kind, Unit
from diglot.pages.folding import HARD_BREAK, fold, is_wide
from diglot.pages.grammar import Grammar
from diglot.pages.inline import APART, Inline, InlineLink, Mark, links, plain_text, read_inline, visible_text
from diglot.pages.join import join_units, mark_units, shape
from diglot.pages.split import split_units
from diglot.pages.term_references import TERM, Reference, references_in, term_references

__all__ = [
    "APART",
    "HARD_BREAK",
    "TERM",
    "Document",
    "Grammar",
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
