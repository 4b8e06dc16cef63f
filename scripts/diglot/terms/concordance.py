"""The uses of the concepts of an edition, in every language, and how each is rendered.

A use is a mention of a preferred or admitted name, or an explicit reference (`[these grids](term:grid-management)`),
in any unit; code is in no unit. Renderings are counted by unit: a paragraph that names a concept twice is one pairing.
They are judged only where the translation is current. A translator's comment in the entry, `# diglot: no-term KEY:
reason`, says that a term was left out on purpose. The setting `terms` in `diglot.toml` decides which mentions become
links, not which are counted.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diglot.pages import APART, Document, Inline, Kind, is_wide, read_inline, references_in
from diglot.pairs import Pair, PairRow, State
from diglot.spans import Span, line_number
from diglot.terms.forms import is_proper
from diglot.terms.mentions import Matcher, Mention
from diglot.terms.stems import may_have
from diglot.terms.term import Approval, Naming, Termbase

WIDTH = 30
"""Letters of context on each side of a use; Han characters, which are twice as wide, count as two."""
_LEFT_OUT = re.compile(r"\s*diglot:\s*no-term\s+([a-z0-9-]+)\s*(?:[:：]\s*(.*))?$")


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a concept, in one language."""

    key: str
    page: str
    unit: str
    language: str
    line: int
    """Of the page, 1-based: where the unit begins."""
    kind: Kind
    headings: tuple[str, ...]
    span: Span
    """In the visible text of the unit."""
    approval: Approval | None
    """None for a reference in other words."""
    left: str
    """What stands before it in the unit, as far as it is shown."""
    text: str
    right: str
    proper: bool = False
    """Whether it is written as a proper name, such as that of a product: nobody has to translate that as the term."""


