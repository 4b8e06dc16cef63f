"""What holds for every check and every text."""

import re
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from itertools import product
from pathlib import Path

import markdown
import pytest
from case_files import make_files, read_cases, stock
from editions import edition
from hypothesis import given, settings
from hypothesis import strategies as st
from repetition import examples

from diglot.checks import Finding, choose_checks, load_checks, run_checks
from diglot.checks.findings import Fix
from diglot.checks.fixes import apply_fixes, fixed_texts
from diglot.cli.check import mend, take_stock
from diglot.edition import Edition
from diglot.spans import Span
from diglot.sync import carry_out, plan_sync

CASES = Path(__file__).parent / "cases"

PIECES = [
    *"汉字信用名单的，。、；：？！“”‘’（）《》〈〉·—…－ａ１ \"',.;:?!()-~…•",
    *("——", "……", "...", "。。。", "--", " - ", "2014-2020年", "3百", "二个", "**", "*", "_", "`a, b`", "[名](b.md)"),
    *("MkDocs ", "帐户", "其它", "等等", "，”", "”。", "“甲”、“乙”", "https://example.org/ ", "\\(", "</b>", "&nbsp;"),
    *("![图](c.png)", "[^1]", "{x}"),
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)


def look(files: Edition, ignore: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """What is found in an edition."""
    return run_checks(take_stock(files, plan_sync(files)), choose_checks(ignore=ignore))


@settings(max_examples=examples(30))
@given(TEXTS)
def test_fixing_twice_changes_nothing(text: str) -> None:
    """Whatever is fixed is not found again, and catalog and page agree."""
    files = edition("The list of names.\n", {"The list of names.": f"名{text}单"})
    once = files.edition()
    if not plan_sync(once).clear:
        return
    left, writes = mend(once, look)
    for path, data in writes:
        assert data is not None
        files.by_path[path] = data

    assert fixed_texts(left) == {}
    assert mend(files.edition(), look)[1] == ()
    assert files.plan().writes == ()


@settings(max_examples=examples(75))
@given(TEXTS)
def test_fixes_change_no_markup(text: str) -> None:
    """Rendered, the mended text has the elements that it had (where emphasis was not read, that is what is mended)."""
    files = edition("The list of names.\n", {"The list of names.": f"名{text}单"}).edition()
    if not plan_sync(files).clear:
        return
    pages = carry_out(files, mend(files, lambda its: look(its, ("DG304",)))[1]).translations["zh"].pages

    assert elements(pages["a.md"]) == elements(files.translations["zh"].pages["a.md"])


def elements(page: str) -> Counter[str]:
    """The tags of a rendered page."""
    return Counter(re.findall(r"</?[a-z]+", markdown.markdown(page, extensions=["attr_list", "tables", "footnotes"])))


@pytest.mark.slow
def test_everything_fixable_is_fixed(request: pytest.FixtureRequest) -> None:
    """In the case files of all checks: after mending no finding with a fix for a translation is left.

    In every third case, that is; with `--weekly` in all.
    """
    is_weekly = request.config.getoption("--weekly")
    fixed = set()
    cases = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path.read_text("utf-8"))]
    for case in cases[:: 1 if is_weekly else 3]:
        files = make_files(case).edition()
        if plan_sync(files).clear:
            found = look(files)
            fixed |= {each.code for each in found if each.fix and each.subject.side == "target"}
            assert fixed_texts(mend(files, look)[0]) == {}, case.name
    assert len(fixed) >= (15 if is_weekly else 8)


@given(
    st.text(max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4), st.text(max_size=3)), max_size=6)
)
def test_fixes_that_overlap_are_not_mixed(text: str, wanted: list[tuple[int, int, str]]) -> None:
    """The result is the text with some of the fixes, each whole."""
    fixes = [Fix(Span(start, start + size), by) for start, size, by in wanted if start + size <= len(text)]
    once = apply_fixes(text, fixes)

    assert len(once) <= len(text) + sum(len(fix.text) for fix in fixes)
    assert apply_fixes(text, []) == text


def test_checks_change_nothing_they_are_given() -> None:
    """And find the same when asked again, in one process or in several."""
    whole = [stock(make_files(case)) for path in CASES.glob("dg5*.md") for case in read_cases(path.read_text("utf-8"))]
    for each in whole:
        before = deepcopy(each.edition)
        assert run_checks(each, load_checks()) == run_checks(each, load_checks())
        assert each.edition == before


MARKS = "他们汉字的二百最其之一等aAb1 \u00a0•‧・∙⋅●･·…。—–-~～*_,;:?!.，；：？！、（）()《》〈〉“”‘’「」『』【】\"'"


@pytest.mark.slow
def test_without_its_signs_a_check_finds_nothing() -> None:
    """So that it need not be run on texts that have none of them: every two marks, between words of both languages."""
    whole = stock(edition("A list.\n", {"A list.": "名单"}))
    unit = next(unit for page in whole.pages.values() for unit in page.units)
    checks = [check for check in load_checks() if check.rule.signs]
    wrong = set()
    for marks in map("".join, product(MARKS, repeat=2)):
        row = replace(unit.row, source=f"A list{marks}of names", text=f"名{marks}单")
        made = replace(unit, row=row)
        for text in (made.source_text, made.target_text):
            for check in checks:
                if text.language in check.rule.languages and check.rule.signs.isdisjoint(text.letters):
                    wrong |= {(check.rule.code, marks) for _ in check.run(text)}

    assert len(checks) >= 20
    assert wrong == set()


@pytest.mark.slow
def test_without_what_it_needs_a_check_finds_nothing() -> None:
    """On the units of all cases: so that it need not be run on plain words, and on what is safe."""
    checks = [check for check in load_checks() if check.rule.needs]
    wrong, looked = set(), set()
    for path in CASES.glob("dg*.md"):
        for case in read_cases(path.read_text("utf-8")):
            for unit in (unit for page in stock(make_files(case)).pages.values() for unit in page.units):
                for check in checks:
                    if not getattr(unit, check.rule.needs):
                        looked.add(check.rule.code)
                        wrong |= {(check.rule.code, case.name) for _ in check.run(unit)}

    assert len(looked) == len(checks) >= 24
    assert wrong == set()


@pytest.mark.slow
def test_several_processes_find_the_same() -> None:
    """With pages enough to be shared out."""
    files = edition("One.\n")
    for number in range(12):
        files.write_source(f"The list of {number + 2} names.\n", f"p{number}.md")
    files.sync()
    for number in range(12):
        files.write_target(f"有{number + 3}个名字的,名单.\n", f"p{number}.md")
    files.sync()
    whole = stock(files)

    assert run_checks(whole, load_checks(), jobs=2) == run_checks(whole, load_checks()) != ()
