"""An ellipsis in Chinese should be ……, and not follow 等.

Why: it takes two characters (GB/T 15834-2011, 5.1.5); 等 says the same already (A.9.2).
Bad: 等等... 他说。。。
Good: 等等。他说……

中文省略号应当用“……”，“等”之后不用。

原因：省略号占两个字的位置（GB/T 15834—2011，5.1.5）；“等”已是省略的意思，二者不同时使用（A.9.2）。
"""

import re
from collections.abc import Iterator

from diglot.checks.chinese_marks import CLOSING
from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern, mend
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG504", "ellipsis", "text", Severity.WARNING, languages=("zh",), signs=frozenset(".…。・·"))
_DOTS = re.compile(
    rf"(?<=[{HAN}{CLOSING}，。、；：？！“‘])(?:\.{{3,}}|。{{2,}}|…(?!…)|…{{3,}}|・{{3,}}|·{{3,}})|(?<![.…])(?:\.{{3,6}}|…)(?=[{HAN}])(?<!……)"
)
_MANY = ("…", "...", "。。", "・・・", "···")
"""What every match has."""
_AFTER_DENG = re.compile(r"等(?:……|…|\.{3,}|。{2,})")


def check(text: UnitText) -> Iterator[Finding]:
    """Dots, full stops in a row and single … beside Chinese; any of them behind 等."""
    visible = text.visible.text
    if not any(dots in visible for dots in _MANY):
        return
    for match in _DOTS.finditer(visible):
        if visible[match.start() - 1 : match.start()] == "等":
            continue
        fix = mend(text, *match.span(), "……")
        yield RULE.at(text, Message("“{}” should be “……”", match[0]), span=text.visible.span(*match.span()), fix=fix)
    yield from find_pattern(text, RULE, _AFTER_DENG, Message("after 等 no ellipsis is needed"))
