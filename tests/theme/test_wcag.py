"""The table of the criteria of WCAG 2.2: complete, and with tests that there are."""

import re
from datetime import date
from pathlib import Path

from sites import ROOT

TABLE = Path(__file__).with_name("wcag.md")
ROW = re.compile(r"\| (\d\.\d\.\d+) [^|]+ \| (A{1,2}) \| (.+) \|")
COUNTS = {"A": 31, "AA": 24}
"""Criteria of each level in WCAG 2.2, in which 4.1.1 is obsolete."""
DAY = re.compile(r"(\d{4}-\d\d-\d\d): \S")


def test_every_criterion_has_a_test_or_a_note_with_its_day() -> None:
    """No criterion is missing or listed twice, and every test that is named is in this suite."""
    rows = [found.groups() for line in TABLE.read_text("utf-8").splitlines() if (found := ROW.fullmatch(line))]
    texts = [path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    tests = {name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.M)}

    assert len({number for number, _, _ in rows}) == len(rows)
    assert {level: sum(its == level for _, its, _ in rows) for level in COUNTS} == COUNTS
    for number, _, held in rows:
        named = re.findall(r"`(test_\w+)`", held)
        days = [date.fromisoformat(day) for day in DAY.findall(held)]
        assert named or days, number
        assert set(named) <= tests, number
