"""Checks of translations, in a folder for each subject.

    run_checks(Whole, load_checks()) -> findings, sorted, each with its place in every file that has it

A check is a module named by its code and name (`marks_and_numbers/dg302_number_changed.py`). It has a docstring, which
is its documentation in both languages, a frozen RULE, and a generator `check` that is given one subject and yields
findings. It does not print or sort, and it changes nothing. To add one, add this module and one case file; nothing else
has to be edited. Checks that differ in a value only are a table in one module, named by their codes
(`structure/dg104_to_109_parts_differ.py`).

    structure/           DG1   the parts of a page
    states/              DG2   translated or not, by whom, from which source
    marks_and_numbers/   DG3   links, numbers, emphasis, citations
    terms/               DG4   names of concepts
    chinese_typography/  DG5
    western_typography/  DG6
    reading_hints/       DG7   turns of phrase
    safety/              DG8   what a translation must not do
    repository/          DG9   comments, front matter, files

Reading order: `findings` (Rule, Finding), `subjects` (what a check is given), `loader` (finds the modules), `run`,
`ignores`, `finding_places`, `report` (formats).
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
