"""Short texts that once took minutes, or stopped a command."""

import time
from collections.abc import Callable

import pytest

from diglot.numbers.read_figures import read_figures
from diglot.pages import Kind, read_inline, split_units
from diglot.publish.script_runs import find_script_runs
from diglot.safety import Allowances, JudgedText, judge_of

REPEATED = (
    *("[x](" + "\\a" * 32, "[x](" + "\\a" * 5000, "[x](" * 4000, "[x](a" + " " * 9000, "](" * 5000, "[^" * 5000),
    *("`" * 9000 + "a", "`a``b```c````d" * 900, "<!--" * 3000, "<?" * 4000, "<code>" * 2000, "<kbd " * 2000),
    *("*{" * 5000, "*a " * 5000 + "_b" * 5000, "*a **b [x](y) " * 1500, "{{" * 5000, "$a" * 5000, "<a '" * 4000),
    *("a" * 1700, "a'" * 3000, "aa bb " * 3000, "1" * 4400, "1," * 4400, "111," * 1500, "3." + "1" * 4400, "一" * 4400),
    *(
        "３" * 4400,
        "九千" * 3000,
        "hundred " * 3000,
        "\\(" * 4000,
        "\\a" * 5000,
        "https://" * 2000,
        "&#x" * 3000,
        "-8<" * 4000,
    ),
)


@pytest.mark.parametrize("text", REPEATED, ids=lambda text: text[:12])
@pytest.mark.parametrize(
    "read",
    [
        read_inline,
        lambda text: (read_figures(text, "en"), read_figures(text, "zh"), read_figures(text, "de")),
        lambda text: find_script_runs(text, "zh", ["en"]),
        lambda text: split_units(f"# A\n\n{text}\n"),
        lambda text: judge_of(Allowances()).judge(JudgedText(Kind.PARAGRAPH, "Words.", text, "zh")),
    ],
    ids=["inline", "figures", "scripts", "units", "judge"],
)
def test_a_text_made_of_one_thing_is_read_at_once(text: str, read: Callable[[str], object]) -> None:
    """Two seconds of processor time are a hundred times what it takes."""
    begin = time.process_time()
    read(text)

    assert time.process_time() - begin < 2
