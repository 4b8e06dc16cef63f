"""Checks: what a translation should be, one check a file.

    run_checks(Whole, load_checks()) -> findings, sorted, each with its place in every file that holds it

A check is a module named by its code and name (`dg302_number_changed.py`): a docstring that is its documentation in
both languages, a frozen RULE, and one generator `check` that is given one thing and yields findings. It neither
prints nor sorts, and changes nothing. A new check is that file and one case file; nothing else is to be told.

Reading order: `findings` (Rule, Finding), `subjects` (what a check is given), `loader` (finds the modules), `run`,
`ignores`, `finding_places`, `report` (formats).
"""

from diglot.checks.findings import FilePlace, Finding, Fix, Rule, Severity
from diglot.checks.loader import Check, choose_checks, load_checks
from diglot.checks.run import run_checks
from diglot.checks.subjects import PagePair, UnitPair, UnitText, Whole

__all__ = [
    "Check",
    "FilePlace",
    "Finding",
    "Fix",
    "PagePair",
    "Rule",
    "Severity",
    "UnitPair",
    "UnitText",
    "Whole",
    "choose_checks",
    "load_checks",
    "run_checks",
]
