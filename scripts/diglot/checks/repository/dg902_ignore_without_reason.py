"""A comment that silences a check should name the check and the reason.

Why: who reads the text next year must be able to tell whether the reason still holds.
Bad: diglot: ignore DG302
Good: diglot: ignore DG302 the figure is a house number

让检查静默的注释，应当写明检查代码和理由。

原因：明年再读的人，得能判断那个理由是否仍然成立。
反例：diglot: ignore DG302
正例：diglot: ignore DG302 这是门牌号
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import Ignore
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG902", "ignore-without-reason", "ignore", Severity.WARNING, ignorable=False)


def check(ignore: Ignore) -> Iterator[Finding]:
    """Comments without a code, or without a reason."""
    if not ignore.codes:
        yield RULE.at(ignore, Message("the comment does not say what to ignore, such as DG302"), place=ignore.place)
    elif not ignore.reason:
        yield RULE.at(
            ignore, Message("the comment gives no reason to ignore {}", ", ".join(ignore.codes)), place=ignore.place
        )
