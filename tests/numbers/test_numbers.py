"""Numbers of two languages, by a table that translators can read, and laws of reading them."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.numbers import compare_figures, read_figures

PAIRS = re.findall(r"^\| (.+?) \| (.+?) \| ([=≠]) \|$", (Path(__file__).parent / "pairs.md").read_text("utf-8"), re.M)
DIGITS = "零一二三四五六七八九"


def test_the_table_is_long() -> None:
    """Three hundred pairs and more, no pair twice, a hundred of them wrong."""
    assert len(PAIRS) >= 300
    assert len({pair[:2] for pair in PAIRS}) == len(PAIRS)
    assert sum(verdict == "≠" for _, _, verdict in PAIRS) >= 100


@pytest.mark.parametrize(("english", "chinese", "verdict"), PAIRS)
def test_a_pair_is_judged_as_the_table_says(english: str, chinese: str, verdict: str) -> None:
    """In both directions at once."""
    missing, added = compare_figures(read_figures(english, "en"), read_figures(chinese, "zh"))

    assert bool(missing or added) is (verdict == "≠"), (missing, added)


def in_chinese(number: int) -> str:
    """A number below a hundred million in Chinese numerals, as one learns it at school."""
    if number >= 10_000:
        rest = number % 10_000
        return in_chinese(number // 10_000) + "万" + (("零" if rest < 1000 else "") + in_chinese(rest) if rest else "")
    said, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + name
        gap = not digit
    return said


@given(st.integers(20, 99_999_999))
def test_numbers_are_read_in_every_spelling(number: int) -> None:
    """Digits, digits in threes, and Chinese numerals mean the same."""
    spellings = [(f"{number}", "en"), (f"{number:,}", "en"), (f"{number:,}", "zh"), (in_chinese(number), "zh")]
    values = [
        {value for figure in read_figures(text, language) for value in figure.values} for text, language in spellings
    ]

    assert all(Fraction(number) in read for read in values), spellings


@given(st.text(alphabet="0123456789,.%年月日第一二三十百千万亿零点几数 of thousandmillion-–至", max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    """Figures lie in it, in order, and do not overlap."""
    for language in ("en", "zh", "de"):
        figures = read_figures(text, language)
        ends = [0, *(figure.span.end for figure in figures)]

        assert all(figure.span.start >= end for figure, end in zip(figures, ends, strict=False))
        assert all(figure.values for figure in figures)


@given(st.integers(3, 10**12), st.integers(3, 10**12))
def test_another_number_is_never_the_same(one: int, other: int) -> None:
    """Equal figures agree, different ones do not, whatever they are."""
    agrees = not any(compare_figures(read_figures(f"{one} firms", "en"), read_figures(f"{other}家企业", "zh")))

    assert agrees is (one == other)


@pytest.mark.parametrize(
    ("language", "before", "unit"),
    [
        ("zh", "", "亿"),
        ("zh", "", "万亿"),
        ("zh", "数", "亿"),
        ("zh", "上", "亿"),
        ("ja", "3", "億"),
        ("en", "", "tens of "),
    ],
)
def test_a_row_of_units_has_no_end_of_digits(language: str, before: str, unit: str) -> None:
    """Multiplying each into the number before it would take a time that grows with the square."""
    figures = read_figures(f"{before}{unit * 4000}tens", language)
    values = [value for figure in figures for value in figure.values if isinstance(value, int)]

    assert values
    assert all(value.bit_length() < 64_000 for value in values)
