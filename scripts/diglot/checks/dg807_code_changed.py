"""Code in a translation should be its source's, byte for byte.

Why: readers copy it and run it; a letter of another script, or one more word, and they run something else.
Bad: `pip install x` / `pip install х` (with a Cyrillic x)
Good: Run `pip install x`. / 运行`pip install x`。

译文中的代码应与原文逐字节相同。

原因：读者会复制去运行；混进一个别种文字的字母，或多出一个词，运行的就是另一样东西。
反例：`pip install x` / `pip install х`（末尾的х是西里尔字母）
正例：Run `pip install x`. / 运行`pip install x`。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.safety import Danger

RULE = Rule("DG807", "code-changed", "unit", ignorable=False)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Code that its source has neither as code nor in words. Words in a blank such as <folder> may be translated."""
    for breach in unit.breaches:
        if breach.danger is Danger.CODE:
            yield RULE.at(unit, breach.fact, span=breach.span)
