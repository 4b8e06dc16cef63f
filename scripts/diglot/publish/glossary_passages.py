"""The paragraphs that mention a concept, each in all its languages, as the glossary shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from diglot.pages import visible_text
from diglot.pairs import Pair
from diglot.spans import Span
from diglot.terms import Use
from diglot.terms.concordance import in_context

Line = tuple[str, str, str]
"""What stands before a use, the use, and what stands behind it."""


@dataclass(frozen=True, slots=True)
class GlossaryPassage:
    """A unit that uses a concept: lines in each language; one without the concept shows how it begins."""

    page: str
    unit: str
    sides: Mapping[str, Sequence[Line]]


def find_glossary_passages(uses: Iterable[Use], pairs: Iterable[Pair]) -> dict[str, list[GlossaryPassage]]:
    """The passages of each concept, in page order, with both languages of each; what is not translated is missing."""
    texts: dict[tuple[str, str], dict[str, str]] = {}
    order: dict[tuple[str, str], int] = {}
    for pair in pairs:
        for index, row in enumerate(pair.rows):
            here = texts.setdefault((pair.page, row.id), {})
            order[pair.page, row.id] = index
            here.setdefault("", row.source)
            if not row.shows_source:
                here[pair.language] = row.text
    found: dict[str, dict[tuple[str, str], dict[str, list[Line]]]] = {}
    for use in uses:
        lines = found.setdefault(use.key, {}).setdefault((use.page, use.unit), {})
        lines.setdefault(use.language, []).append((use.left, use.text, use.right))
    return {
        key: [
            GlossaryPassage(*place, _both(lines, texts[place]))
            for place, lines in sorted(by_place.items(), key=lambda item: (item[0][0], order[item[0]]))
        ]
        for key, by_place in found.items()
    }


def _both(lines: Mapping[str, list[Line]], texts: Mapping[str, str]) -> Mapping[str, Sequence[Line]]:
    """The lines, and how the texts in the other languages begin; the source language's has no name here."""
    openings = {code: [in_context(visible_text(text), Span(0, 0))] for code, text in texts.items() if code not in lines}
    return {**openings, **lines}
