"""Spaces between Chinese characters, within a text, and at the edge of emphasis, a link or a tag."""

import re
from collections.abc import Iterator
from functools import partial

from diglot.checks.findings import Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

_SIGNS = frozenset(" \u00a0")
_SPACE = re.compile(rf"(?<=[{HAN}])[ \u00a0]+(?=[{HAN}])")
_NUMBERED = re.compile(r"(?:第\S{1,5}|[一二三四五六七八九十]|附录\S?)$")


def _find(text: UnitText, rule: Rule, at_marks: bool) -> Iterator[Finding]:
    """Spaces between Han, with Markdown beside them or not; none behind the number of a chapter."""
    visible = text.visible
    for match in _SPACE.finditer(visible.text):
        start, end = match.span()
        space = visible.span(start, end)
        parted = (space.start - visible.span(start - 1, start).end, visible.at[end] - space.end) != (0, 0)
        if parted is at_marks and not _NUMBERED.search(visible.text[:start]):
            fix = mend(text, start, end, "")
            yield rule.at(text, Message("no space between Chinese characters"), span=space, fix=fix)


def _space(code: str, name: str, severity: Severity, at_marks: bool, docstring: str) -> TextCheck:
    rule = Rule(code, name, "text", severity, languages=("zh",), signs=_SIGNS)
    return TextCheck(rule, partial(_find, rule=rule, at_marks=at_marks), docstring)


CHECKS = (
    _space(
        "DG512",
        "space-between-characters",
        Severity.WARNING,
        False,
        """
No space should stand between Chinese characters.

Why: Chinese has no spaces between words; one that was left by joined lines is seen as a gap.
Bad: 社会 信用
Good: 社会信用

汉字之间不应有空格。

原因：中文词间不空格；并行时留下的空格，看上去就是一个缺口。
""",
    ),
    _space(
        "DG524",
        "space-beside-emphasis",
        Severity.HINT,
        True,
        """
Emphasis and links in Chinese should have no spaces round them.

Why: readers see a gap; some writers like it, and some renderers need one beside `**`.
Bad: 一份 **名单** 在此
Good: 一份**名单**在此

中文里的强调和链接前后不宜空格。

原因：读者看到的是一个缺口；也有作者喜欢这样写，有些渲染器的`**`旁要有空格。
""",
    ),
)
