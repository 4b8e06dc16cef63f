"""The termbase should be sorted by key.

Why: two people who add a term at the end of the file get in each other’s way; sorted, they seldom meet.
Bad: [social-credit] before [grid-management]
Good: [grid-management] before [social-credit]

术语库应按键名排序。

原因：两个人都往文件末尾添术语就会冲突；排了序，就很少碰到一起。
反例：[social-credit]排在[grid-management]前面
正例：[grid-management]排在[social-credit]前面
"""

from collections.abc import Iterator
from itertools import pairwise

from diglot.checks.findings import FilePlace, Finding, Rule
from diglot.checks.subjects import Whole
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG907", "termbase-unsorted", "edition", Severity.WARNING)


def check(whole: Whole) -> Iterator[Finding]:
    """The first key that stands behind a greater one."""
    for before, term in pairwise(whole.termbase.terms.values()):
        if term.key < before.key:
            place = FilePlace(whole.termbase.path, term.line)
            yield RULE.at(whole, Message("“{}” belongs before “{}”", term.key, before.key), place=place)
            return
