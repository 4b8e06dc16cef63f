"""The cases of `cases/`, which translators can read: pages, and the concepts that they mention."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.pages import read_inline, split_units
from diglot.terms import Matcher, find_places, parse_termbase

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(FOLDER.glob("*.md"))
TERMBASE = parse_termbase((FOLDER / "termbase.toml").read_text("utf-8"), "termbase.toml", ["en", "zh"])
_CASE = re.compile(
    r"^## (?P<name>[^\n]*)\n\n(?P<page>`{4} markdown\n(?P<text>.*?)^`{4}\n)(?P<found>(?:\n?- [^\n]*\n)*)", re.M | re.S
)


def described(page: str, language: str) -> str:
    """The mentions of a page, as a list."""
    matcher = Matcher(TERMBASE, language)
    lines = []
    for unit in split_units(page).units:
        inline = read_inline(unit.text)
        for key, span, approval in find_places(inline, matcher, TERMBASE, unit.terms):
            lines.append(f"- {key}, {approval or 'in other words'}: `{span.of(inline.text)!r}`\n")
    return "".join(lines) or "- nothing\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_pages_mention_what_is_written(path: Path, request: pytest.FixtureRequest) -> None:
    """Every case of the file."""
    content = path.read_text("utf-8")
    language = path.suffixes[0].removeprefix(".")
    expected = _CASE.sub(
        lambda case: f"## {case['name']}\n\n{case['page']}\n{described(case['text'], language)}", content
    )
    if request.config.getoption("--update-cases"):
        path.write_text(expected, "utf-8")

    assert TERMBASE.problems == ()
    assert len(_CASE.findall(content)) == content.count("\n```` markdown\n") > 0
    assert content == expected


PIECES = st.sampled_from(
    [
        "grid",
        " management",
        "-management",
        "s",
        "IT",
        "it",
        "police ",
        "data",
        " ",
        ".",
        "\n",
        "VPN",
        "网格化",
        "管理",
        "公安",
        "信息化",
        *"—“”‘’…‹›«»¿¡§¶†‡•‰€£¥İßé甲乙丙丁戊己庚辛壬癸子丑寅卯",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=8), st.sampled_from(["en", "zh"]))
def test_many_texts_are_searched_as_each_of_them(texts: list[str], language: str) -> None:
    """What stands beside a text, in another one, does not matter."""
    matcher = Matcher(TERMBASE, language)

    found = matcher.find_all(texts)

    assert found == {i: mentions for i, text in enumerate(texts) if (mentions := matcher.find(text))}


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_chinese_name_is_found_as_often_as_a_simple_search_finds_it(text: str) -> None:
    """By an independent count."""
    mentions = Matcher(TERMBASE, "zh").find(text)

    assert sum(it.name == "网格化管理" for it in mentions) == text.count("网格化管理")


@given(st.lists(PIECES, max_size=30).map("".join))
def test_an_english_name_is_found_as_often_as_a_simple_search_finds_it(text: str) -> None:
    """By an independent count, where letters of scripts without spaces are no letters of words."""
    mentions = Matcher(TERMBASE, "en").find(text)
    words = re.findall(r"[^\W\u4e00-\u9fff]+", text)

    assert sum(it.name == "data" for it in mentions) == sum(word in ("data", "datas") for word in words)
