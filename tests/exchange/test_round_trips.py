"""Every format gives back what it got, and the same bytes the second time."""

import random
from pathlib import Path

import pytest
from exchange_edition import agreed, empty, entries, exchange_of, make_files, take
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import examples

from diglot.exchange import FORMATS, Exchange, ExchangedUnit, Returned, gather_units, reader_of, writer_of
from diglot.exchange.inline_codes import read_codes, write_codes
from diglot.repository import Repository
from diglot.sync import carry_out, plan_sync

ROOT = Path(__file__).parent.parent.parent
TEXTS = st.text(
    st.one_of(
        st.sampled_from("*_`[]()<>!&{}$^~=:/\\ab 中文"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)
CELLS = st.builds(
    lambda start, text: start + text, st.sampled_from(["", "=", "+", "-", "@", "'", "''=", "\t", "\r"]), TEXTS
)


def through(form: str, exchange: Exchange) -> Returned:
    """What comes out of a file of a format."""
    return reader_of(FORMATS[form])(writer_of(FORMATS[form])(exchange), f"a.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_lost(form: str) -> None:
    """An edition whose translations are gone gets all of them back, with their states and comments."""
    files = make_files()
    exchange = exchange_of(files)
    data = writer_of(FORMATS[form])(exchange)
    before = entries(files)

    empty(files)
    take(files, reader_of(FORMATS[form])(data, "a"), side="file")

    after = entries(files)
    assert {word: (entry.target, entry.comments) for word, entry in after.items()} == {
        word: (entry.target, entry.comments) for word, entry in before.items()
    }
    if form != "docx":  # reviewers see what is fuzzy, and not the source of before
        assert exchange_of(files) == exchange
        assert writer_of(FORMATS[form])(exchange_of(files)) == data


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_the_edition_itself(form: str) -> None:
    """Taking back what was exported changes nothing, and writing it again gives the same bytes."""
    edition = Repository(ROOT).read_edition()
    plan = plan_sync(edition)
    exchange = gather_units(carry_out(edition, plan.writes), "zh")

    returned = through(form, exchange)

    again = [
        ExchangedUnit(
            text.page, text.id, text.source, text.target, text.is_doubtful, unit.is_reviewed, unit.notes, text.comments
        )
        for unit, text in zip(exchange.units, (each.text for each in returned.units), strict=True)
    ]
    assert len(again) > 100
    assert tuple(again) == exchange.units
    assert [each.base for each in returned.units] == [each.base for each in exchange.units]
    assert (returned.source, returned.target, returned.problems) == ("en", "zh", ())


@pytest.mark.parametrize("form", FORMATS)
def test_taking_back_what_was_exported_changes_nothing(form: str) -> None:
    """Nor is anything refused."""
    files = make_files()

    taken = take(files, through(form, exchange_of(files)))

    assert (taken.catalogs, taken.problems, taken.translated, taken.fuzzy) == ({}, [], 0, 0)
    assert taken.same == len(exchange_of(files).units)


@pytest.mark.parametrize(
    ("form", "count"), [("csv", 120), ("xlsx", 25), ("docx", 10), ("xliff", 30), ("xliff-1.2", 30), ("tmx", 30)]
)
def test_any_text_comes_back(form: str, count: int) -> None:
    """Line breaks, quotes, leading signs, control characters, and what looks like an escape of the format."""

    @settings(max_examples=examples(count))
    @given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12))
    def law(texts: list[tuple[str, str]]) -> None:
        units = tuple(
            ExchangedUnit("a.md", f"p{i:05}", source or "x", target, notes=("note",))
            for i, (source, target) in enumerate(texts)
        )
        returned = through(form, Exchange("en", "zh", units))
        assert [(each.text.source, each.text.target) for each in returned.units] == [
            (unit.source, unit.target) for unit in units
        ]
        assert returned.problems == ()

    law()


@pytest.mark.weekly
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_ten_thousand_cells_in_one_file(form: str) -> None:
    """Random ones, of letters of all planes and of the signs that formulas, escapes and quotes are made of."""
    chance = random.Random(form)
    signs = "=+-@'\"\t\r\n,;|_x000D\\ 中文ab"

    def cell() -> str:
        picked = [
            chance.choice(signs)
            if chance.random() < 0.6
            else chr(chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x2FFFF))))
            for _ in range(chance.randrange(1, 40))
        ]
        return "".join(picked)

    units = tuple(ExchangedUnit("a.md", f"p{i:05}", cell(), cell()) for i in range(5000))
    returned = through(form, Exchange("en", "zh", units))

    assert [(unit.text.source, unit.text.target) for unit in returned.units] == [
        (unit.source, unit.target) for unit in units
    ]


@pytest.mark.parametrize("form", ["xliff", "xliff-1.2", "tmx"])
@pytest.mark.parametrize("text", ["`a\x1bb`", "**a\x00b**", "[a](b\x02c)", "\x1b", "*\x1b*\ufffe"])
def test_characters_that_xml_cannot_have(form: str, text: str) -> None:
    """Inside a code and outside."""
    units = (ExchangedUnit("a.md", "p00000", text, f"译{text}"),)

    [unit] = through(form, Exchange("en", "zh", units)).units

    assert (unit.text.source, unit.text.target) == (text, f"译{text}")


@settings(max_examples=examples(200))
@given(TEXTS)
def test_codes_are_the_text(text: str) -> None:
    """Setting codes apart loses nothing, whatever the text is."""
    assert write_codes(read_codes(text)) == text


def test_states_are_those_of_the_tools() -> None:
    """A unit is taken as fuzzy if the tool says so, and else as translated."""
    files = make_files()
    edition, _ = agreed(files)

    states = {unit.source.split()[0]: unit.state for unit in gather_units(edition, "zh").units}

    assert states["Some"] == "translated"
    assert states["A"] == "fuzzy"
    assert states["What"] == "untranslated"
    assert {unit.state for unit in gather_units(edition, "zh", states=("fuzzy",)).units} == {"fuzzy"}
