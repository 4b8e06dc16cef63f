"""Units should be translated.

Why: a reader who meets the other language in the middle of a page has to leave the text, or the page.
Bad: The list is public. / (nothing)
Good: The list is public. / 名单是公开的。

每个单元都应有译文。

原因：读者在译文中间碰到原文，只好停下来，或者放弃。
反例：The list is public. /（空）
正例：The list is public. / 名单是公开的。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.message import Message
from diglot.pairs import State, is_verbatim
from diglot.rules import Severity

RULE = Rule("DG201", "not-translated", "unit", Severity.HINT)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Units without a translation, apart from those that have nothing to translate."""
    if unit.state is State.UNTRANSLATED and not is_verbatim(unit.source):
        yield RULE.at(unit, Message("this {} has no translation yet", Message(unit.kind)))
