"""A translation should not be a copy of its source.

Why: a text saved as its own translation counts as translated, and nobody comes back to it.
Bad: The list is public. / The list is public.
Good: The list is public. / 名单是公开的。

译文不应照抄原文。

原因：把原文原样存成译文，就算作已译，再没有人回头去看。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.message import Message
from diglot.pages import Kind
from diglot.pairs import is_verbatim
from diglot.rules import Severity

RULE = Rule("DG203", "translation-is-source", "unit", Severity.WARNING)
_WORD = re.compile(r"[^\W\d_]{3,}")


def check(unit: UnitPair) -> Iterator[Finding]:
    """Translations that equal a source of three words or more, one of which has no capital: the rest may be names."""
    is_copy = unit.target and unit.target == unit.source and not is_verbatim(unit.source)
    if is_copy and unit.kind is not Kind.CODE_TITLE:
        words = _WORD.findall(unit.source_text.visible.text)
        if len(words) >= 3 and any(word.islower() for word in words):
            yield RULE.at(unit, Message("the translation is the same as the source"))
