"""Translations that were made elsewhere, and how they are put into the catalogs of an edition.

    find_pairs(paths, "en", "zh")          -> FoundPairs      which file is the translation of which, in known layouts
    align_translations(pages, …)           -> AlignedPages    pages of Markdown: which text translates which unit
    find_places(IncomingTexts, pages, …)   -> Offers          pairs of texts from files of any format
    place_offers(…, catalog, offers)       -> Catalog, Offers with their fates
    render_html(pages, …)                  the report: both texts side by side

A text is accepted only if it surely belongs to its unit. What is not sure is marked `fuzzy`, with the reason; what has
no place is kept as an obsolete entry. Nothing is written over, and nothing is dropped.

Reading order: `text` (what files of other formats give), `docusaurus_pages`, `layouts`, `placing`, `translated_pages`,
`catalog_texts`, `gettext_file`, `docusaurus_json`, `plain_page`, `word_page`, `review_report`.
"""

from diglot.incoming.catalog_texts import PageUnits, find_places
from diglot.incoming.layouts import FoundPair, find_pairs
from diglot.incoming.placing import Fate, Offer, place_offers
from diglot.incoming.review_report import ImportedPage, count_fates, render_html, render_json
from diglot.incoming.text import IncomingText, ReadIncoming
from diglot.incoming.translated_pages import AlignedPage, TranslatedPage, Versions, align_translations

__all__ = [
    "AlignedPage",
    "Fate",
    "FoundPair",
    "ImportedPage",
    "IncomingText",
    "Offer",
    "PageUnits",
    "ReadIncoming",
    "TranslatedPage",
    "Versions",
    "align_translations",
    "count_fates",
    "find_pairs",
    "find_places",
    "place_offers",
    "render_html",
    "render_json",
]
