"""The table of the goals of reading: complete, with tests that there are, and nothing that must pass fails."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

from sites import ROOT

TABLE = Path(__file__).with_name("goals.md")
ROW = re.compile(r"\| ([A-Z]\d+) [^|]+ \| (must|should|could) \| (pass|fail|open) \| (.+) \|")
COUNTS = {"R": 20, "T": 12, "Z": 11, "A": 9, "B": 6, "C": 1, "M": 15}
"""Goals of each kind: reading, terms, Chinese, accessibility, weight, paper, metadata."""
DAY = re.compile(r"(\d{4}-\d\d-\d\d): \S")


def test_every_goal_has_a_test_or_a_figure_with_its_day() -> None:
    """No goal is missing or listed twice, every test that is named is in this suite, and what must pass does."""
    rows = [found.groups() for line in TABLE.read_text("utf-8").splitlines() if (found := ROW.fullmatch(line))]
    texts = [path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    tests = {name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.M)}

    assert Counter(name[0] for name, *_ in rows) == COUNTS
    assert [name for name, *_ in rows] == [f"{kind}{n}" for kind, count in COUNTS.items() for n in range(1, count + 1)]
    for name, level, state, held in rows:
        named = re.findall(r"`(test_\w+)`", held)
        days = [date.fromisoformat(day) for day in DAY.findall(held)]
        assert named or days, name
        assert set(named) <= tests, name
        assert level != "must" or state != "fail", name
