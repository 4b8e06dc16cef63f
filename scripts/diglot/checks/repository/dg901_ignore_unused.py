"""A comment that silences a check should be needed.

Why: it would hide the next fault of its kind, which nobody has looked at.
Bad: diglot: ignore DG302 a house number (where the numbers agree)
Good: the comment removed

让检查静默的注释，应当确有其用。

原因：留着它，下次真出同类差错时也会被遮住，谁都看不到。
反例：diglot: ignore DG302 这是门牌号（两边的数字其实相同）
正例：删去这条注释
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import Ignore
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG901", "ignore-unused", "ignore", Severity.WARNING, ignorable=False)


def check(ignore: Ignore) -> Iterator[Finding]:
    """Codes that silenced nothing, that no check has, or that a comment may not silence."""
    for code in ignore.unused:
        yield RULE.at(ignore, Message("this comment silences nothing: {}", code), place=ignore.place)
    for code in ignore.unknown:
        yield RULE.at(ignore, Message("no check is called {}", code), place=ignore.place)
    for code in ignore.may_not:
        yield RULE.at(ignore, Message("{} cannot be silenced by a comment", code), place=ignore.place)
