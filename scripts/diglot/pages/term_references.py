"""References to terms: links that lead to the glossary, `[these grids](term:grid-management)`."""

from typing import NamedTuple

from diglot.pages.inline import Inline, read_inline
from diglot.spans import Span

TERM = "term:"
"""What the destination of a reference to a term begins with."""


class Reference(NamedTuple):
    """A reference to a term: `[these grids](term:grid-management)`."""

    key: str
    span: Span
    """Where it stands in the unit."""
    visible_span: Span
    """Where its words stand in the visible text."""
    text: str
    """Its words."""


def term_references(text: str) -> list[Reference]:
    """The references to terms in a unit."""
    return references_in(read_inline(text)) if TERM in text else []


def references_in(inline: Inline) -> list[Reference]:
    """The references to terms among the links of a unit."""
    return [
        Reference(link.destination.removeprefix(TERM), link.span, link.visible_span, link.visible_span.of(inline.text))
        for link in inline.links
        if link.destination.startswith(TERM) and not link.image
    ]
