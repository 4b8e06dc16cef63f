"""A translation should have the code of its source.

Why: names of files, commands and fields are what readers search for.
Bad: run `diglot sync` / 运行同步命令
Good: run `diglot sync` / 运行`diglot sync`

原文里的代码，译文里都应当有。

原因：文件名、命令和字段名，读者要照着去查。
"""

from collections.abc import Iterator

from diglot.checks.comparing import lost
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.rules import Severity

RULE = Rule("DG303", "code-lost", "unit", Severity.WARNING)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Code spans whose text the translation has neither as code nor otherwise; another text is a matter of safety."""
    if unit.translated:
        ours, its = (text.visible.values("code") for text in (unit.source_text, unit.target_text))
        for code in dict.fromkeys(lost(ours, its)):
            if code not in unit.target and code not in its:
                yield RULE.at(unit, f"the code “{code}” is missing")
