"""Checks: what a translation should be, one check a file.

    run_checks(Whole, load_checks()) -> findings, sorted, each with its place in every file that holds it

A check is a module named by its code and name (`dg302_number_changed.py`): a docstring that is its documentation in
both languages, a frozen RULE, and one generator `check` that is given one thing and yields findings. It neither
prints nor sorts, and changes nothing. A new check is that file and one case file; nothing else is to be told.

Reading order: `model` (Rule, Finding), `things` (what a check is given), `visible` (texts without their marks),
`registry` (finds the modules), `run`, `ignores`, `places`, `report` (formats).
"""

from diglot.checks.findings import FilePlace, Finding, Fix, Rule
from diglot.checks.loader import TextCheck, choose_checks, load_checks
from diglot.checks.run import run_checks
from diglot.checks.subjects import PagePair, UnitPair, UnitText, Whole
from diglot.rules import Severity

__all__ = [
    "FilePlace",
    "Finding",
    "Fix",
    "PagePair",
    "Rule",
    "Severity",
    "TextCheck",
    "UnitPair",
    "UnitText",
    "Whole",
    "choose_checks",
    "load_checks",
    "run_checks",
]
