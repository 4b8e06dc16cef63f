"""Terms: concepts with a name in each language, where texts mention them, and where they are used.

A term is a concept, not a string: one key, and in each language a preferred name, admitted ones, rejected ones and a
definition. Reading order: `model` (Term, Termbase).
"""

from diglot.terms.model import Naming, Rejection, Standing, Term, Termbase

__all__ = ["Naming", "Rejection", "Standing", "Term", "Termbase"]
