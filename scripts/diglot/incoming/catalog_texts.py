"""Pairs of texts from catalogs of other programs, cut anew into units, and found in the pages of an edition.

Programs cut pages in different ways: mdpo and mdbook-i18n-helpers take a paragraph, po4a one as it is wrapped, others a
whole list. So each text of a pair is cut like a page. A text that is not exactly that of a unit is given to the most
similar unit, and marked as doubtful.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from diglot.alignment import Lexicon, align_page, match_units, read_traits
from diglot.incoming.placing import Offer
from diglot.incoming.text import IncomingText
from diglot.pages import Document, Grammar, fold, plain_text, shape, split_units

_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()>#+.!|~^=-])")


class PageUnits(NamedTuple):
    """A page of the edition with the ids of its units."""

    document: Document
    ids: tuple[str, ...]


class _Place(NamedTuple):
    page: str
    unit: str
    text: str


def find_places(
    texts: Iterable[IncomingText], pages: Mapping[str, PageUnits], path: str, grammar: Grammar
) -> dict[str, list[Offer]]:
    """The offers for the units of each page. Texts for which no unit was found are those of the page with no name."""
    by_id: dict[tuple[str, str], _Place] = {}
    by_text: defaultdict[str, list[_Place]] = defaultdict(list)
    by_words: defaultdict[str, list[_Place]] = defaultdict(list)
    for page, units in pages.items():
        for unit, source_unit in zip(units.ids, units.document.units, strict=True):
            place = _Place(page, unit, source_unit.text)
            by_id[page, unit] = by_id["", unit] = place
            by_text[source_unit.text].append(place)
            by_words[_words(source_unit.text)].append(place)
    found: dict[_Place, list[tuple[Offer, bool]]] = {}
    left: list[IncomingText] = []
    for text in (piece for pair in texts for piece in _cut_anew(pair, grammar)):
        if places := _by_id(text, by_id):
            exact = [place.text == text.source or not text.source for place in places]
        elif places := _in_page(by_text.get(text.source, ()), text.page):
            exact = [True] * len(places)
        elif places := _in_page(by_words.get(_words(text.source), ()), text.page):
            exact = [False] * len(places)
        else:
            left.append(text)
            continue
        for place, is_exact in zip(places, exact, strict=True):
            found.setdefault(place, []).append((_offer(text, place, path, is_exact), is_exact))
    offers: defaultdict[str, list[Offer]] = defaultdict(list)
    for place, ranked in found.items():
        offers[place.page] += _best(ranked)
    for like, text in _alike(left, [place for place in by_id.values() if place not in found]):
        if like is None:
            offers[""].append(Offer("", "", text.target, f"{path}:{text.line}", text.source, comments=text.comments))
        else:
            offers[like.page].append(_offer(text, like, path, False))
    return dict(offers)


def _by_id(text: IncomingText, by_id: Mapping[tuple[str, str], _Place]) -> list[_Place]:
    place = by_id.get((text.page, text.id)) if text.id else None
    return [] if place is None else [place]


def _in_page(places: Sequence[_Place], page: str) -> list[_Place]:
    """The places of a page, if there are any; else all."""
    return [place for place in places if place.page == page] or list(places)


def _offer(text: IncomingText, place: _Place, path: str, is_exact: bool) -> Offer:
    previous = text.previous_source if is_exact else text.previous_source or text.source or None
    doubt = "its source has other words or other markup" if not is_exact else ""
    if text.is_doubtful and previous is None and not doubt:
        doubt = "its catalog says that it needs a look"
    return Offer(place.unit, place.text, text.target, f"{path}:{text.line}", previous, doubt, comments=text.comments)


def _best(offers: Sequence[tuple[Offer, bool]]) -> list[Offer]:
    """The offer with the most equal texts, exact ones first; the others lose their unit."""
    votes = Counter(offer.text for offer, _ in offers)
    ranked = sorted(offers, key=lambda pair: (not pair[1], bool(pair[0].doubt), -votes[pair[0].text]))
    first = ranked[0][0]
    others = {offer.text: offer for offer, _ in ranked if offer.text != first.text}
    return [first, *(replace(offer, unit="", previous_source=offer.source) for offer in others.values())]


def _alike(left: Sequence[IncomingText], free: Iterable[_Place]) -> Iterator[tuple[_Place | None, IncomingText]]:
    """For each text that was found nowhere the unit that is most like it, if one is."""
    places = list(dict.fromkeys(free))
    matching = match_units([text.source for text in left], [place.text for place in places])
    found = {old: places[new] for new, old in enumerate(matching.old) if old is not None}
    for i, text in enumerate(left):
        yield found.get(i), text


def _cut_anew(text: IncomingText, grammar: Grammar) -> Iterator[IncomingText]:
    """The units in a pair of texts."""
    if "\n" not in text.source and "\n" not in text.target:
        yield replace(text, source=text.source.strip(), target=text.target.strip())
        return
    source, target = (split_units(side, (), grammar) for side in (text.source, text.target))
    if len(source.units) == len(target.units) == 1 or (not source.units and text.id):
        yield replace(text, source=fold(text.source, grammar.breaks), target=fold(text.target, grammar.breaks))
        return
    if shape(source) == shape(target):
        for source_unit, target_unit in zip(source.units, target.units, strict=True):
            yield replace(text, source=source_unit.text, target=target_unit.text)
        return
    found = align_page(read_traits(source), read_traits(target), Lexicon())
    for match in found.matches:
        pieces = " ".join(target.units[j].text for j in match.target)
        yield replace(text, source=source.units[match.source[0]].text, target=pieces, is_doubtful=True)
    for j in found.without_source:
        yield replace(text, source=text.source, target=target.units[j].text, is_doubtful=True)


def _words(text: str) -> str:
    """The words of a text without its markup, to find it again."""
    return plain_text(_ESCAPED.sub("", text)).casefold()
