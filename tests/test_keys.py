"""Ids and hashes are derived from text, are short, and do not collide within a page."""

import re

from hypothesis import given
from hypothesis import strategies as st

from diglot.keys import content_hash, new_id


@given(st.lists(st.text(), max_size=30))
def test_ids_of_a_page_are_unique_and_valid_anchors(texts: list[str]) -> None:
    """Also for equal texts, which are told apart by what is taken."""
    taken: list[str] = []
    for text in texts:
        taken.append(new_id(text, taken))
    assert len(set(taken)) == len(texts)
    assert all(re.fullmatch(r"p[0-9a-hjkmnp-tv-z]{5}", unit) for unit in taken)


@given(st.text())
def test_an_id_is_a_function_of_the_text(text: str) -> None:
    """Two branches that add the same paragraph agree on its id."""
    assert new_id(text, ()) == new_id(text, ())
    assert content_hash(text) == content_hash(text)


def test_a_hash_changes_with_the_text() -> None:
    """Among ten thousand texts no two share a hash."""
    assert len({content_hash(f"text {i}") for i in range(10_000)}) == 10_000
