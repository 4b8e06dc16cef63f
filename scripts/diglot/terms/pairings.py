"""How the concepts that one page names are rendered on it, without the other uses of the edition."""

from collections.abc import Sequence

from diglot.pages import Document, Inline
from diglot.pairs import Pair
from diglot.terms.concordance import Pairing, pairings_of
from diglot.terms.mentions import Matcher
from diglot.terms.term import Termbase


class TermPairs:
    """The pairings of pages, one page at a time. What finds the names of a language is made once."""

    def __init__(self, termbase: Termbase, source: str) -> None:
        self.termbase = termbase
        self.source = source
        """The language of the sources."""
        self._matchers: dict[str, Matcher] = {}

    def of(self, pair: Pair, target: Document, seen: tuple[Sequence[Inline], Sequence[Inline]]) -> list[Pairing]:
        """The pairings of a page. `target` is its target page; `seen` are the units as readers see them: those of the
        source, and those of the translation, empty where it shows the source."""
        matchers = self._matcher(self.source), self._matcher(pair.language)
        return pairings_of(pair, target, self.termbase, matchers, seen)

    def _matcher(self, language: str) -> Matcher:
        if language not in self._matchers:
            self._matchers[language] = Matcher(self.termbase, language)
        return self._matchers[language]
