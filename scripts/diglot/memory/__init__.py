"""The translation memory: find earlier translations of similar texts.

    remember(edition, "zh")            -> units      every current translation of the catalogs
    Memory(units).find(text)           -> matches    the most similar ones, exact ones first
    offer_lines(memory, …)             -> lines      what a catalog entry tells of them, as comments

A match is an offer and never a translation. The index holds for each word the units that have it; only units that share
rare words with a text are compared with it. It can be kept in a file; catalogs that changed since are read anew.

Reading order: `tokens`, `memory_index`, `similar_texts` (likeness), `catalog_offers`.
"""

from diglot.memory.catalog_offers import OFFER, is_offer, keep_offers, offer_lines, remember, remember_page
from diglot.memory.memory_index import DamagedIndexError, MemoryIndex, MemoryUnit, build_index, read_index
from diglot.memory.similar_texts import Match, Memory

__all__ = [
    "OFFER",
    "DamagedIndexError",
    "Match",
    "Memory",
    "MemoryIndex",
    "MemoryUnit",
    "build_index",
    "is_offer",
    "keep_offers",
    "offer_lines",
    "read_index",
    "remember",
    "remember_page",
]
