"""The concordance as JSON and CSV."""

import csv
import io
import json

from diglot.pages import Kind
from diglot.publish.concordance_files import COLUMNS, render_csv, render_json
from diglot.spans import Span
from diglot.terms import Approval, Use


def use(text: str, *, key: str = "a", left: str = "", kind: Kind = Kind.PARAGRAPH) -> Use:
    """A use of a concept."""
    span = Span(len(left), len(left) + len(text))
    return Use(key, "x.md", "p00000", "en", 1, kind, (), span, Approval.PREFERRED, left, text, "")


def address(page: str, language: str, unit: str) -> str:
    """An address as the site would have it."""
    return f"{language}/{page}#{unit}"


def test_both_files_tell_the_same() -> None:
    """One row for each use, in the order of concepts and then of the text."""
    uses = [use("second", key="b"), use("say “a, b”", left="x\n"), use("c")]
    rows = json.loads(render_json(uses, address))
    table = list(csv.DictReader(io.StringIO(render_csv(uses, address).removeprefix("\ufeff"), newline="")))

    assert [row["text"] for row in rows] == ["say “a, b”", "c", "second"]
    assert [{name: str(value) for name, value in row.items()} for row in rows] == table
    assert list(rows[0]) == list(COLUMNS)


def test_the_same_uses_give_the_same_bytes() -> None:
    """In any order of concepts."""
    uses = [use("one", key="a"), use("two", key="b")]

    assert render_json(uses, address) == render_json(uses[::-1], address)
    assert render_csv(uses, address) == render_csv(uses[::-1], address)


def test_a_spreadsheet_is_not_given_a_formula() -> None:
    """A cell that looks like one begins with an apostrophe; JSON holds the text as it is."""
    uses = [use(text, left="-1") for text in ("=cmd()", "+1", "-1", "@x", "fine")]
    table = list(csv.DictReader(io.StringIO(render_csv(uses, address).removeprefix("\ufeff"), newline="")))

    assert [row["text"] for row in table] == ["'=cmd()", "'+1", "'-1", "'@x", "fine"]
    assert {row["left"] for row in table} == {"'-1"}
    assert json.loads(render_json(uses, address))[0]["text"] == "=cmd()"


def test_what_no_reader_sees_is_not_listed() -> None:
    """Front matter and the explanations of abbreviations stand in no paragraph."""
    assert json.loads(render_json([use("a", kind=Kind.FIELD), use("b", kind=Kind.ABBREVIATION)], address)) == []


def test_nothing_makes_an_empty_list() -> None:
    """Which still is JSON, and a table with its head."""
    assert json.loads(render_json([], address)) == []
    assert render_csv([], address) == "\ufeff" + ",".join(COLUMNS) + "\r\n"
