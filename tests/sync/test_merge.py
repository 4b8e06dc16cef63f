"""The three-way decision, as a table."""

import itertools

import pytest

from diglot.keys import content_hash
from diglot.sync.lock import Agreed, join_lock, parse_section, render_section, split_lock
from diglot.sync.merge import decide

OLD, NEW, OTHER, SOURCE = "旧译文", "新译文", "另一译文", "the source"


@pytest.mark.parametrize(
    ("catalog", "markdown", "agreed", "winner"),
    [
        (OLD, OLD, OLD, "neither"),
        (NEW, OLD, OLD, "catalog"),
        (OLD, NEW, OLD, "markdown"),
        (NEW, NEW, OLD, "neither"),
        (NEW, OTHER, OLD, "conflict"),
        (SOURCE, OLD, OLD, "catalog"),  # emptied on purpose
        (None, OLD, OLD, "markdown"),  # the entry was lost: the page still has the text
        (None, SOURCE, None, "neither"),
        (OLD, None, OLD, "catalog"),  # the page was lost: it is written again
        (SOURCE, NEW, None, "markdown"),  # a page written by hand before the first sync
        (NEW, SOURCE, None, "catalog"),
        (NEW, OTHER, None, "conflict"),  # the lock was lost, and they differ
    ],
)
def test_decide(catalog: str | None, markdown: str | None, agreed: str | None, winner: str) -> None:
    """The side that changed since both agreed wins; both changed differently is for a person to settle."""
    base = None if agreed is None else Agreed(content_hash(SOURCE), content_hash(agreed))
    assert decide(catalog, markdown, base, SOURCE) == winner


def test_lock_round_trip() -> None:
    """What is rendered is parsed again, page by page."""
    units = {"p12345": Agreed("a" * 12, "b" * 12), "p2abcd": Agreed("c" * 12, "d" * 12)}
    text = join_lock([("z.md", render_section(units)), ("a b.md", render_section(units)), ("empty.md", "")])
    sections = split_lock(text, "base.lock")
    assert list(sections) == ["a b.md", "z.md"]
    assert parse_section(sections["z.md"]) == units
    assert join_lock(sections.items()) == text


def test_neighbouring_units_do_not_share_neighbouring_lines() -> None:
    """So that git merges edits of neighbouring paragraphs."""
    body = render_section({f"p{i}": Agreed("a" * 12, "b" * 12) for i in range(3)})
    hashes = [i for i, line in enumerate(body.splitlines()) if line.startswith("  ")]
    assert all(later - earlier > 1 for earlier, later in itertools.pairwise(hashes))
