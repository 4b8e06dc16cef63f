"""The termbase as TBX-Basic, and back."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from diglot.exchange.take_terms import TakenTerms, take_terms
from diglot.exchange.tbx import read_tbx, write_tbx
from diglot.repository import Repository
from diglot.terms import parse_termbase

LANGUAGES = ("en", "zh")
TERMBASE = """\
# Terms of the edition
[grid-management]
[grid-management.en]
name = "grid management"
[grid-management.zh]
name = "网格化管理"
admitted = ["网格管理"]
rejected = [{ name = "栅格管理", reason = { en = "A term of map-making.", zh = "那是制图的术语。" } }]
definition = "把城市划成网格来管理。"

[score]
related = ["grid-management"]

[score.en]
name = "score"
"""


def back(text: str, edit: Sequence[tuple[str, str]] = (), side: str | None = None) -> TakenTerms:
    """A termbase that was exported, edited and taken back."""
    data = write_tbx(parse_termbase(text, "", LANGUAGES), LANGUAGES, "Terms").decode()
    for old, new in edit:
        assert old in data
        data = data.replace(old, new)
    return take_terms(text, "t.toml", LANGUAGES, read_tbx(data.encode(), "a.tbx"), "a.tbx", side)  # type: ignore[arg-type]


def test_taking_back_what_was_exported_changes_nothing() -> None:
    """Of the edition's own termbase as well; the same terms give the same bytes."""
    edition = Repository(Path(__file__).parent.parent.parent).read_edition()
    termbase = parse_termbase(edition.termbase, "", LANGUAGES)

    assert back(edition.termbase).text == edition.termbase
    assert back(edition.termbase).problems == back(TERMBASE).problems == []
    assert back(TERMBASE).text == TERMBASE
    assert write_tbx(termbase, LANGUAGES, "T") == write_tbx(termbase, LANGUAGES, "T")


def test_an_empty_termbase_gets_all_names() -> None:
    """With definitions and reasons."""
    edition = Repository(Path(__file__).parent.parent.parent).read_edition()
    before = parse_termbase(edition.termbase, "", LANGUAGES)
    data = write_tbx(before, LANGUAGES, "Terms")

    taken = take_terms("", "t.toml", LANGUAGES, read_tbx(data, "a.tbx"), "a.tbx", None)

    after = parse_termbase(taken.text, "", LANGUAGES)
    said = [
        {
            (key, code): (naming.name, naming.admitted, naming.rejected, naming.definition, naming.note)
            for key, term in termbase.terms.items()
            for code, naming in term.namings.items()
        }
        | {key: term.related for key, term in termbase.terms.items()}
        for termbase in (before, after)
    ]
    assert said[0] == said[1]
    assert any(term.related for term in after.terms.values())
    assert taken.problems == []


def test_what_is_new_is_added() -> None:
    """A name in a language that the concept had none in; comments stay."""
    new = '<langSec xml:lang="zh"><termSec><term>分数</term></termSec></langSec></conceptEntry>\n    </body>'

    taken = back(TERMBASE, [("</conceptEntry>\n    </body>", new)])

    assert parse_termbase(taken.text, "", LANGUAGES).terms["score"].namings["zh"].name == "分数"
    assert taken.text.startswith("# Terms of the edition")
    assert taken.added == ["score, zh: name “分数”"]


@pytest.mark.parametrize(("side", "name"), [(None, "网格化管理"), ("catalog", "网格化管理"), ("file", "网格治理")])
def test_another_name_is_no_addition(side: str | None, name: str) -> None:
    """Which one is right has to be said."""
    taken = back(TERMBASE, [("网格化管理", "网格治理")], side)

    assert parse_termbase(taken.text, "", LANGUAGES).terms["grid-management"].namings["zh"].name == name
    assert len(taken.problems) == (side is None)


def test_a_rejected_name_needs_a_reason() -> None:
    """Else it is refused, and everything else is done."""
    name = (
        "<termSec><term>格子</term><termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></termSec>"
    )

    taken = back(
        TERMBASE,
        [
            ("网格管理</term>", "网格制</term>"),
            ("</langSec>\n      </conceptEntry>\n      <", f"{name}</langSec></conceptEntry><"),
        ],
    )

    assert ["has no reason" in problem.fact for problem in taken.problems] == [True]
    assert "网格制" in taken.text
    assert "网格管理" in taken.text


def test_related_concepts_come_back() -> None:
    """Also those that stand later in the file; one that is nowhere is refused."""
    ref = '<ref type="crossReference" target="{}">{}</ref>'
    opening = '<conceptEntry id="grid-management">'

    taken = back(TERMBASE, [(opening, f"{opening}{ref.format('score', 'score')}{ref.format('#lost', 'lost')}")])

    assert parse_termbase(taken.text, "", LANGUAGES).terms["grid-management"].related == ("score",)
    assert taken.added == ["grid-management: related to score"]
    assert ["“lost”" in problem.fact for problem in taken.problems] == [True]
