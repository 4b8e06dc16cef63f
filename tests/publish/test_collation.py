"""The order of names, and the letters they stand under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.publish.collation import REST, by_letter, sort_key
from diglot.terms import Naming


def order(names: list[str] | dict[str, str]) -> list[str]:
    """Names, or names with their readings, in order."""
    readings = names if isinstance(names, dict) else dict.fromkeys(names, "")
    return sorted(readings, key=lambda name: sort_key(Naming(name, reading=readings[name])))


def test_english_goes_word_by_word() -> None:
    """Without case, hyphens and accents; nothing comes before something."""
    names = ["grid-style management", "Grid", "éclair", "grid management", "griddle", "Edge", "zero"]

    assert order(names) == ["éclair", "Edge", "Grid", "grid management", "grid-style management", "griddle", "zero"]


def test_chinese_goes_by_pinyin_character_by_character() -> None:
    """Letters, then the tone, of the first character before those of the second; ü follows u; Latin letters count."""
    names = {
        "路": "lù",
        "绿": "lǜ",
        "卵": "luǎn",
        "妈妈": "māma",
        "麻": "má",
        "马": "mǎ",
        "骂": "mà",
        "MA": "MA",
        "网格员": "wǎnggéyuán",
        "网格化管理": "wǎnggéhuà guǎnlǐ",
        "FICO评分": "FICO píngfēn",
        "防控": "fángkòng",
    }

    wanted = ["防控", "FICO评分", "路", "绿", "卵", "MA", "妈妈", "麻", "马", "骂", "网格化管理", "网格员"]
    assert order(names) == wanted


@pytest.mark.parametrize(
    ("name", "reading", "letter"),
    [
        ("重建", "chóngjiàn", "C"),
        ("重点人员", "zhòngdiǎn rényuán", "Z"),
        ("行为", "xíngwéi", "X"),
        ("行业", "hángyè", "H"),
        ("长期", "chángqī", "C"),
        ("西安", "Xī'ān", "X"),
        ("FICO评分", "FICO píngfēn", "F"),
        ("1984年", "1984 nián", REST),
        ("Éclair", "", "E"),
        ("“quoted”", "", "Q"),
        ("网格", "", "网"),
    ],
)
def test_the_reading_decides_the_letter(name: str, reading: str, letter: str) -> None:
    """Also of characters that are read in several ways; without a reading the first letter of the name does."""
    assert list(by_letter({"a": Naming(name, reading=reading)})) == [(letter, ["a"])]


@pytest.mark.parametrize(
    ("name", "reading", "syllables"),
    [
        ("西安", "xī'ān", [("xi", 0, 1), ("an", 0, 1)]),
        ("先", "xiān", [("xian", 0, 1)]),
        ("一个", "yí gè", [("yi", 0, 2), ("ge", 0, 4)]),
        ("那儿", "nàr", [("na", 0, 4), ("r", 0, 5)]),
        ("女儿", "nǚ’ér", [("nu", 1, 3), ("er", 0, 2)]),
    ],
)
def test_a_reading_is_cut_into_syllables(name: str, reading: str, syllables: list[tuple[str, int, int]]) -> None:
    """One for each character, whatever the spaces; tones are those of the reading, not of the dictionary."""
    assert list(sort_key(Naming(name, reading=reading))[0]) == syllables


def test_a_reading_that_does_not_fit_is_taken_as_words() -> None:
    """It still has its letter."""
    assert list(by_letter({"a": Naming("网格", reading="grid cell")})) == [("G", ["a"])]


@given(st.dictionaries(st.text("abcdef", min_size=1), st.text(min_size=1)))
def test_every_name_stands_under_one_letter(names: dict[str, str]) -> None:
    """Whatever it is; the letters do not repeat."""
    found = list(by_letter({key: Naming(name) for key, name in names.items()}))

    assert sorted(key for _, keys in found for key in keys) == sorted(names)
    assert len({letter for letter, _ in found}) == len(found)
