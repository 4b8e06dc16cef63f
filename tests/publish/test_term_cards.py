"""What a card says."""

import pytest

from diglot.interface import interface
from diglot.publish.templates import Templates
from diglot.publish.term_cards import MOST_WORDS, brief, render_card, standing
from diglot.terms import Naming, Source, Term

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
    """Of one that has no source nothing is said."""
    words = interface("en")

    def said(*found: str) -> str:
        sources = tuple(Source("A", "T", 2021, tuple(names.split())) for names in found)
        return standing(Term("a", {code: Naming("a") for code in ("en", "zh", "fr")}, sources=sources), TAGS, words)

    assert said("en zh fr") == said("en zh", "en fr") == words.gettext("rendering found in a source")
    assert said("en zh") == said("en") == words.gettext("rendering found in a source in part")
    assert said("zh") == said() == ""


def test_a_card_without_a_source_is_silent_about_it() -> None:
    """Its foot is the link, and nothing before it."""
    card = render_card(Term("a", {"en": Naming("a")}), "en", TAGS, interface("en"), "g/", Templates())

    assert '<p class="diglot-foot" lang="en"><a href="g/#t-a">' in card


def test_markup_in_a_termbase_is_text() -> None:
    """Even if it got past the checks."""
    term = Term("a", {"en": Naming("<b>", definition='<script>"&')})
    html = render_card(term, "en", TAGS, interface("en"), "glossary/", Templates())

    assert "<b>" not in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
