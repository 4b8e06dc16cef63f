"""Aligning a page with its translation: nothing wrong is accepted, whatever was changed, and the change is seen."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import examples

from diglot.alignment import Doubt, Lexicon, PageAlignment, Traits, align_page, align_pages, read_traits
from diglot.alignment.lattice import align_in_order
from diglot.pages import split_units

WORDS = (
    "river",
    "stone",
    "winter",
    "garden",
    "letter",
    "window",
    "market",
    "station",
    "doctor",
    "teacher",
    "summer",
    "kitchen",
    "village",
    "forest",
    "bridge",
    "morning",
    "evening",
    "captain",
    "soldier",
    "painter",
    "island",
    "mountain",
    "harbour",
    "library",
    "machine",
    "engine",
    "council",
)
HAN = "河石冬园信窗市站医师夏厨村林桥晨晚船兵画岛山港馆机擎会"
NAMES = ("Anna", "Berlin", "Cairo", "Dora", "Emil", "Fiji", "Graz", "Hugo", "Ivan", "Jena", "Kyoto", "Lima")


class Damage(NamedTuple):
    """What was done to a translated page: its units, with the place of the source unit that each translates."""

    texts: list[str]
    origins: list[tuple[int, ...]]


def made_up_page(seed: int, count: int) -> tuple[list[str], list[str]]:
    """Paragraphs in English and in Chinese, word by word; each has a number or a name, or only words."""
    chance = random.Random(seed)
    there, here = [], []
    for number in range(count):
        words = [chance.randrange(len(WORDS)) for _ in range(chance.randint(5, 18))]
        mark = chance.choice((f"{chance.randint(13, 9999)}", NAMES[number % 12], f"`f{number}`"))
        at = chance.randrange(len(words))
        there.append(" ".join([*(WORDS[i] for i in words[:at]), mark, *(WORDS[i] for i in words[at:])]) + ".")
        here.append("".join([*(f"{HAN[i]}的" for i in words[:at]), mark, *(f"{HAN[i]}的" for i in words[at:])]) + "。")
    return there, here


def damaged(texts: Sequence[str], kind: str, chance: random.Random) -> Damage:
    """The texts with one change."""
    units = [(text, (i,)) for i, text in enumerate(texts)]
    at = chance.randrange(1, len(units) - 1)
    if kind == "removed":
        del units[at]
    elif kind == "added":
        units.insert(at, (made_up_page(chance.randrange(10**6), 1)[1][0], ()))
    elif kind == "swapped":
        units[at], units[at - 1] = units[at - 1], units[at]
    elif kind == "merged":
        units[at - 1 : at + 1] = [(units[at - 1][0] + units[at][0], (at - 1, at))]
    elif kind == "split":
        text = units[at][0]
        middle = text.index("的", len(text) // 2) + 1 if "的" in text[len(text) // 2 :] else 2
        units[at : at + 1] = [(text[:middle], (at, at)), (text[middle:], (at, at))]
    return Damage([text for text, _ in units], [origin for _, origin in units])


def aligned(source: Sequence[str], target: Sequence[str], lexicon: Lexicon | None = None) -> PageAlignment:
    """Two pages of paragraphs, aligned."""
    one, other = (read_traits(split_units("\n\n".join(texts))) for texts in (source, target))
    return align_page(one, other, lexicon or Lexicon())


@pytest.mark.parametrize("kind", ["none", "removed", "added", "swapped", "merged", "split"])
@given(seed=st.integers(0, 10**6), count=st.integers(4, 14))
@settings(max_examples=examples(12), deadline=None)
def test_no_wrong_pair_is_accepted(kind: str, seed: int, count: int) -> None:
    """Of a page with one change; texts without partners are named, on both sides."""
    source, target = made_up_page(seed, count)
    damage = damaged(target, kind, random.Random(seed))
    found = aligned(source, damage.texts)
    sure = [match for match in found.matches if match.is_sure]
    paired = [place for match in found.matches for place in match.target]
    doubtful = {place for match in found.matches if not match.is_sure for place in match.source}

    assert [match for match in sure if damage.origins[match.target[0]] != match.source] == []
    assert sorted([*paired, *found.without_source]) == list(range(len(damage.texts)))
    changed = {place for places in damage.origins for place in places if places.count(place) + len(places) > 2}
    changed |= set(range(count)) - {place for places in damage.origins for place in places}
    assert changed <= doubtful | {*found.without_translation}


def test_a_page_that_was_not_changed_is_accepted() -> None:
    """Nearly everything: each paragraph has a mark of its own."""
    shares = []
    for seed in range(20):
        found = aligned(*made_up_page(seed, 12))
        shares.append(sum(match.is_sure for match in found.matches) / 12)

    assert sum(shares) / len(shares) > 0.95


def test_words_are_learned_from_other_pages() -> None:
    """A page without numbers, code and names, two paragraphs of which changed places, is seen through."""
    pages = [made_up_page(seed, 14) for seed in range(12)]
    plain = [[text.translate(dict.fromkeys(map(ord, "0123456789`"), "")) for text in side] for side in pages[0]]
    plain[1][4], plain[1][5] = plain[1][5], plain[1][4]
    traits = [
        tuple(read_traits(split_units("\n\n".join(texts))) for texts in page) for page in [*pages[1:], tuple(plain)]
    ]
    found, _ = align_pages([(one, other) for one, other in traits])
    pairs = {match.source[0]: match.target[0] for match in found[-1].matches if match.is_sure}

    assert len(pairs) >= 10
    assert all(there == here for there, here in pairs.items() if there not in (4, 5))
    assert {pairs.get(4, 5), pairs.get(5, 4)} == {4, 5}


def test_what_cannot_be_told_apart_is_not_accepted() -> None:
    """Two list items without anything of their own may be in either order."""
    one = read_traits(split_units("# Fruit 77\n\n- apples\n- cherry\n"))
    other = read_traits(split_units("# 水果 77\n\n- 樱桃\n- 苹果\n"))
    found = align_page(one, other, Lexicon())

    assert [match.doubt for match in found.matches] == [Doubt.NONE, Doubt.NEIGHBOUR, Doubt.NEIGHBOUR]


def test_a_page_in_two_orders_is_seen() -> None:
    """A section that stands elsewhere in the translation is found there."""
    source, target = made_up_page(5, 12)
    moved = [*target[4:], *target[:4]]
    found = aligned(source, moved)
    pairs = {match.source[0]: match.target[0] for match in found.matches}

    assert pairs == {i: (i - 4) % 12 for i in range(12)}
    assert {match.source[0] for match in found.matches if match.has_moved} == {0, 1, 2, 3}


@pytest.mark.parametrize(("sources", "targets"), [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_pages_without_units(sources: int, targets: int) -> None:
    """Nothing is paired with nothing."""
    found = align_in_order(sources, targets, lambda i, a, j, b: 5.0)

    assert len(found) == min(sources, targets)


def test_long_pages_are_aligned_near_their_diagonal() -> None:
    """Not every unit is compared with every other: the number of comparisons is linear."""
    calls = [0]

    def score(i: int, a: int, j: int, b: int) -> float:
        calls[0] += 1
        return 6.0 if a == b == 1 and i == j else -20.0

    found = align_in_order(600, 600, score)

    assert [(bead.source, bead.target) for bead in found] == [(i, i) for i in range(600)]
    assert calls[0] < 3 * 600 * 130


def traits_of(page: str) -> list[Traits]:
    """The traits of a page of Markdown."""
    return read_traits(split_units(page))


def test_headings_between_sure_pairs_are_sure() -> None:
    """Nobody moves a heading without its section, so nothing else is needed. Items in their place may have moved."""
    source, target = made_up_page(3, 6)
    for mark, sure in (("## ", True), ("- ", False)):
        one = [*source[:2], f"{mark}Cryptography", *source[2:4], f"{mark}Logic", *source[4:]]
        other = [*target[:2], f"{mark}密码学", *target[2:4], f"{mark}逻辑", *target[4:]]
        found = align_page(traits_of("\n\n".join(one)), traits_of("\n\n".join(other)), Lexicon())
        doubts = {match.source: match.is_sure for match in found.matches}

        assert all(is_sure for place, is_sure in doubts.items() if place not in ((2,), (5,)))
        assert [doubts[2,], doubts[5,]] == [sure, sure]


def test_a_heading_of_a_section_that_was_left_out_is_doubtful() -> None:
    """A pair is not held from both sides if a unit beside it has no partner."""
    source, target = made_up_page(3, 6)
    one = [*source[:2], "## Logic", *source[2:4], "## Sets", *source[4:]]
    other = [*target[:2], "## 集合", *target[4:]]
    found = align_page(traits_of("\n\n".join(one)), traits_of("\n\n".join(other)), Lexicon())
    headings = [match for match in found.matches if match.source[0] in (2, 5)]

    assert not any(match.is_sure for match in headings)


def test_a_pair_of_short_texts_that_other_places_have_is_sure() -> None:
    """One place teaches nothing to itself."""
    one, other = traits_of("- Usable\n- Preferred\n"), traits_of("- 可用\n- 首选\n")
    pairs = [("Usable", "可用"), ("Preferred", "首选")]
    taught = {times: align_page(one, other, Lexicon((), pairs * times)) for times in (1, 2, 4)}

    assert [all(match.is_sure for match in found.matches) for found in taught.values()] == [False, True, True]
    crossed = align_page(one, traits_of("- 首选\n- 可用\n"), Lexicon((), pairs * 4))
    assert not any(match.is_sure and not match.has_moved for match in crossed.matches)


def test_words_that_stand_together_keep_their_own_renderings() -> None:
    """“machine” is not rendered by what “learning” is rendered by, although they seldom stand apart."""
    lessons = [(["machine", "learning", f"a{i}"], ["机器", "学习", f"b{i}"]) for i in range(8)]
    lessons += [(["deep", "learning", f"c{i}"], ["深度", "学习", f"d{i}"]) for i in range(8)]
    lessons += [([f"e{i}", "other"], [f"f{i}", "别的"]) for i in range(20)]
    lexicon = Lexicon(lessons)
    right = lexicon.compare(["machine", "learning"], ["机器", "学习"])
    wrong = lexicon.compare(["machine", "learning"], ["深度", "学习"])

    assert right > wrong + 1
    assert lexicon.compare(["machine"], ["学习"]) < 0 < lexicon.compare(["machine"], ["机器"])


def test_a_text_with_what_stands_beside_its_source_is_doubtful() -> None:
    """Also if that unit seems to have moved elsewhere: here the translation has the sentence of the note as well."""
    source, target = made_up_page(8, 6)
    note, translation = "You can start when 1234 `work` was given.", "给了1234`work`你就可以开始。"
    one = [*source[:3], note, *source[3:]]
    other = [*target[:2], f"{target[2]}{translation}", *target[3:], translation]
    found = aligned(one, other)

    assert [match.is_sure for match in found.matches if match.source[0] == 2] in ([False], [])


def test_a_text_without_words_is_paired_with_its_like_only() -> None:
    """A comment, or a sign, in the place of a picture is not its translation."""
    source, target = made_up_page(4, 6)
    for one, other, sure in (("{/**/}", "![](a.png)", False), ("![](a.png)", "![](a.png)", True), ("……", "……", True)):
        found = aligned([*source[:3], one, *source[3:]], [*target[:3], other, *target[3:]])

        assert [match.is_sure for match in found.matches if match.source == (3,)] == [sure]


def test_links_to_one_page_are_told_apart_by_their_anchors() -> None:
    """As those to examples, or to the parts of a standard."""
    names = [("Robust", "健壮性"), ("Operable", "可操作性"), ("Perceivable", "可感知性")]
    one, other = ("".join(f"- [{pair[i]}](https://w3.org/guide/#{pair[0]})\n" for pair in names) for i in (0, 1))
    found = align_page(traits_of(one), traits_of(other), Lexicon())
    crossed = align_page(traits_of(one), traits_of("".join(reversed(other.splitlines(keepends=True)))), Lexicon())

    assert [match.is_sure for match in found.matches] == [True] * 3
    assert {(match.source[0], match.target[0]) for match in crossed.matches if match.is_sure} <= {
        (0, 2),
        (1, 1),
        (2, 0),
    }


@pytest.mark.parametrize(
    ("piece", "is_clear"), [("这是译者写给读者的一段话：", True), ("这是译者写给读者的一段话，", False)]
)
def test_a_piece_that_ends_with_a_comma_belongs_to_what_follows(piece: str, is_clear: bool) -> None:
    """The text after it is not the whole translation. A text that is complete may be the translator's own."""
    source, target = made_up_page(1, 8)
    found = aligned(source, [*target[:4], piece, *target[4:]])

    assert [match.clearness > 0 for match in found.matches if match.source == (4,)] == [is_clear]


def test_an_address_is_the_same_in_a_link_and_in_brackets() -> None:
    """So a paragraph whose translation stands in another one's is seen, also if one side wrote its link wrongly."""
    one, other = (traits_of(text)[0] for text in ("A text (https://a.org/b).", "[文](https://a.org/b)"))

    assert "link https://a.org/b" in one.asks & other.asks
