"""Translated pages of Markdown, aligned with the pages of an edition: which text translates which unit.

If it is known which versions of its source a page was translated from (`Versions`), it is aligned with the newest of
them. A text is then current if its source has not changed since it was written.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diglot.alignment import Doubt, PageAlignment, Traits, UnitMatch, align_pages, match_units, read_traits
from diglot.incoming.placing import Offer
from diglot.language import parse_language
from diglot.pages import HARD_BREAK, Document, Grammar, Kind, is_wide, split_units
from diglot.pages.link_names import own_labels, relabel, renamed_labels, with_anchors_of
from diglot.spans import line_number
from diglot.terms import Matcher, Termbase


@dataclass(frozen=True, slots=True)
class Versions:
    """The source pages that a translation was made from."""

    base: str
    """The source page as it was when the translation was last changed."""
    at_line: Callable[[int], str | None]
    """The source page as it was when a line of the translation was written (1-based); None if that is not known."""


@dataclass(frozen=True, slots=True)
class TranslatedPage:
    """A page that somebody translated, and the page of the edition that it belongs to."""

    page: str
    """The name of the edition's page."""
    path: str
    """Where the translation is, for messages."""
    text: str
    source: Document
    """The edition's page."""
    ids: tuple[str, ...]
    """The ids of its units."""
    versions: Versions | None = None
    is_plain: bool = False
    """Whether it was no Markdown, so that kinds of units say nothing."""


@dataclass(frozen=True, slots=True)
class AlignedPage:
    """The offers from a translated page."""

    page: TranslatedPage
    offers: tuple[Offer, ...]
    alignment: PageAlignment


def align_translations(
    pages: Sequence[TranslatedPage],
    source: str,
    target: str,
    fields: Sequence[str],
    grammar: Grammar,
    termbase: Termbase | None = None,
    known: Sequence[tuple[str, str]] = (),
) -> list[AlignedPage]:
    """Align translated pages with the pages of an edition.

    `source` and `target` are languages; `known` are texts and their translations that the edition has already.
    """
    matchers = [Matcher(termbase, language) if termbase and termbase.terms else None for language in (source, target)]
    bases = [_cut(page.versions.base, fields, grammar) if page.versions else page.source for page in pages]
    targets = [_cut(page.text, fields, grammar) for page in pages]
    traits = [
        tuple(
            [_without_kind(language) if page.is_plain else language for language in read_traits(document, matcher)]
            for document, matcher in zip((base, translation), matchers, strict=True)
        )
        for page, base, translation in zip(pages, bases, targets, strict=True)
    ]
    lessons = [(_words(one), _words(other)) for one, other in known]
    found, _ = align_pages([(one, other) for one, other in traits], lessons)
    blank = " " if parse_language(target).has_blanks else ""
    return [
        AlignedPage(page, tuple(_offers(page, base, translation, alignment, blank, fields, grammar)), alignment)
        for page, base, translation, alignment in zip(pages, bases, targets, found, strict=True)
    ]


def _without_kind(traits: Traits) -> Traits:
    return traits if traits.kind is Kind.FIELD else traits._replace(kind=Kind.PARAGRAPH, level=0)


def _words(text: str) -> Sequence[str]:
    traits: list[Traits] = read_traits(split_units(text.replace("\n", " ")))
    return [word for unit_traits in traits for word in unit_traits.words]


@lru_cache(256)
def _cut_again(text: str, fields: tuple[str, ...], grammar: Grammar) -> Document:
    return split_units(text, fields, grammar)


def _cut(text: str, fields: Sequence[str], grammar: Grammar) -> Document:
    return _cut_again(text, tuple(fields), grammar)


def _offers(
    page: TranslatedPage,
    base: Document,
    target: Document,
    alignment: PageAlignment,
    blank: str,
    fields: Sequence[str],
    grammar: Grammar,
) -> Iterator[Offer]:
    now = _Successors(base, page.source)
    labels = renamed_labels(page.source.text, target.text), own_labels(page.source.text, target.text)
    used = set()
    for match in alignment.matches:
        text = relabel(_joined([target.units[j].text for j in match.target], blank), *labels)
        line = line_number(target.text, target.units[match.target[0]].span.start)
        place = f"{page.path}:{line}"
        old = base.units[match.source[0]].text
        successor = now.of(match.source[0])
        if successor is None or successor in used:
            yield Offer("", "", text, place, old, "its source is no longer in the page")
            continue
        used.add(successor)
        source = page.source.units[successor].text
        previous: str | None = old if old != source else None
        doubt = str(match.doubt)
        if page.versions and not doubt:
            lines = _lines(target, match)
            previous, is_known = _source_then(page, successor, lines, previous, fields, grammar)
            doubt = "" if is_known else "when it was written, its source was not in the page"
        yield Offer(
            page.ids[successor],
            source,
            with_anchors_of(source, text),
            place,
            previous,
            doubt,
            round(match.evidence.content, 2),
            round(match.probability, 4),
        )
        for other in match.source[1:]:
            if (more := now.of(other)) is not None and more not in used:
                used.add(more)
                yield Offer(page.ids[more], page.source.units[more].text, text, place, None, str(Doubt.MERGED))
    for j in alignment.without_source:
        unit = target.units[j]
        yield Offer("", "", unit.text, f"{page.path}:{line_number(target.text, unit.span.start)}")


def _lines(target: Document, match: UnitMatch) -> range:
    first, last = target.units[match.target[0]].span, target.units[match.target[-1]].span
    start = line_number(target.text, first.start)
    return range(start, line_number(target.text, max(last.start, last.end - 1)) + 1)


def _source_then(
    page: TranslatedPage, unit: int, lines: range, previous: str | None, fields: Sequence[str], grammar: Grammar
) -> tuple[str | None, bool]:
    """The source of a unit when the newest line of its translation was written, or None if it is the same now; and
    whether the unit was in the page then."""
    assert page.versions is not None
    versions = [text for line in lines if (text := page.versions.at_line(line)) is not None]
    if not versions:
        return previous, True
    now = page.source.units[unit].text
    best: str | None = None
    for text in dict.fromkeys(versions):
        then = _cut(text, fields, grammar)
        back = _Successors(then, page.source).before(unit)
        if back is not None:
            was = then.units[back].text
            if was == now:
                return None, True
            best = best or was
    return (best, True) if best is not None else (previous, False)


class _Successors:
    """Which unit of a page continues which unit of an older version."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old = _continued(old, new)
        self._new = {there: here for here, there in enumerate(self._old) if there is not None}

    def of(self, unit: int) -> int | None:
        """The new unit that continues an old one."""
        return self._new.get(unit)

    def before(self, unit: int) -> int | None:
        """The old unit that a new one continues."""
        return self._old[unit]


@lru_cache(128)
def _continued(old: Document, new: Document) -> tuple[int | None, ...]:
    if old.text == new.text:
        return tuple(range(len(new.units)))
    kinds = [[str(unit.kind) for unit in document.units] for document in (old, new)]
    return match_units([unit.text for unit in old.units], [unit.text for unit in new.units], *kinds).old


def _joined(texts: Sequence[str], blank: str) -> str:
    """Neighbouring texts as one."""
    joined = texts[0].replace(HARD_BREAK, " ") if len(texts) > 1 else texts[0]
    for text in texts[1:]:
        text = text.replace(HARD_BREAK, " ")
        between = blank if joined and text and is_wide(joined[-1]) and is_wide(text[0]) else " "
        joined += between + text
    return joined
