"""A word should be written in one script, and in its own.

Why: a Cyrillic letter in a Latin word is not seen, not found by search, and leads elsewhere when it is a name.
Bad: Python / Pythоn (with a Cyrillic o)
Good: Python / Python

一个词应当用一种文字书写，而且是它自己的文字。

原因：拉丁单词里混进西里尔字母，眼看不出，检索不到；若是名称，还会通向别处。
反例：Python / Pythоn（其中的о是西里尔字母）
正例：Python / Python
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG810", "lookalike-letters", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """After Unicode Technical Standard 39."""
    for breach in unit.breaches:
        if breach.danger is Danger.LOOKALIKE:
            yield RULE.at(unit, breach.fact, span=breach.span)
