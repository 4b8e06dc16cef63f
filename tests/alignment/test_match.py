"""Old units are matched to new ones by content first, then by likeness and place."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.alignment.match import match_units

FOX = "The quick brown fox jumps over the lazy dog while nobody looks."
MOON = "It was not seen again in the village until the moon had come and gone."
LAW = "Another paragraph altogether talks about scoring systems and their discontents in law."


def test_moved_units_are_found() -> None:
    """A section that changes places keeps its units."""
    assert match_units([FOX, MOON, LAW], [LAW, FOX, MOON]).old == (2, 0, 1)


def test_an_edited_unit_is_the_same_unit() -> None:
    """Also when others were added and removed around it."""
    assert match_units([FOX, MOON, LAW], [FOX, "New words.", MOON.replace("village", "town")]).old == (0, None, 1)


def test_a_rewritten_unit_is_a_new_one() -> None:
    """Nothing of the old text is left: its translation would say something else."""
    assert match_units([FOX, MOON], [FOX, LAW]).old == (0, None)


def test_a_split_leaves_the_id_with_the_larger_piece() -> None:
    """The other piece records where it came from."""
    matching = match_units([f"{FOX} {MOON}", LAW], [FOX, MOON, LAW])
    assert matching.old == (None, 0, 1)
    assert matching.split_from == (0, None, None)


def test_a_split_in_three() -> None:
    """Every piece beside the one that kept the id records it."""
    matching = match_units([f"{FOX} {MOON} {LAW}"], [FOX, MOON, LAW])
    assert matching.old.count(None) == 2
    assert [piece for piece, old in zip(matching.split_from, matching.old, strict=True) if old is None] == [0, 0]


def test_a_merge_records_what_it_took_in() -> None:
    """The id of the larger part survives."""
    matching = match_units([FOX, MOON, LAW], [f"{FOX} {MOON}", LAW])
    assert matching.old == (1, 2)
    assert matching.merged == ((0,), ())


def test_equal_texts_follow_their_neighbours() -> None:
    """Cells that all say “Yes” stay in their rows."""
    old = ["one", "Yes", "two", "Yes", "three", "Yes"]
    assert match_units(old, ["two", "Yes", "one", "Yes", "three", "Yes"]).old == (2, 3, 0, 1, 4, 5)
    assert match_units(old, ["one", "Yes", "three", "Yes"]).old == (0, 1, 4, 5)


@given(
    st.lists(st.sampled_from([FOX, MOON, LAW, "Yes", "No", ""])),
    st.lists(st.sampled_from([FOX, MOON, LAW, "Yes", "x"])),
)
def test_matching_is_one_to_one(old: list[str], new: list[str]) -> None:
    """And no unit vanishes as long as its text is there as often as before."""
    matching = match_units(old, new)
    found = [i for i in matching.old if i is not None]
    assert len(set(found)) == len(found)
    for text in set(old):
        kept = sum(
            matching.old[j] is not None and old[matching.old[j] or 0] == text
            for j, now in enumerate(new)
            if now == text
        )
        assert kept == min(old.count(text), new.count(text))


@given(st.lists(st.text(alphabet="abc ", min_size=1), unique=True), st.randoms(use_true_random=False))
def test_units_with_unique_texts_survive_any_shuffle(texts: list[str], dice: random.Random) -> None:
    """Position plays no part where content decides."""
    shuffled = dice.sample(texts, len(texts))
    assert [texts[i or 0] for i in match_units(texts, shuffled).old] == shuffled


@pytest.mark.slow
def test_a_page_of_thousands_of_edited_units() -> None:
    """All are found although all were moved as well; comparing all with all would be 16 million comparisons."""
    dice = random.Random(1)
    words = [f"w{i}" for i in range(3000)]
    old = [" ".join(dice.choices(words, k=30)) for _ in range(4000)]
    new = dice.sample([f"{text} more" for text in old], len(old))
    matching = match_units(old, new)
    assert sum(new[j].startswith(old[i]) for j, i in enumerate(matching.old) if i is not None) == 4000


SENTENCES = ["Read the guide for beginners first.", "Ask us on the forum about it.", "See the list of all rules."]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "See [the list](https://a.example/very/long/address/of/a/page?with=query) of rules",
            "See [the list] of rules",
        ),
        ("The tool", "[The tool](https://github.com/example/tool/blob/main/docs/the-tool-itself.md)"),
        ("[the law](law.md)", '<a href="https://example.org/of/the/state/law.html" title="x">the law</a>'),
        ("如何学习LaTex", "如何学习 `LaTeX`"),
    ],
)
def test_a_text_with_other_markup_is_the_same_text(before: str, after: str) -> None:
    """Readers see no difference, or a small one, however long the address is."""
    old, new = [*SENTENCES, before], [after, *reversed(SENTENCES)]

    assert match_units(old, new).old[0] == 3


def test_of_equal_texts_the_one_of_the_same_kind_is_continued() -> None:
    """A heading and a list item of the same words, both moved, and a paragraph between them gone."""
    old, kinds = ["Rules", FOX, "Rules", MOON], ["heading", "paragraph", "list item", "paragraph"]
    new, now = [MOON, "Rules", LAW, "Rules"], ["paragraph", "list item", "paragraph", "heading"]

    assert match_units(old, new, kinds, now).old == (3, 2, None, 0)


def test_code_alone_is_not_alike_because_it_is_code() -> None:
    """What is in it counts."""
    assert match_units(["`pip install tool`", FOX], [FOX, "`uvx`"]).old == (1, None)
