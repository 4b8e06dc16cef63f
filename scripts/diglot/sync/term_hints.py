"""The comments of a catalog entry about the terms in its source: one line for each, with the names to use.

Every sync writes these lines (`#. term: …`) again. Templates have none, since a template is the same for all languages.
"""

from collections.abc import Mapping, Sequence

from diglot.pages import TERM, Document, term_references, visible_text
from diglot.sync.source import SourcePage
from diglot.terms import Approval, Matcher, Term, Termbase

Keys = tuple[str, ...]
"""The concepts of one unit, in the order of its text."""
GLOSS = "term: "
"""The beginning of a line about a term."""


def find_terms(sources: Mapping[str, SourcePage], termbase: Termbase, language: str) -> dict[str, tuple[Keys, ...]]:
    """The concepts that each unit of each page names, or refers to; nothing without a termbase."""
    if not termbase.terms:
        return {}
    matcher = Matcher(termbase, language)
    return {page: _find_in_page(source.document, matcher, termbase) for page, source in sources.items()}


def _find_in_page(document: Document, matcher: Matcher, termbase: Termbase) -> tuple[Keys, ...]:
    units = document.units
    mentions = matcher.find_all([visible_text(unit.text) if unit.terms else "" for unit in units])
    keys: list[Keys] = [()] * len(units)
    for i, found in mentions.items():
        keys[i] = tuple(dict.fromkeys(mention.key for mention in found if mention.approval is not Approval.REJECTED))
    for i, unit in enumerate(units):
        if TERM in unit.text:
            named = [mention.key for mention in term_references(unit.text) if mention.key in termbase.terms]
            keys[i] = tuple(dict.fromkeys([*keys[i], *named]))
    return tuple(keys)


class TermHints:
    """The lines about terms in one target language."""

    def __init__(self, termbase: Termbase, source: str, target: str) -> None:
        self._termbase = termbase
        self._source = source
        self._target = target
        self._lines: dict[str, str] = {}

    def of(self, keys: Sequence[str]) -> Keys:
        """A line for each concept."""
        return tuple(self._lines.get(key) or self._write(key) for key in keys)

    def _write(self, key: str) -> str:
        return self._lines.setdefault(key, gloss(self._termbase.terms[key], self._source, self._target))


def gloss(term: Term, source: str, target: str) -> str:
    """`term: grid management = 网格化管理 (also: 网格管理; not: 栅格管理)`."""
    name = term.namings[source].name if source in term.namings else term.key
    if target not in term.namings:
        return f"{GLOSS}{name}"
    naming = term.namings[target]
    more = [
        f"{word}: {', '.join(names)}"
        for word, names in (("also", naming.admitted), ("not", [rejection.name for rejection in naming.rejected]))
        if names
    ]
    return f"{GLOSS}{name} = {naming.name}" + (f" ({'; '.join(more)})" if more else "")
