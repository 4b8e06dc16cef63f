"""Terms: concepts with a name in each language, where texts mention them, and where they are used.

A term is a concept, not a string: it has one key, and in each language a preferred name, admitted names, rejected names
and a definition.

    parse_termbase(text, path, languages) -> Termbase       values, with everything that is wrong among its problems
    Matcher(termbase, language).find(text) -> [Mention]     in plain text
    make_concordance(pairs, termbase, source) -> Concordance
    format_termbase(text) -> text                           sorted and laid out, comments kept

Reading order: `term` (Term), `termbase` (from the file), `grounds` (sources and reasons), `lines` (line numbers),
`quick_reader` (a fast parser for simple files), `layout`, `forms` (the forms of a name in a text), `mentions` (finding
names), `concordance` (uses and renderings), `pairings` (those of one page), `pinyin`.
"""

from diglot.terms.concordance import Concordance, Pairing, TermRendering, Use, find_places, make_concordance
from diglot.terms.layout import format_termbase
from diglot.terms.mentions import Matcher, Mention
from diglot.terms.pairings import TermPairs
from diglot.terms.term import Approval, Naming, Rejection, Source, Standing, Term, Termbase
from diglot.terms.termbase import parse_termbase

__all__ = [
    "Approval",
    "Concordance",
    "Matcher",
    "Mention",
    "Naming",
    "Pairing",
    "Rejection",
    "Source",
    "Standing",
    "Term",
    "TermPairs",
    "TermRendering",
    "Termbase",
    "Use",
    "find_places",
    "format_termbase",
    "make_concordance",
    "parse_termbase",
]
