"""The hostile corpus: every payload, in every place where it means something, is refused."""

from collections import Counter

import pytest
from attacks import PLACES, Payload, is_refused, payloads, places_of

from diglot.safety import Allowances, judge_of


@pytest.mark.parametrize("payload", payloads(), ids=lambda payload: payload.name)
def test_a_payload_is_refused_in_every_place(payload: Payload) -> None:
    """Of a translation of harmless words."""
    judge = judge_of(Allowances())

    assert [place.name for place in places_of(payload) if not is_refused(judge, payload, place)] == []


def test_the_corpus_is_large() -> None:
    """At least 150 payloads in at least 8 places each, with names of their own."""
    cases = Counter(len(places_of(payload)) for payload in payloads())

    assert len({payload.name for payload in payloads()}) == len(payloads()) >= 150
    assert min(cases) >= 8
    assert sum(size * count for size, count in cases.items()) >= 1200


def test_good_translations_are_not_refused() -> None:
    """The same places, with words, emphasis, and what the source has."""
    judge = judge_of(Allowances())
    good = [Payload(0, "good", "Text", text) for text in ("名单", "《名单》（第一版）", "名单：1,652 人", "名单——“榜”")]

    places = [place for place in PLACES if place.name != "code"]
    refused = [(each.text, place.name) for each in good for place in places if is_refused(judge, each, place)]

    assert refused == []
