"""What a card says."""

import pytest

from diglot.interface import interface
from diglot.reading.cards import MOST_WORDS, brief, render_cards, standing
from diglot.terms import Naming, Standing, Term

TAGS = {"en": "en", "zh": "zh-Hans"}


@pytest.mark.parametrize(
    ("definition", "shown"),
    [
        ("One. Two.", "One. Two."),
        (f"One {'word ' * 40}end. Two {'word ' * 40}end.", f"One {'word ' * 40}end."),
        (f"{'word ' * 90}end.", f"{'word ' * 90}end."),
        (f"{'字' * 90}。{'句' * 90}。", f"{'字' * 90}。"),
        ("", ""),
    ],
)
def test_a_card_has_room_for_some_sentences(definition: str, shown: str) -> None:
    """As many as make sixty words, two Han characters for one; never half a sentence."""
    assert brief(definition) == shown
    assert MOST_WORDS == 60


def test_the_weakest_rendering_gives_the_standing() -> None:
    """The name in the source language needs no source."""
    words = interface("en")

    def said(*standings: Standing) -> str:
        namings = {"en": Naming("a")}
        namings |= {f"x{index}": Naming("b", standing=its) for index, its in enumerate(standings)}
        return standing(Term("a", namings), TAGS, words)

    assert said(Standing.SOURCED) == words.gettext("rendering found in a source")
    assert said(Standing.SOURCED, Standing.UNSOURCED) == words.gettext("rendering without a known source")
    assert said(Standing.PARTLY, Standing.SOURCED) == words.gettext("rendering found in a source in part")


def test_markup_in_a_termbase_is_text() -> None:
    """Even if it got past the checks."""
    term = Term("a", {"en": Naming("<b>", definition='<script>"&')})
    html = render_cards([term], "en", TAGS, interface("en"), "glossary/")

    assert "<b>" not in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
