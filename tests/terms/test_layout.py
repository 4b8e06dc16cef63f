"""A termbase is laid out in one way, and nothing is lost."""

import re
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.errors import InputError
from diglot.terms import Termbase, format_termbase, parse_termbase
from diglot.terms.quick_reader import read_plain
from diglot.terms.termbase import NAMING_FIELDS, TERM_FIELDS
from diglot.toml_lines import find_lines

WRITTEN = """\
# The terms of the edition.

# Police
[grid-policing] # see below
link = false
# a relative
related = ["grid"]

# In English
[grid-policing.en]
# plural = false
definition = '''
Two
lines'''
name = "grid policing"

# Doubtful: ask again.

[grid]
[[grid.zh.rejected]]
# found in 2019
name = "栅格"
reason = "x" # really
[grid-policing.zh]
name = "网格化警务"
# reading?
[grid.en]
name = "grid"
"""
LAID_OUT = """\
# The terms of the edition.

[grid]

# reading?
[grid.en]
name = "grid"

[grid.zh]
# found in 2019
# really
rejected = [{ name = "栅格", reason = "x" }]

# Police
[grid-policing] # see below
# a relative
related = ["grid"]
link = false

# In English
[grid-policing.en]
name = "grid policing"
# plural = false
definition = '''
Two
lines'''

# Doubtful: ask again.

[grid-policing.zh]
name = "网格化警务"
"""


def test_terms_languages_and_fields_have_their_order() -> None:
    """And comments stay with what they stand at, or with the table before an empty line."""
    assert format_termbase(WRITTEN) == LAID_OUT


def test_sources_and_reasons_come_out_in_one_form() -> None:
    """However they were written; a list on several lines stays as it is."""
    text = """\
[grid.zh]
name = "网格"
rejected = [
    { name = "格", reason = { en = "x", zh = "y" } }, # asked twice
]
[[grid.sources]]
author = "Pei"
title = "Grids" # sic
year = 2021
names = ["en", "zh"]
[[grid.sources]]
author = "Li"
"""

    assert (
        format_termbase(text)
        == """\
[grid]
# sic
sources = [{ author = "Pei", title = "Grids", year = 2021, names = ["en", "zh"] }, { author = "Li" }]

[grid.zh]
name = "网格"
rejected = [
    { name = "格", reason = { en = "x", zh = "y" } }, # asked twice
]
"""
    )


TEXTS = st.text("ab网 \"'\\#=[]{}\n\t", max_size=6)
FLAT = TEXTS.map(
    lambda text: '"' + "".join(f"\\u{ord(char):04x}" if char in '"\\\n\t' else char for char in text) + '"'
)
LONG = TEXTS.map(lambda text: '"""\n' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""')
VALUES = st.one_of(
    FLAT,
    LONG,
    st.sampled_from(["true", "3", "[]", "{}", "'x'", '[ "a", # inside\n  "b",\n]']),
    FLAT.map(lambda text: f"[{{ name = {text}, reason = {text} }}]"),
    FLAT.map(lambda text: f"[\n  {{ name = {text}, reason = {{ en = {text}, zh = {text} }} }}, # inside\n]"),
    FLAT.map(lambda text: f'[{{ author = {text}, title = {text}, year = 2021, names = ["en", "zh"] }}]'),
)
KEYS = st.sampled_from(["grid", "grid-policing", "a", "z9", '"odd key"', '"ü"'])
LANGUAGES = st.sampled_from(["en", "zh"])
FIELDS = st.sampled_from([*NAMING_FIELDS, *TERM_FIELDS, "unknown", '"odd field"'])
BESIDE = st.sampled_from(["", " # beside"])
BETWEEN = st.lists(st.sampled_from(["", "", "# a comment", "   # another"]), max_size=4)
"""What may stand between two lines of a table."""


@st.composite
def documents(draw: st.DrawFn) -> str:
    """TOML in every style that editors might use, most of it with the fields of a termbase."""
    lines = draw(BETWEEN)
    for _ in range(draw(st.integers(0, 6))):
        path = draw(st.one_of(KEYS, st.tuples(KEYS, LANGUAGES).map(".".join)))
        if "." in path and draw(st.integers(0, 5)) == 0:
            lines.append(f"[[{path}.rejected]]{draw(BESIDE)}")
        else:
            lines.append(f"[{path}]{draw(BESIDE)}")
        for _ in range(draw(st.integers(0, 4))):
            lines += draw(BETWEEN)
            name = draw(FIELDS)
            if "." not in path and draw(st.integers(0, 2)) == 0:
                language = draw(LANGUAGES)
                name, value = draw(
                    st.sampled_from([(f"{language}.{name}", draw(FLAT)), (language, f"{{ {name} = {draw(FLAT)} }}")])
                )
            else:
                value = draw(VALUES)
            lines.append(f"{name} = {value}{draw(BESIDE)}")
        lines += draw(BETWEEN)
    text = draw(st.sampled_from(["\n", "\r\n"])).join(lines)
    return text


def without_lines(termbase: Termbase) -> Termbase:
    """For comparison: places change when lines do."""
    terms = {
        key: replace(term, line=0, namings={code: replace(naming, line=0) for code, naming in term.namings.items()})
        for key, term in sorted(termbase.terms.items())
    }
    return replace(termbase, terms=terms, problems=())


def is_toml(text: str) -> bool:
    """Whether this can be laid out at all."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


@given(documents().filter(is_toml))
def test_nothing_is_lost_and_a_second_time_changes_nothing(text: str) -> None:
    """Values, the termbase and every comment are as before."""
    before = parse_termbase(text, "t", ["en", "zh"])
    loose = re.compile(r"# (?:a comment|another|beside|inside)")

    laid_out = format_termbase(text)

    assert tomllib.loads(laid_out) == tomllib.loads(text)
    assert without_lines(parse_termbase(laid_out, "t", ["en", "zh"])) == without_lines(before)
    assert sorted(loose.findall(laid_out)) == sorted(loose.findall(text))
    assert format_termbase(laid_out) == laid_out


@given(documents())
def test_the_quick_reader_reads_the_same_or_nothing(text: str) -> None:
    """Values and lines; of what is not TOML nothing."""
    laid_out = format_termbase(text) if is_toml(text) else text
    for each in (text, laid_out):
        if found := read_plain(each):
            assert found == (tomllib.loads(each), find_lines(each))


def test_the_quick_reader_reads_what_is_laid_out() -> None:
    """Comments and lists included."""
    text = LAID_OUT.replace("'''\nTwo\nlines'''", "'x'").replace(" # see below", "")

    assert read_plain(text) == (tomllib.loads(text), find_lines(text))
    assert read_plain(LAID_OUT) is None


def test_what_is_not_toml_is_refused_with_its_line() -> None:
    """In the words of every other reading."""
    with pytest.raises(InputError, match="not TOML") as refused:
        format_termbase('[a]\nx = "\n', "locales/termbase.toml")

    assert (refused.value.path, refused.value.line) == ("locales/termbase.toml", 2)
