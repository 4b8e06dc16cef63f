"""One cause, one finding: what is left out beside another finding, and what is folded."""

from dataclasses import replace

from diglot.checks.explained import fold_repeats, without_explained
from diglot.checks.findings import FilePlace, Finding, Fix, Subject
from diglot.rules import Severity
from diglot.spans import Span


def finding(code: str, path: str = "docs/zh/a.md", message: str = "x", unit: str = "", line: int = 1) -> Finding:
    return Finding(code, message, Subject("a.md", "zh", unit), Severity.WARNING, places=(FilePlace(path, line),))


def test_a_page_out_of_step_is_one_finding() -> None:
    """Not one for headings, lists, tables and code as well; that of another page stays."""
    parts = [finding(f"DG{number}") for number in range(104, 110)]
    other = finding("DG104", "docs/zh/b.md")

    assert list(without_explained([finding("DG102"), *parts, other])) == [finding("DG102"), other]
    assert list(without_explained(parts)) == parts


def test_changed_code_is_one_finding() -> None:
    """What stands between the units says all of it; links and numbers are another matter."""
    code, between, number = finding("DG107"), finding("DG111"), finding("DG302")

    assert list(without_explained([code, between, number])) == [between, number]


def test_the_same_in_one_text_is_said_once() -> None:
    """With how often; what differs in message or unit is said by itself."""
    repeated = [finding("DG501", unit="p2v5r3", line=line) for line in (3, 3, 4)]
    others = [finding("DG501", unit="p2v5r3", message="y"), finding("DG501", unit="p9c4d1")]

    assert fold_repeats([*repeated, *others]) == [replace(repeated[0], message="x (3 times in this text)"), *others]


def test_what_a_fix_corrects_is_said_once_for_a_page() -> None:
    """Whoever corrects one of them corrects all."""
    fixed = [replace(finding("DG511", unit=unit), fix=Fix(Span(0, 1), "")) for unit in ("p2v5r3", "p9c4d1", "p9c4d1")]
    other = replace(fixed[0], subject=fixed[0].subject._replace(page="b.md"))

    assert fold_repeats([*fixed, other]) == [replace(fixed[0], message="x (3 times on this page)"), other]
