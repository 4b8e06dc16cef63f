"""Where a text mentions concepts: the longest names, from the left.

All names of a language are looked for at once (Aho and Corasick 1975, by `ahocorasick-rs`), in a form of the text that
knows no capitals and one kind of blank. What is found counts if it is no part of a longer word: in scripts with spaces
a name ends where a word ends; in the others, such as Chinese, it may stand anywhere, and the longest name wins.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from diglot.spans import Span
from diglot.terms.forms import fold_text, inflect, joins_left, joins_right, plain_text
from diglot.terms.model import Approval, Naming, Termbase


class Mention(NamedTuple):
    """A name of a concept in a text."""

    key: str
    span: Span
    name: str
    """The name, as the termbase has it, of which this is a form."""
    approval: Approval


class _Form(NamedTuple):
    """A name in one of its forms; the least is the best reading of a span."""

    rank: int
    key: str
    name: str
    approval: Approval
    exact: str
    """How it must be spelled; empty if capitals and hyphens do not matter."""


class Matcher:
    """Finds the names of one language. Making one costs time that grows with the termbase: keep it."""

    def __init__(self, termbase: Termbase, language: str) -> None:
        self.language = language
        forms: dict[str, list[_Form]] = {}
        for term in termbase.terms.values():
            if naming := term.namings.get(language):
                for text, form in _forms(term.key, naming, language):
                    forms.setdefault(text, []).append(form)
        self._forms = [sorted(its) for its in forms.values()]
        self._automaton = AhoCorasick(list(forms)) if forms else None

    def find(self, text: str) -> list[Mention]:
        """The mentions in `text`, plain and as readers see it, from left to right.

        They do not overlap: of two the one that begins first counts, of those that begin together the longest. Where
        one name is rejected for several concepts, each has a mention at the same place.
        """
        if self._automaton is None:
            return []
        folded = fold_text(text)
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not hits:
            return []
        found = [
            (start, -end, pattern)
            for pattern, start, end in hits
            if not (start and joins_left(folded[start]) and joins_left(folded[start - 1]))
            and not (end < len(folded) and joins_right(folded[end - 1]) and joins_right(folded[end]))
        ]
        found.sort()
        plain = ""
        last = 0
        mentions: list[Mention] = []
        for start, negative, pattern in found:
            if start < last:
                continue
            span = Span(start, -negative)
            forms = self._forms[pattern]
            if forms[-1].exact or forms[0].exact or len(forms) > 1:
                plain = plain or plain_text(text)
                forms = [form for form in forms if not form.exact or form.exact == span.of(plain)]
                if not forms:
                    continue
            best = forms[0]
            same = forms if best.approval is Approval.REJECTED else forms[:1]
            mentions += [Mention(form.key, span, form.name, form.approval) for form in same]
            last = span.end
        return mentions


def _forms(key: str, naming: Naming, language: str) -> Iterator[tuple[str, _Form]]:
    """Every form of every name of a concept, folded, with what it means."""
    names = [(naming.name, Approval.PREFERRED)]
    names += [(name, Approval.ADMITTED) for name in naming.admitted]
    names += [(rejection.name, Approval.REJECTED) for rejection in naming.rejected]
    for name, approval in names:
        exact = naming.is_exact(name)
        inflected = inflect(name, language) if naming.is_inflected(name) else ()
        for order, form in enumerate([name, *inflected]):
            rank = 4 * (approval is Approval.REJECTED) + 2 * order + (not exact)
            yield fold_text(form), _Form(rank, key, name, approval, plain_text(form) if exact else "")
