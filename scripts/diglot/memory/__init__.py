"""The translation memory: what was translated before, found by likeness.

    remember(edition, "zh")            -> units      every current translation of the catalogs
    Memory(units).find(text)           -> matches    the most similar ones, exact ones first
    offer_lines(memory, …)             -> lines      what a catalog entry tells of them, as comments

A match is an offer and never a translation. The index is made anew each time, and holds for each word the units that
have it; only units that share rare words with a text are compared with it.

Reading order: `tokens`, `similar_texts` (index and likeness), `catalog_offers`.
"""

from diglot.memory.catalog_offers import OFFER, is_offer, keep_offers, offer_lines, remember
from diglot.memory.similar_texts import Match, Memory, MemoryUnit

__all__ = ["OFFER", "Match", "Memory", "MemoryUnit", "is_offer", "keep_offers", "offer_lines", "remember"]
