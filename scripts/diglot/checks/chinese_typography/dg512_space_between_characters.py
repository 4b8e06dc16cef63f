"""No space should stand between Chinese characters.

Why: Chinese has no spaces between words; one that was left by joined lines is seen as a gap.
Bad: 社会 信用
Good: 社会信用

汉字之间不应有空格。

原因：中文词间不空格；并行时留下的空格，看上去就是一个缺口。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.rules import Severity

RULE = Rule(
    "DG512", "space-between-characters", "text", Severity.WARNING, languages=("zh",), signs=frozenset(" \u00a0")
)
_SPACE = re.compile(rf"(?<=[{HAN}])[ \u00a0]+(?=[{HAN}])")
_NUMBERED = re.compile(r"(?:第\S{1,5}|[一二三四五六七八九十]|附录\S?)$")


def check(text: UnitText) -> Iterator[Finding]:
    """Spaces between Han, but for one behind the number of a chapter."""
    visible = text.visible.text
    for found in _SPACE.finditer(visible):
        if not _NUMBERED.search(visible[: found.start()]):
            span = text.visible.span(*found.span())
            yield RULE.at(text, "no space between Chinese characters", span=span, fix=mend(text, *found.span(), ""))
