"""The renderer is the judge of what a unit is."""

from pathlib import Path

from completeness import EXTENSIONS, Outcome, judge

FIXTURE = (Path(__file__).parent / "fixture.md").read_text("utf-8")


def judged() -> Outcome:
    """The fixture, rendered with display math as well."""
    return judge(FIXTURE, [*EXTENSIONS, "pymdownx.arithmatex"])


def test_every_letter_outside_code_lies_in_exactly_one_unit() -> None:
    """On a page with every construct."""
    outcome = judged()

    assert outcome.outside == []
    assert outcome.twice == []
    assert outcome.once == outcome.letters > 1000


def test_no_unit_reaches_into_code() -> None:
    """Fenced, indented, inline, raw."""
    assert judged().in_code == 0


def test_units_change_nothing_in_the_page() -> None:
    """Without its marks the marked page renders as ever; only texts that become attributes carry marks into these."""
    outcome = judged()

    assert outcome.same_html
    assert outcome.in_attributes <= {"abbr title", "img alt"}


def test_the_judge_can_fail() -> None:
    """A cutter that forgot something would be found out: cell and definition are cut off here."""
    outcome = judge("| a |\n|---|\n| b |\n\n<!-- diglot:skip -->\nforgotten\n<!-- diglot:end -->\n")

    assert outcome.outside == ["forgotten"]
