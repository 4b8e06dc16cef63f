"""Align a page with its translation, or with an older version of itself, unit by unit.

    align_pages(pages)        -> PageAlignments, and the words that were learned on the way
    read_traits(Document)     -> Traits            what of each unit can be found again in its translation
    match_units(old, new)     -> Matching          which unit continues which

Reading order: `traits`, `lexicon` (words and short texts that belong together), `evidence` (how likely two units are a
pair), `lattice` (all ways to align two pages in order), `page_alignment` (which pairs are sure, which units moved); and
`match` (two versions of a page in one language).
"""

from diglot.alignment.evidence import Evidence
from diglot.alignment.lexicon import Lexicon
from diglot.alignment.match import Matching, match_units
from diglot.alignment.page_alignment import Doubt, PageAlignment, UnitMatch, align_page, align_pages
from diglot.alignment.traits import Traits, read_traits, words_of_text

__all__ = [
    "Doubt",
    "Evidence",
    "Lexicon",
    "Matching",
    "PageAlignment",
    "Traits",
    "UnitMatch",
    "align_page",
    "align_pages",
    "match_units",
    "read_traits",
    "words_of_text",
]
