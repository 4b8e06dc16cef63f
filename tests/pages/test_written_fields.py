"""What is written into front matter is read from it again, by the YAML of MkDocs: else all of it becomes text."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diglot.pages import join_units, split_units

WORDS = st.text(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0xD7FF), min_size=1, max_size=12)
PAGE = "---\ntitle: A title\n---\n\nText.\n"


def read_title(said: str) -> object:
    """The title of a page after it was translated so."""
    page = split_units(PAGE, ("title",))
    text = join_units(page, [said, *[None] * (len(page.units) - 1)])
    return yaml.safe_load(text.split("---\n")[1])["title"]


@pytest.mark.parametrize(
    "said",
    [
        *("=", "=a", "<<", "<<a", "~", "null", "Null", "yes", "OFF", "true", "1", "1.5", ".5", "0x1f", "1_000", "1:30"),
        *("2026-01-01", "2026-99-99", "- a", "? a", "a: b", "a #b", "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a"),
        *("{a", "[a", "]", "}", ",", "'a", '"a', "a:", ".inf", ".nan", "+1", "-1", ":", "---", "...", "a\\b"),
    ],
)
def test_whatever_yaml_takes_for_something_else_is_quoted(said: str) -> None:
    """Values, numbers, dates, and signs that begin something."""
    assert read_title(said) == said


@given(WORDS)
def test_words_are_read_as_they_were_written(said: str) -> None:
    """Of any script, with any punctuation."""
    assert read_title(said) == said
