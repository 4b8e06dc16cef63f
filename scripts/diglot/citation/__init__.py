"""How pages and paragraphs are cited: as a sentence, in the forms of style guides, and for reference managers."""

from diglot.citation.bibliographies import csl_item
from diglot.citation.formats import FILES, FORMATS
from diglot.citation.sentence import cite
from diglot.citation.work import Place, Work, citation_key, translators, who

__all__ = ["FILES", "FORMATS", "Place", "Work", "citation_key", "cite", "csl_item", "translators", "who"]
