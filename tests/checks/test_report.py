"""The formats: complete, stable, and safe to print and to run."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from diglot.checks import FilePlace, Finding, Fix, Severity, load_checks
from diglot.checks.findings import Subject
from diglot.checks.report import escape, render_github, render_json, render_sarif, render_text
from diglot.spans import Span

EVIL = "信用\x1b[31m\u202e::error::x\r\n::set-output name=a::b%\u200b"
CODES = [check.rule.code for check in load_checks()]
ANY = st.one_of(st.text(max_size=20), st.just(EVIL))
FINDINGS = st.builds(
    Finding,
    st.sampled_from(CODES),
    ANY,
    st.builds(Subject, ANY, ANY, ANY, ANY, ANY, st.sampled_from(["source", "target"])),
    st.sampled_from(Severity),
    st.none() | st.just(Span(0, 1)),
    st.none() | st.builds(Fix, st.just(Span(0, 1)), ANY),
    st.lists(st.builds(FilePlace, ANY, st.integers(0, 9), st.integers(0, 9)), max_size=3).map(tuple),
)


def is_safe(text: str) -> bool:
    """No character that does something instead of being seen, line feeds apart."""
    return not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]", text
    )


@given(st.lists(FINDINGS, max_size=3))
def test_nothing_that_is_printed_does_anything(findings: list[Finding]) -> None:
    """Whatever stands in the texts, the names and the paths."""
    assert is_safe("".join(render_text(findings)))
    assert is_safe("".join(render_github(findings)))
    assert is_safe("".join(render_json(findings)))
    assert is_safe("".join(render_sarif(findings, "1.0")))


@given(st.lists(FINDINGS, max_size=3))
def test_content_cannot_begin_a_workflow_command(findings: list[Finding]) -> None:
    """A line for each finding, and each is the command we meant."""
    lines = "".join(render_github(findings)).splitlines()

    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        level, title = re.fullmatch(r"::(error|warning|notice) title=(DG\d{3} [a-z-]+)[^:]*::.*", line).groups()  # type: ignore[union-attr]
        assert title.startswith(finding.code)
        assert level[0] == finding.severity[0] or finding.severity is Severity.HINT


@given(st.lists(FINDINGS, max_size=3))
def test_json_says_everything(findings: list[Finding]) -> None:
    """Under the documented keys, so that a program needs nothing else."""
    read = json.loads("".join(render_json(findings)))

    assert sum(read["summary"].values()) == len(read["findings"]) == len(findings)
    for item, finding in zip(read["findings"], findings, strict=True):
        assert item["code"] == finding.code
        assert item["message"] == finding.message
        assert [tuple(place.values()) for place in item["places"]] == list(finding.places)
        assert (item["fix"] or {}).get("text") == (finding.fix.text if finding.fix else None)


@given(st.lists(FINDINGS, max_size=3))
def test_sarif_keeps_to_the_standard(findings: list[Finding]) -> None:
    """SARIF 2.1.0: what it requires is there, indexes fit, lines and columns are at least 1."""
    log = json.loads("".join(render_sarif(findings, "1.0")))
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"]["name"] == "diglot"
    assert len(run["results"]) == len(findings)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert isinstance(result["message"]["text"], str)
        for location in result["locations"] + result.get("relatedLocations", []):
            physical = location["physicalLocation"]
            assert re.fullmatch(r"[\w.~%/-]*", physical["artifactLocation"]["uri"])
            assert all(value >= 1 for value in physical.get("region", {"startLine": 1}).values())


def test_a_fix_by_hand_is_called_so() -> None:
    """One in a source text is, unless it keeps its words: `--fix` makes that."""
    subject = Subject("a.md", "en", "p1", "it's", "", "source")
    fixes = [Fix(Span(2, 3), "’", keeps_words) for keeps_words in (False, True)]
    said = ["".join(render_text([Finding(CODES[0], "", subject, Severity.HINT, fix=fix)])) for fix in fixes]

    assert ["by hand" in text for text in said] == [True, False]


def test_escaping_shows_what_cannot_be_seen() -> None:
    """Chinese, accents and emoji stay as they are."""
    assert escape("信用 é 🙂") == "信用 é 🙂"
    assert escape("a\u202eb\x1b\u200b\n") == "a\\u{202e}b\\u{1b}\\u{200b}⏎"