class TermRendering(StrEnum):
    """How the target unit renders a concept of the source unit."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    """An admitted name, or a reference in other words."""
    INFLECTED = "inflected"
    """Most likely there, in a form that the termbase does not list: the stems of its words are."""
    REJECTED = "rejected"
    MISSING = "not found"
    LEFT_OUT = "left out"
    """On purpose: a comment in the catalog entry says so, `# diglot: no-term grid-management: reason`."""
    OPEN = "open"
    """Not judged: the unit is not translated, or behind, or the concept has no name in the language."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A concept that a source unit uses, and how the target unit renders it."""

    key: str
    page: str
    unit: str
    language: str
    """The target's."""
    rendering: TermRendering
    line: int
    """Of the source page."""
    target_line: int
    found: str = ""
    """The rendering that stands in the target unit; of what was left out the reason."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """Every use of every concept, and every pairing: pages in order, then languages, then places."""

    uses: tuple[Use, ...]
    pairings: tuple[Pairing, ...]

    def by_key(self) -> Mapping[str, Sequence[Use]]:
        """The uses of each concept."""
        found: defaultdict[str, list[Use]] = defaultdict(list)
        for use in self.uses:
            found[use.key].append(use)
        return found


def make_concordance(
    pairs: Iterable[Pair], termbase: Termbase, source: str, matcher: Callable[[str], Matcher] | None = None
) -> Concordance:
    """Look for the concepts of `termbase` in both languages of all pages.

    `source` is the source's language; `matcher` gives the matcher of a language where there is one already.
    """
    pairs = sorted(pairs, key=lambda pair: (pair.page, pair.language))
    languages = {source, *(pair.language for pair in pairs)}
    matchers = {code: matcher(code) if matcher else Matcher(termbase, code) for code in languages}
    uses: list[Use] = []
    pairings: list[Pairing] = []
    uses_of_page: dict[str, dict[str, list[Use]]] = {}
    for pair in pairs:
        if pair.page not in uses_of_page:
            seen = [read_inline(row.source) for row in pair.rows]
            source_uses = _uses(pair, source, pair.source, seen, matchers[source], termbase)
            uses_of_page[pair.page] = source_uses
            uses += _approved(source_uses)
        target = pair.target
        seen = [read_inline("" if row.shows_source else row.text) for row in pair.rows]
        target_uses = _uses(pair, pair.language, target, seen, matchers[pair.language], termbase)
        uses += _approved(target_uses)
        pairings += _pairings(pair, target, uses_of_page[pair.page], target_uses, termbase)
    return Concordance(tuple(uses), tuple(pairings))


def pairings_of(
    pair: Pair,
    target: Document,
    termbase: Termbase,
    matchers: tuple[Matcher, Matcher],
    seen: tuple[Sequence[Inline], Sequence[Inline]],
) -> list[Pairing]:
    """The pairings of one page; `matchers` and `seen`, its units as readers see them, of both languages."""
    here, there = (
        _uses(pair, language, document, units, matcher, termbase, lambda text, span: ("", _plain(span.of(text)), ""))
        for language, document, units, matcher in (
            ("", pair.source, seen[0], matchers[0]),
            (pair.language, target, seen[1], matchers[1]),
        )
    )
    return list(_pairings(pair, target, here, there, termbase))


def _approved(uses: Mapping[str, Sequence[Use]]) -> Iterator[Use]:
    return (use for of_key in uses.values() for use in of_key if use.approval is not Approval.REJECTED)


def _uses(
    pair: Pair,
    language: str,
    document: Document,
    inlines: Sequence[Inline],
    matcher: Matcher,
    termbase: Termbase,
    put_in_context: Callable[[str, Span], tuple[str, str, str]] | None = None,
) -> dict[str, list[Use]]:
    """The uses in a page by unit, rejected names among them."""
    found: dict[str, list[Use]] = {}
    put_in_context = put_in_context or in_context
    mentions = matcher.find_all([inline.text for inline in inlines])
    for index, (row, unit, own) in enumerate(zip(pair.rows, document.units, pair.source.units, strict=True)):
        inline = inlines[index]
        if places := _places(inline, mentions.get(index, ()), termbase, own.terms and unit.terms):
            line = line_number(document.text, unit.span.start)
            found[row.id] = [
                Use(
                    *(key, pair.page, row.id, language, line, unit.kind, unit.headings, span, approval),
                    *put_in_context(inline.text, span),
                    approval is not None and is_proper(inline.text, span, language),
                )
                for key, span, approval in places
            ]
    return found


def find_places(
    inline: Inline, matcher: Matcher, termbase: Termbase, mentions: bool = True
) -> list[tuple[str, Span, Approval | None]]:
    """The uses in a unit, explicit references first among equals, in the order of the text.

    A name inside a reference is not counted again. References to concepts that the termbase does not have are left
    out. With `mentions` false only references count.
    """
    return _places(inline, matcher.find(inline.text), termbase, mentions)


def _places(
    inline: Inline, found: Sequence[Mention], termbase: Termbase, mentions: bool
) -> list[tuple[str, Span, Approval | None]]:
    if not found and not inline.links:
        return []
    explicit = [reference for reference in references_in(inline) if reference.key in termbase.terms]
    places: list[tuple[str, Span, Approval | None]] = []
    for reference in explicit:
        own = (other.approval for other in found if other.key == reference.key and other.span == reference.visible_span)
        places.append((reference.key, reference.visible_span, next(own, None)))
    for mention in found if mentions else ():
        if all(
            mention.span.end <= other.visible_span.start or other.visible_span.end <= mention.span.start
            for other in explicit
        ):
            places.append((mention.key, mention.span, mention.approval))
    return sorted(places, key=lambda place: place[1])


def _pairings(
    pair: Pair,
    target: Document,
    source: Mapping[str, Sequence[Use]],
    theirs: Mapping[str, Sequence[Use]],
    termbase: Termbase,
) -> Iterator[Pairing]:
    language = pair.language
    named = {key: term.namings[language] for key, term in termbase.terms.items() if language in term.namings}
    for row, unit in zip(pair.rows, target.units, strict=True):
        uses = [use for use in source.get(row.id, ()) if use.approval is not Approval.REJECTED and not use.proper]
        for key in dict.fromkeys(use.key for use in uses):
            line = next(use.line for use in source[row.id] if use.key == key)
            rendering, found = TermRendering.OPEN, ""
            if key in named:
                rendering, found = _judge(row, [use for use in theirs.get(row.id, ()) if use.key == key], key)
            if rendering is TermRendering.MISSING and _may_be_inflected(row.text, named[key], pair.language):
                rendering = TermRendering.INFLECTED
            target_line = line_number(target.text, unit.span.start)
            yield Pairing(key, pair.page, row.id, pair.language, rendering, line, target_line, found)


def _judge(row: PairRow, uses: Sequence[Use], key: str) -> tuple[TermRendering, str]:
    """What the target unit has of a concept: a rejected name weighs more than a good one beside it."""
    if row.state is not State.CURRENT or row.shows_source:
        return TermRendering.OPEN, ""
    for approval, rendering in (
        (Approval.REJECTED, TermRendering.REJECTED),
        (Approval.PREFERRED, TermRendering.PREFERRED),
        (Approval.ADMITTED, TermRendering.ADMITTED),
        (None, TermRendering.ADMITTED),
    ):
        for use in uses:
            if use.approval is approval:
                return rendering, use.text
    reason = left_out(row.comments).get(key)
    return (TermRendering.MISSING, "") if reason is None else (TermRendering.LEFT_OUT, reason)


def _may_be_inflected(text: str, naming: Naming, language: str) -> bool:
    visible = read_inline(text).text
    return any(may_have(visible, name, language) for name in (naming.name, *naming.admitted))


def left_out(comments: Iterable[str]) -> dict[str, str]:
    """The concepts that translators left out on purpose, with the reason, by what they say in a catalog entry."""
    return {match[1]: match[2] or "" for comment in comments if (match := _LEFT_OUT.match(comment))}


def in_context(text: str, span: Span) -> tuple[str, str, str]:
    """A piece of a text with what stands beside it, as lines of a concordance show it: cut at blanks, `…` for code."""
    left, right = text[: span.start], text[span.end :]
    begin, end = _reach(left[::-1]), _reach(right)
    left = _cut(left[::-1], begin)[::-1]
    return _plain(left), _plain(span.of(text)), _plain(_cut(right, end))


def _reach(text: str) -> int:
    """The number of characters of `text` that fit."""
    room = WIDTH
    for i, char in enumerate(text):
        room -= 2 if is_wide(char) else 1
        if room < 0:
            return i
    return len(text)


def _cut(text: str, size: int) -> str:
    """The beginning of `text`, without the half of a word at its end."""
    piece = text[:size]
    if size < len(text) and not text[size].isspace() and not is_wide(text[size]) and " " in piece.strip():
        piece = piece[: piece.rindex(" ")]
    return piece


def _plain(text: str) -> str:
    return text.replace("\n", " ").replace(APART, "…")
