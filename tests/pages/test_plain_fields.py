"""Fields at the top of a page without `---`, as MkDocs reads them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from diglot.errors import StructureError
from diglot.pages import Kind, join_units, split_units

PAGES = [
    "title: A title\nauthor: Ann\n\nText.\n",
    "Title: A title\n    that goes on\nText: no text\n",
    "title: A title\nText.\n",
    "  title:A title\n\n\n\n    code\n",
    "https://example.org/ is an address\n",
    "title:\n\n# Heading\n",
    "title: A title",
    "\ntitle: A title\n",
    "# Heading\ntitle: A title\n",
    "no field: A title\n",
    "标题: 没有\n",
    "title: A title\n   \n\nText.\n",
    "title: A title\r\ndescription: “Said”: it\r\n\r\nText.\r\n",
    "---\ntitle: A title\n---\nname: Text.\n",
]
LINES = st.lists(
    st.sampled_from(
        ["title: A", "Title: B", "x: y", "    more", "\tmore", "", "  ", "Text.", "# H", "标: 题", "a b: c", ":"]
    )
)


@pytest.mark.parametrize("page", PAGES)
def test_pages_begin_where_mkdocs_says(page: str) -> None:
    """What stands above is no Markdown."""
    assert _begun(_body(page)) == _begun(get_data(page)[0])


@given(LINES)
def test_made_pages_begin_where_mkdocs_says(lines: list[str]) -> None:
    """Fields, what continues them, and what ends them."""
    page = "\n".join(lines)

    assert _begun(_body(page)) == _begun(get_data(page)[0])


@given(LINES)
def test_the_title_is_what_mkdocs_reads(lines: list[str]) -> None:
    """Two of them are one to MkDocs, and two units."""
    page = "\n".join(lines)
    units = [unit.text for unit in split_units(page).units if unit.kind is Kind.FIELD]

    assert " ".join(units).split() == get_data(page)[1].get("title", "").split()


def test_a_plain_field_is_written_without_quotes() -> None:
    """They would be read."""
    page = "title: A title\n\nText.\n"
    joined = join_units(split_units(page), ["Ein Titel: „#1“", None])

    assert joined == "title: Ein Titel: „#1“\n\nText.\n"
    assert get_data(joined)[1] == {"title": "Ein Titel: „#1“"}


def test_a_translation_that_would_be_a_field_is_refused() -> None:
    """MkDocs would take it off the page."""
    document = split_units("Words of the page.\n")

    with pytest.raises(StructureError):
        join_units(document, ["title: Worte"])


def _body(page: str) -> str:
    return page[split_units(page).body :].replace("\r\n", "\n")


def _begun(text: str) -> str:
    """A text without the blank lines it begins with."""
    return re.sub(r"\A(?:[ \t]*(?:\n|\Z))*", "", text)
