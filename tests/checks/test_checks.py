"""Each check, by its case file; and what is true of all of them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from case_files import outcome, read_cases, stock, updated
from editions import edition

import diglot.checks
from diglot.checks.fixes import apply_fixes
from diglot.checks.loader import FAMILY, TextCheck, load_checks
from diglot.checks.reference import FAMILIES, render_reference
from diglot.cli import COMMANDS

CASES = Path(__file__).parent / "cases"
PACKAGE = Path(diglot.checks.__file__).parent
CHECKS = load_checks()
FOLDERS = {
    path.parent.name: path.read_text("utf-8").removeprefix('"""').partition(":")[0]
    for path in sorted(PACKAGE.glob("*/__init__.py"))
}
"""The folders of checks, and how the codes in each begin, as its docstring says."""
RETIRED: frozenset[str] = frozenset()
"""Codes of checks that are gone. They are never given to another one."""


def path_of(check: TextCheck) -> Path:
    return CASES / f"{check.rule.code.lower()}_{check.rule.name.replace('-', '_')}.md"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.code)
def test_a_check_finds_what_its_cases_say(check: TextCheck, request: pytest.FixtureRequest) -> None:
    """Every case of its file, neither more nor less."""
    path = path_of(check)
    if request.config.getoption("--update-cases"):
        path.write_text(updated(path, check), "utf-8")
    for case in read_cases(path.read_text("utf-8")):
        assert case.expected == outcome(case, check), case.name


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.code)
def test_a_check_has_cases_of_both_kinds(check: TextCheck) -> None:
    """Some in which it finds something, some in which it does not, and none without an expectation."""
    cases = read_cases(path_of(check).read_text("utf-8"))

    assert [case.name for case in cases if not case.expected] == []
    assert any(case.expected == "Nothing.\n" for case in cases)
    assert any(case.expected != "Nothing.\n" for case in cases)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.code)
def test_a_check_is_documented(check: TextCheck) -> None:
    """In both languages, with an example of either kind, on short lines of its own words."""
    docs = check.docs

    assert docs.title.endswith(".")
    assert docs.why.endswith(".")
    assert docs.bad != docs.good
    assert docs.title_zh.endswith("。")
    assert docs.why_zh.endswith("。")
    assert re.search("should", docs.title)


def test_codes_are_never_used_twice() -> None:
    """Nor taken up again; names are unique as well."""
    codes = [check.rule.code for check in CHECKS]
    names = [check.rule.name for check in CHECKS]

    assert sorted(set(codes)) == codes
    assert len(set(names)) == len(names)
    assert not RETIRED & set(codes)


def test_a_check_is_found_by_the_name_of_its_file() -> None:
    """It has the code and the name of its check; of several checks their codes, or the first and the last."""
    for module, checks in FAMILY.by_module.items():
        folder, _, stem = module.removeprefix("diglot.checks.").partition(".")
        codes = [check.rule.code for check in checks]
        figures = [code[2:] for code in codes]
        if len(checks) == 1:
            assert stem == path_of(checks[0]).stem
        else:
            assert stem.startswith((f"dg{'_'.join(figures)}_", f"dg{figures[0]}_to_{figures[-1]}_"))
        assert codes == sorted(codes)
        assert {code[:3] for code in codes} == {FOLDERS[folder]}


def test_no_two_folders_hold_checks_of_one_subject() -> None:
    """Each says in its docstring which codes are there."""
    assert sorted(FOLDERS.values()) == sorted(FAMILIES)


@pytest.mark.parametrize(("language", "name"), [("en", "README.md"), ("zh", "README.zh.md")])
def test_the_reference_is_as_the_docstrings_say(language: str, name: str, request: pytest.FixtureRequest) -> None:
    """`diglot explain --all` made it; `./scripts/test --update-cases` makes it again."""
    path = PACKAGE / name
    if request.config.getoption("--update-cases"):
        path.write_text(render_reference(language), "utf-8")

    assert path.read_text("utf-8") == render_reference(language)


@pytest.mark.parametrize(
    ("language", "mended"), [("zh", "他说：“‘是’。”"), ("zh-Hans", "他说：“‘是’。”"), ("zh-Hant", "他说：「『是』。」")]
)
def test_quotation_marks_are_those_of_the_script(language: str, mended: str) -> None:
    """Curved in simplified Chinese, corner brackets in traditional; the others inside them."""
    text = "他说：\"'是'。\""
    for _ in range(2):
        page = stock(edition("He says “‘yes’”.\n", {"He says “‘yes’”.": text})).pages["a.md", "zh"]
        page = replace(page, pair=replace(page.pair, language=language))
        check = FAMILY.find("DG502")
        assert check is not None
        fixes = [finding.fix for finding in check.run(page.translated_texts[0])]
        text = apply_fixes(text, [fix for fix in fixes if fix])

    assert text == mended


def test_the_hooks_run_commands_there_are() -> None:
    """Those that pre-commit would call."""
    hooks = yaml.safe_load((PACKAGE.parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"))

    assert [hook["id"] for hook in hooks] == ["diglot-sync", "diglot-check"]
    assert all(hook["entry"].split()[:2][1] in COMMANDS for hook in hooks)


def test_a_new_check_is_one_module_and_one_case_file() -> None:
    """No case file is left behind by a check that is gone."""
    assert sorted(path.name for path in CASES.glob("*.md")) == [path_of(check).name for check in CHECKS]
