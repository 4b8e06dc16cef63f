"""The examples in the documentation of checks: each is what its check says, in both languages."""

import re
from collections.abc import Iterator

import pytest
from case_files import stock
from editions import edition

from diglot.checks import load_checks, run_checks
from diglot.checks.loader import TextCheck

NOT_LITERAL = {
    "DG112": "the settings of a site",
    "DG201": "a translation that is not there",
    "DG202": "what was before",
    "DG205": "a comment",
    "DG316": "another language",
    "DG701": "lengths",
    "DG806": "several lines",
    "DG808": "characters that nobody sees",
    "DG811": "a field of a page",
    "DG813": "20,000 characters",
}
"""Checks of texts and units whose examples can only be told in words."""
REMARK = re.compile(r" \(with [^()]*\)|（[^（）]*字母）")
JUDGES = [check for check in load_checks() if check.rule.looks_at in ("text", "unit")]
SHOWN = [check for check in JUDGES if check.rule.code not in NOT_LITERAL]


def examples(check: TextCheck, good: bool) -> Iterator[tuple[str, str]]:
    """Source and translation of each example; of an example that is one text the other one is empty."""
    for language in ("en", "zh"):
        said = REMARK.sub("", check.docs.in_language(language)[3 if good else 2])
        for each in [said] if " / " in said else said.split("; "):
            text, parted, other = each.replace("⏎ ", "\\\n").partition(" / ")
            yield (text, other) if parted or check.rule.languages == ("en",) else ("", text)


def found(source: str, target: str) -> list[tuple[str, str]]:
    """What the checks of texts and units find in a page of one unit; of one text, what those of texts do."""
    judges = [check for check in JUDGES if (source and target) or check.rule.looks_at == "text"]
    source, target = source or "The list", target or "名单"
    findings = run_checks(stock(edition(f"{source}\n", {source: target})), judges)
    return [(finding.code, finding.message) for finding in findings]


@pytest.mark.parametrize("check", SHOWN, ids=lambda check: check.rule.code)
def test_a_bad_example_is_found(check: TextCheck) -> None:
    """By the check that shows it."""
    for source, target in examples(check, good=False):
        assert check.rule.code in dict(found(source, target)), (source, target)


@pytest.mark.parametrize("check", SHOWN, ids=lambda check: check.rule.code)
def test_no_check_finds_fault_with_a_good_example(check: TextCheck) -> None:
    """Whichever check it belongs to: checks do not contradict each other."""
    for source, target in examples(check, good=True):
        assert found(source, target) == [], (source, target)
