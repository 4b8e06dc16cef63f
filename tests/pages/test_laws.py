"""What holds for every page."""

import pytest
from completeness import END, START
from hypothesis import assume, example, given
from hypothesis import strategies as st

from diglot.errors import StructureError
from diglot.pages import Document, Kind, fold, join_units, mark_units, shape, split_units

PIECES = [
    *(
        "text",
        "Some words",
        "中文",
        "“引号”",
        "1",
        "a | b",
        "`code`",
        "**bold**",
        "[x](y)",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n\n",
    ),
    *(
        "# ",
        "## ",
        "- ",
        "* ",
        "1. ",
        "> ",
        "- [ ] ",
        "!!! note",
        '!!! tip "T"',
        "??? q",
        '=== "Tab"',
        "/// x | y",
        "///",
    ),
    *(
        "```",
        "~~~",
        "```py title='t'",
        "|---|---|",
        "| a | b |",
        "---",
        "===",
        ":   ",
        "[^1]: ",
        "[r]: x",
        "*[A]: ",
        "{: .x}",
    ),
    *("<div>", "</div>", "<div markdown>", "<p>", "</p>", "<!--", "-->", "<!-- diglot:skip -->", "<!-- diglot:end -->"),
    *(
        "<b>",
        "</b>",
        "<script>",
        "$$",
        "\\",
        "\r\n",
        "title: ",
        '"',
        "'",
        ": ",
        "<!-- diglot:note n -->",
        "--8<--",
        "\ufeff",
    ),
]
pages = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: "---\ntitle: A\n---\n" + "".join(pieces)),
    st.text(max_size=80),
)
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), st.text(min_size=1, max_size=20)
)


@given(pages)
@example("<div>\n\n# unclosed")
@example("> ```\n> code\n\ntext")
def test_cutting_and_joining_gives_the_same_bytes(page: str) -> None:
    """For any text at all."""
    document = split_units(page)

    assert join_units(document, [None] * len(document.units)) == page
    assert join_units(document, [unit.text for unit in document.units]) == page


@given(pages)
def test_units_are_spans_in_page_order(page: str) -> None:
    """They do not overlap, and hold what their text says."""
    document = split_units(page)
    at = 0
    for unit in document.units:
        assert at <= unit.span.start < unit.span.end <= len(page)
        at = unit.span.end
        assert unit.text == fold(unit.text)
        if unit.kind is not Kind.FIELD:
            assert set(unit.text) - {" ", "\n"} <= set(unit.span.of(page))


@given(pages, st.data())
def test_a_translation_is_taken_whole_or_refused(page: str, data: st.DataObject) -> None:
    """What was joined is cut again into the same units with the given texts."""
    document = split_units(page)
    assume(document.units)
    index = data.draw(st.integers(0, len(document.units) - 1))
    text = data.draw(texts)
    given_texts: list[str | None] = [None] * len(document.units)
    given_texts[index] = text
    joined, refused = page, None
    try:
        joined = join_units(document, given_texts)
    except StructureError as error:
        refused = error.index
    again = split_units(joined)

    assert refused in (None, index)
    if refused is not None:
        return
    assert shape(again) == shape(document)
    assert again.units[index].text in (fold(text), document.units[index].text)
    assert [unit.text for i, unit in enumerate(again.units) if i != index] == [
        unit.text for i, unit in enumerate(document.units) if i != index
    ]


@given(pages)
def test_marks_can_be_taken_away_again(page: str) -> None:
    """They are put in, and nothing else."""
    assume(START not in page and END not in page)
    document = split_units(page)
    count = len(document.units)
    marked = mark_units(document, [START] * count, [END] * count)

    assert marked.replace(START, "").replace(END, "") == page


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    """The catalog holds what is already folded."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "text",
    ["one\n\ntwo", "- item", "# heading", "> quote", "1. item", ": x", "!!! note", "<!-- x -->", "[x]: y"],
)
def test_a_text_that_becomes_something_else_is_refused(text: str) -> None:
    """With the index of its unit and the line of the page."""
    document: Document = split_units("# Title\n\nA paragraph.\n\nAnother.\n")
    with pytest.raises(StructureError) as caught:
        join_units(document, ["标题", text, "另一段。"])

    assert caught.value.index == 1
    assert caught.value.line == 3


def test_windows_line_ends_are_kept() -> None:
    """Also in a hard break of a translation."""
    document = split_units("# A\r\n\r\n> b\r\n> c\r\n")

    assert [unit.text for unit in document.units] == ["A", "b c"]
    assert join_units(document, ["甲", "乙  \n丙"]) == "# 甲\r\n\r\n> 乙  \r\n> 丙\r\n"


def test_a_field_is_quoted_when_it_must_be() -> None:
    """A colon in the translation would end the value."""
    document = split_units("---\ntitle: A title # comment\n---\n")

    assert join_units(document, ["标题: “副题”"]) == '---\ntitle: "标题: “副题”" # comment\n---\n'


def test_a_bare_pipe_in_a_cell_is_refused() -> None:
    """It would end the cell. Escaped, or in code, it is text."""
    document = split_units("| a | b |\n|---|---|\n")

    assert join_units(document, ["x\\|y", "`x|y`"]) == "| x\\|y | `x|y` |\n|---|---|\n"
    with pytest.raises(StructureError):
        join_units(document, ["x|y", None])


@pytest.mark.parametrize(
    "piece",
    [
        ">",
        "> ",
        "- ",
        "- [ ] ",
        "<div>\n",
        "<p>a\n\n",
        "<!-- \n",
        "```\n",
        "a\n: b\n",
        "[",
        "*[a]: ",
        "$$\n",
        '<a b="',
        "# a {",
    ],
)
def test_endless_repetition_is_only_a_page(piece: str) -> None:
    """No depth exhausts the stack, and the work grows with the page, not with its square."""
    page = piece * 5000 + "end\n"
    document = split_units(page)

    assert join_units(document, [unit.text for unit in document.units]) == page
