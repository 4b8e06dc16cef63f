"""Code that a translation lacks: names and commands, and single words, which may have been translated."""

import re
from collections.abc import Iterator
from functools import partial

from diglot.checks.comparing import lost
from diglot.checks.findings import Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.subjects import UnitPair
from diglot.message import Message
from diglot.rules import Severity

_WORD = re.compile(r"[a-z]+")
_QUOTES = "\"'"


def _find(unit: UnitPair, rule: Rule, words: bool) -> Iterator[Finding]:
    """Code spans whose text the translation has neither as code nor otherwise, with or without quotation marks round
    it; another text is a matter of safety."""
    if unit.translated:
        source_codes, target_codes = (text.visible.values("code") for text in (unit.source_text, unit.target_text))
        for code in dict.fromkeys(lost(source_codes, target_codes)):
            stands_elsewhere = code in target_codes or (code.strip(_QUOTES) or code) in unit.target
            if not stands_elsewhere and words is (_WORD.fullmatch(code) is not None):
                yield rule.at(unit, Message("the code “{}” is missing", code))


def _code(code: str, name: str, severity: Severity, words: bool, docstring: str) -> TextCheck:
    rule = Rule(code, name, "unit", severity, needs="has_marks")
    return TextCheck(rule, partial(_find, rule=rule, words=words), docstring)


CHECKS = (
    _code(
        "DG303",
        "code-lost",
        Severity.WARNING,
        False,
        """
A translation should have the code of its source.

Why: names of files, commands and fields are what readers search for.
Bad: run `diglot sync` / 运行同步命令
Good: run `diglot sync` / 运行`diglot sync`

原文里的代码，译文里都应当有。

原因：文件名、命令和字段名，读者要照着去查。
""",
    ),
    _code(
        "DG317",
        "code-word-lost",
        Severity.HINT,
        True,
        """
A word that is code in the source should be code in the translation, too, if it is a name.

Why: a name is the same in every language, but a word such as `list` may be the thing, not its name.
Bad: the keys of the `dict` / 字典的键
Good: the keys of the `dict` / `dict`的键

原文里当作代码的词，若是名称，译文里也应当作代码。

原因：名称不因语言而变；但`list`这样的词，指的也可能是事物本身。
""",
    ),
)
