"""Translations that were made elsewhere: as values, and as they are put into the catalogs of an edition.

    IncomingText                     a source text and its translation, as a file of any format has them

Reading order: `text`.
"""

from diglot.incoming.text import IncomingText

__all__ = ["IncomingText"]
