"""The hostile corpus: every payload, in every place where it means something, is refused."""

from collections import Counter

import pytest
from attacks import PLACES, Payload, Place, is_refused, more_payloads, payloads, places_of
from editions import Files
from finished_pages import full_judge

from diglot.safety import Allowances, judge_of


@pytest.mark.parametrize("payload", payloads(), ids=lambda payload: payload.name)
def test_a_payload_is_refused_in_every_place(payload: Payload) -> None:
    """Of a translation of harmless words."""
    judge = judge_of(Allowances())

    assert [place.name for place in places_of(payload) if not is_refused(judge, payload, place)] == []


_WORDS = """
    hid-object hid-braille tag-fullwidth look-circled md-wikilink md-front-matter attribute-slash md-attr-curly md-block
    md-attr-heading md-attr-emoji md-attr-keys md-tasklist md-mkdocstrings md-details-class md-bare-www md-bare-address
    md-title-entity md-title-break md-nested-link md-fence-mermaid md-magic-mention md-magic-issue
"""
WORDS = frozenset(_WORDS.split())
"""Payloads that are but words in some place: what stands there has no effect, or is what its source has."""


@pytest.mark.weekly
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_more_payloads_are_refused_in_every_place(place: Place) -> None:
    """By the judge of an edition with all extensions of Material: five hundred kinds that the corpus does not have."""
    judge = full_judge(Files())
    tried = [each for each in more_payloads() if place in places_of(each) and each.name not in WORDS]

    assert len(tried) >= 250
    assert [each.name for each in tried if not is_refused(judge, each, place)] == []


def test_no_heading_documents_a_module() -> None:
    """As `mkdocstrings` does with `# ::: os`, whether this edition has it or not."""
    judge = judge_of(Allowances())
    payload = next(each for each in more_payloads() if each.name == "md-mkdocstrings")
    heading = next(place for place in PLACES if place.name == "heading")

    assert is_refused(judge, payload, heading)
    assert not is_refused(judge, Payload(0, "colons", "Text", "名单 ::: 第一版"), heading)


def test_the_corpus_is_large() -> None:
    """At least 150 payloads in at least 8 places each, with names of their own."""
    cases = Counter(len(places_of(payload)) for payload in payloads())

    assert len({payload.name for payload in payloads()}) == len(payloads()) >= 150
    assert len({payload.name for payload in more_payloads()}) == len(more_payloads()) >= 500
    assert min(cases) >= 8
    assert sum(size * count for size, count in cases.items()) >= 1200


def test_good_translations_are_not_refused() -> None:
    """The same places, with words, emphasis, and what the source has."""
    judge = judge_of(Allowances())
    good = [Payload(0, "good", "Text", text) for text in ("名单", "《名单》（第一版）", "名单：1,652 人", "名单——“榜”")]

    places = [place for place in PLACES if place.name != "code"]
    refused = [(each.text, place.name) for each in good for place in places if is_refused(judge, each, place)]

    assert refused == []
