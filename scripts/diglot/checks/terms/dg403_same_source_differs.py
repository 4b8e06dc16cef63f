"""The same text should be translated in the same way.

Why: a heading or a caption that returns under another name looks like another thing.
Bad: About this text / 关于本文, and on another page 本文说明
Good: About this text / 关于本文 on both pages

同样的原文应当译得一样。

原因：标题或图注换个说法再出现，看上去就像另一样东西。
反例：About this text一页译“关于本文”，另一页译“本文说明”
正例：About this text在两页都译“关于本文”
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair, Whole
from diglot.message import Message
from diglot.pairs import State
from diglot.rules import Severity

RULE = Rule("DG403", "same-source-differs", "edition", Severity.HINT)


def check(whole: Whole) -> Iterator[Finding]:
    """Units of two words and more with equal sources and other translations, each beside the first one."""
    first: dict[tuple[str, str], UnitPair] = {}
    for page in whole.each_page():
        for unit in page.units:
            if unit.translated and unit.state is State.CURRENT and " " in unit.source:
                other = first.setdefault((page.language, unit.source), unit)
                if other.target != unit.target:
                    place = Message("{}, unit {}", page.layout.target_page(other.page.name, page.language), other.id)
                    yield RULE.at(unit, Message("elsewhere this is translated as “{}” ({})", other.target, place))
