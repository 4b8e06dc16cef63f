"""The terms of an edition, for the whole build, and for the page that is being rendered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, cached_property, reduce
from typing import Literal

from diglot.edition_files import Layout
from diglot.edition_pairs import EditionPairs
from diglot.errors import InputError
from diglot.interface import Interface
from diglot.message import Message
from diglot.publish.backlinks import Answer, find_backlinks
from diglot.publish.concordance_files import render_csv, render_json, visible_uses
from diglot.publish.glossary import Glossary
from diglot.publish.glossary_passages import GlossaryPassage, find_glossary_passages
from diglot.publish.page_units import PageUnit
from diglot.publish.templates import Templates
from diglot.publish.term_cards import render_card
from diglot.spans import line_number
from diglot.terms import Matcher, Term, Termbase, Use, make_concordance

PAGE = "glossary.md"
"""The page of the glossary, in every language."""
DOWNLOADS = {"JSON": ("glossary/concordance.json", render_json), "CSV": ("glossary/concordance.csv", render_csv)}
"""The concordance's files, from the root of the site, by the name of their format."""
TERM_LINK = "diglot-term"
"""The class of links to the glossary's entries."""
Density = Literal["section", "page", "all", "none"]
Address = Callable[[str, str], str]
"""Where a page is, of its name and a language code."""


@dataclass
class PageTerms:
    """The terms for linking one page, and the terms that were found on it."""

    terms: Mapping[str, Term]
    matcher: Matcher
    """Of the page's language."""
    source_matcher: Matcher
    """Of the source language, for what is not translated."""
    glossary: str
    """The address of the glossary, seen from the page."""
    density: Density = "section"
    used: dict[str, None] = field(default_factory=dict)
    """The concepts that are linked, in the order of the page."""
    unknown: list[tuple[str, PageUnit | None]] = field(default_factory=list)
    """Keys that explicit references use and the termbase does not know, with the unit they stand in."""

    def address(self, key: str) -> dict[str, str]:
        """The attributes of a link to an entry."""
        return {"class": TERM_LINK, "href": f"{self.glossary}#t-{key}", "data-term": key}


class EditionTerms:
    """The terms of an edition, with what is made of them once and used on every page."""

    def __init__(
        self,
        pairs: EditionPairs,
        termbase: Termbase,
        source: str,
        density: Density,
        layout: Layout,
    ) -> None:
        self.pairs = pairs
        self.terms = termbase.terms
        self.source = source
        self.density = density
        self.layout = layout
        self.matcher = cache(lambda language: Matcher(termbase, language))
        self._termbase = termbase
        self._cards: dict[tuple[str, str, str], str] = {}
        """By concept, language and the glossary's address, for many pages show the same."""

    @cached_property
    def concordance(self) -> Sequence[Use]:
        """Every use of every concept that readers see."""
        concordance = make_concordance(self.pairs, self._termbase, self.source, self.matcher)
        return tuple(visible_uses(concordance.uses))

    @cached_property
    def answers(self) -> Mapping[str, Mapping[str, Sequence[Answer]]]:
        """Which units answer a unit, by the unit's page and id."""
        found: dict[str, dict[str, Sequence[Answer]]] = {}
        for target, places in find_backlinks(self.pairs).items():
            found.setdefault(target.page, {})[target.unit] = places
        return found

    @cached_property
    def passages(self) -> Mapping[str, Sequence[GlossaryPassage]]:
        """The units that use each concept."""
        return find_glossary_passages(self.concordance, self.pairs)

    def on_page(self, language: str, glossary: str) -> PageTerms:
        """What a page in `language` must know; `glossary` is the glossary's address, seen from it."""
        return PageTerms(self.terms, self.matcher(language), self.matcher(self.source), glossary, self.density)

    def cards(
        self,
        keys: Iterable[str],
        language: str,
        tags: Mapping[str, str],
        words: Interface,
        glossary: str,
        templates: Templates,
    ) -> str:
        """The cards of the concepts that a page links; `glossary` is the glossary's address, seen from it."""
        cards = []
        for key in keys:
            place = key, language, glossary
            if place not in self._cards:
                self._cards[place] = render_card(self.terms[key], language, tags, words, glossary, templates)
            cards.append(self._cards[place])
        return "\n".join(cards)

    def glossary(self, language: str, tags: Mapping[str, str], words: Interface, address: Address) -> Glossary:
        """The glossary in a language; `address` is seen from it."""
        return Glossary(
            self.terms,
            self.passages,
            language,
            tags,
            words,
            {page: self.pairs.title(page, language) for page in self.pairs.pages},
            lambda page, code, unit: f"{address(page, code)}#{unit}",
            {name: address(path, self.source) for name, (path, _) in DOWNLOADS.items()},
        )

    def downloads(self, address: Address) -> Iterator[tuple[str, str]]:
        """The files of the concordance: path and text; `address` is seen from the root of the site."""
        for path, render in DOWNLOADS.values():
            yield path, render(self.concordance, lambda page, code, unit: f"{address(page, code)}#{unit}")

    def unknown(self, page: PageTerms, name: str, language: str) -> Iterator[InputError]:
        """The warnings about references to unknown concepts. Those in untranslated text are in the warnings of the
        source page."""
        if not page.unknown:
            return
        pair, document = self.pairs.pair(name, language), self.pairs.document(name, language)
        is_source = language == self.source
        path = self.layout.source_page(name) if is_source else self.layout.target_page(name, language)
        for key, unit in page.unknown:
            if unit is not None and unit.shows_source:
                continue
            nearest = get_close_matches(key, self.terms, 3, 0.5)
            cure = Message("Add it to {}.", self.layout.termbase)
            if nearest:
                keys = reduce(Message("{} or {}").filled, [f"“{key}”" for key in nearest])
                cure = Message("Did you mean {}? Or add it to {}.", keys, self.layout.termbase)
            start = 0
            if unit is not None:
                ids = [row.id for row in pair.rows]
                start = document.units[ids.index(unit.id)].span.start
            found = document.text.find(f"term:{key}", start)
            line = line_number(document.text, found if found >= 0 else start)
            yield InputError(Message("there is no term “{}”", key), cure, path, line)
