"""Where a number may begin: looking there first finds what trying everywhere finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import examples

from diglot.numbers import chinese_words, english_words, may_differ, read_figures
from diglot.numbers.figures import find_tokens

ENGLISH = """
a an A a-third one half halves quarter third fifth 2001 – 02 and and|a|half ſix \u212aelvin tens|of ten May IV iı vii _x
3rd v1.2.3 1/2 1,000 million ’90s two-thirds century . é İ ninety per|cent 5% seventieth dozens twofold x bn 7pm sept
"""
CHINESE = """
一 二十 三分之一 百分之五 第 第三 上 本世纪 八十年代 数以千计 几百 五花八门 再三 十之八九 三成 成 半 每 全 1/2 1,000
３ ％ v1.2.3 万 亿 点 五 十三五 规划 好几百 千千万万 两 〇 兆 档案 的 。 x 20 世纪 年代 个百分点
"""
MORE = """
one One zero two first second twofold percent per-cent Dec Dec. 3 score scores fourths THIRD hundred million dozen
sixties both twenty Twenty-one and 二 一 两 个 种 百 十 万 分之 世纪 % ○ 点 ſecond ſixties mİllion
"""


@pytest.mark.parametrize(("words", "written"), [(english_words, ENGLISH), (chinese_words, CHINESE)])
def test_nothing_is_found_elsewhere(words: object, written: str) -> None:
    """The same tokens, with the same groups."""
    pieces = [piece.replace("|", " ") for piece in written.split()] + [" "]
    candidate, token = words.CANDIDATE, words.TOKEN  # type: ignore[attr-defined]

    @settings(max_examples=examples(300))
    @given(st.lists(st.sampled_from(pieces), max_size=10).map("".join))
    def law(text: str) -> None:
        found = [(each.span(), each.groups()) for each in find_tokens(candidate, token, text)]

        assert found == [(each.span(), each.groups()) for each in token.finditer(text)]

    law()


@pytest.mark.parametrize(("language", "written"), [("en", ENGLISH), ("zh", CHINESE)])
def test_a_text_without_a_sign_has_no_number_that_a_translation_needs(language: str, written: str) -> None:
    """So that its numbers need not be read."""
    pieces = [piece.replace("|", " ") for piece in f"{written} {MORE}".split()] + [" ", " "]

    @settings(max_examples=examples(300))
    @given(st.lists(st.sampled_from(pieces), max_size=8).map("".join))
    def law(text: str) -> None:
        needed = [figure for figure in read_figures(text, language) if figure.certain or figure.vague]

        assert not needed or may_differ(text, language)

    law()
