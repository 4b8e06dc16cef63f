"""What a translated page has between its units, and its source has not: code and marks, or only titles of boxes."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.subjects import Whole
from diglot.errors import DifferenceError
from diglot.message import Message
from diglot.pages import split_units
from diglot.rules import Severity
from diglot.safety.non_unit_text import find_between

MANY = 8
"""Lines that are named."""


def _find(whole: Whole, rule: Rule, titles: bool) -> Iterator[Finding]:
    """Pages with differences between the units, once each; not those with DG817 or DG821, which are errors."""
    by_path: defaultdict[str, list[DifferenceError]] = defaultdict(list)
    for problem in whole.problems:
        if isinstance(problem, DifferenceError) and problem.is_title is titles:
            by_path[problem.path].append(problem)
    pages = {page.layout.target_page(page.name, page.language): page for page in whole.pages.values()}
    for path, problems in by_path.items():
        page = pages.get(path)
        if page is not None and page.on_disk is not None:
            fields, grammar = page.source.fields, page.source.grammar
            if any(find_between(page.source, split_units(page.on_disk, fields, grammar))):
                continue
        lines = list(dict.fromkeys(problem.line for problem in problems))
        named = ", ".join(map(str, lines[:MANY]))
        where = Message("in line {}", named) if len(lines) == 1 else Message("in lines {}", named)
        if len(lines) > MANY:
            where = Message("{} and {} more", where, len(lines) - MANY)
        what = Message("stands a title of a box that") if titles else Message("stands what")
        fact = Message(
            "between the units, {}, {} its source does not have, so a sync leaves the page as it is", where, what
        )
        yield rule.at(whole, Message("{}. {}", fact, problems[0].cure), place=FilePlace(path, lines[0]))


def _between(code: str, name: str, severity: Severity, titles: bool, docstring: str) -> TextCheck:
    rule = Rule(code, name, "edition", severity, ignorable=False)
    return TextCheck(rule, partial(_find, rule=rule, titles=titles), docstring)


CHECKS = (
    _between(
        "DG111",
        "between-units-differ",
        Severity.WARNING,
        False,
        """
A translated page should have between its units what its source has: code, marks, titles of boxes.

Why: a sync leaves such a page as it is until somebody decides, so changes of its source do not get into it.
Bad: a comment that is translated in docs/zh only: `ls  # 列出文件`
Good: the same code in both; or the page after `diglot sync --take source`

译文页面在单元之间的内容（代码、标记、提示框标题）应与原文页面相同。

原因：有人作出决定之前，同步不会动这个页面，原文后来的改动也就进不来。
反例：只有docs/zh里译了代码的注释：`ls  # 列出文件`
正例：两边代码相同；或用`diglot sync --take source`同步过的页面
""",
    ),
    _between(
        "DG113",
        "box-titles-added",
        Severity.HINT,
        True,
        """
A box in a translated page should have a title only if its source has one.

Why: without a title, readers see the type of the box in their language; a sync leaves the page as it is until then.
Bad: !!! note / !!! note "注意"
Good: !!! note / !!! note

原文的提示框没有标题时，译文的也不应有。

原因：没有标题时，读者看到的是译成本语言的类型名；标题还在时，同步不会动这个页面。
""",
    ),
)
