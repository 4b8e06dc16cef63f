"""Whatever a page looks like, each of its units can be translated by plain words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import examples

from diglot.pages import join_units, split_units

LINES = [
    *("First line of it", "second line", "---", "===", "--", "***", "- item", "1. one", "- [ ] task", "> quote"),
    *("a | b", "- | -", ": def", "[x]: foo bar", "[x]:", "[^1]: note", "*[AB]: abbr", "# H", "title: x"),
    *('!!! note "T"', '=== "Tab"', "<div>", "</div>", "<!-- c -->", "{: .x}", "text {: .x}", "word  ", "back\\"),
    *("`code` y", "~~gone~~ y", "<b>bold</b> y", "::: x", "&nbsp;", "中文一行", "文字", ""),
]
RULES = ("---", "***", "===", "--")


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Lines that begin blocks and go on with them, also in quotes and lists; no rule is underlined."""
    lines = draw(st.lists(st.sampled_from(LINES), min_size=2, max_size=6))
    kept = [line for i, line in enumerate(lines) if i == 0 or not (line in RULES and lines[i - 1] in RULES)]
    first, other = draw(st.sampled_from([("", ""), ("> ", "> "), ("- ", "    ")]))
    return "\n".join([first + kept[0], *(other + line for line in kept[1:])]) + "\n"


@pytest.mark.parametrize("words", ["Wort und noch eines", "译文几个字"])
@given(page=pages())
@settings(max_examples=examples(300))
def test_plain_words_stand_in_place_of_every_unit(page: str, words: str) -> None:
    """One at a time, and the page keeps its structure."""
    document = split_units(page)
    for i in range(len(document.units)):
        texts: list[str | None] = [None] * len(document.units)
        texts[i] = words
        again = split_units(join_units(document, texts))

        assert [unit.kind for unit in again.units] == [unit.kind for unit in document.units]
        assert again.units[i].text == words


@pytest.mark.parametrize(
    ("page", "words", "expected"),
    [
        ("First line\nsecond line\n---\n", "Eine Zeile", "Eine\nZeile\n---\n"),
        ("First line\nsecond line\n---\n", "一行字", "一行\n字\n---\n"),
        ("First line\nsecond line\n---\n", "Wort", "Wort\n\n---\n"),
        ("> First line\n> second line\n> ---\n", "Eine Zeile", "> Eine\n> Zeile\n> ---\n"),
        ("- First line\n  second line\n---\n", "Eine Zeile", "- Eine\n  Zeile\n---\n"),
        ("First line\nsecond line\n\n---\n", "Eine Zeile", "Eine Zeile\n\n---\n"),
    ],
)
def test_a_rule_below_a_paragraph_stays_a_rule(page: str, words: str, expected: str) -> None:
    """Below one line of text it would make a heading of it."""
    assert join_units(split_units(page), [words]) == expected


@pytest.mark.parametrize("line", ["`code` and words", "~~gone~~ and words", "<b>bold</b> words", "<https://a.b> words"])
def test_a_line_of_any_text_is_underlined_as_a_heading(line: str) -> None:
    """As Python-Markdown reads it."""
    (unit,) = split_units(f"{line}\n---\n").units

    assert (unit.kind, unit.level, unit.text) == ("heading", 2, line)


def test_a_label_without_address_ends_no_paragraph() -> None:
    """It is a part of the text."""
    (unit,) = split_units("Some words\n[x]:\n").units

    assert unit.text == "Some words [x]:"
