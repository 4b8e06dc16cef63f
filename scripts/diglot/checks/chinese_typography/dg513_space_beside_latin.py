"""No space should be typed between Chinese and Latin letters or figures.

Why: the gap is the browser’s work (CSS text-autospace); a typed one is copied, counted and searched.
Bad: 在 MkDocs 里有 3 页
Good: 在MkDocs里有3页

汉字与拉丁字母、数字之间不应手打空格。

原因：间距由浏览器负责（CSS text-autospace）；手打的空格会被复制、被计数、被检索。
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from diglot.checks.findings import Finding, Fix, Rule
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity
from diglot.spans import Span

RULE = Rule("DG513", "space-beside-latin", "text", Severity.HINT, languages=("zh",), signs=frozenset(" "))
_SPACE = re.compile(rf"[ ](?:(?<=[{HAN}][ ])[ ]*+(?=[A-Za-z0-9\ufffc])|(?<=[A-Za-z0-9%\ufffc][ ])[ ]*+(?=[{HAN}]))")


def check(text: UnitText) -> Iterator[Finding]:
    """Spaces at the seam, one finding for all of a unit; an address or an underscore needs those beside it."""
    addresses = {offset for mark in text.visible.of("url") for offset in mark.span}
    spaces = []
    for match in _SPACE.finditer(text.visible.text):
        span = text.visible.span(*match.span())
        around = text.text[max(0, span.start - 1) : span.end + 1]
        if "_" not in around and not addresses & set(span) and text.visible.whole(*match.span()):
            spaces.append(span)
    if spaces:
        whole = Span(spaces[0].start, spaces[-1].end)
        kept = pairwise(spaces)
        fix = Fix(whole, "".join(text.text[one.end : other.start] for one, other in kept))
        yield RULE.at(
            text, Message("no space between Chinese and Latin ({} here)", len(spaces)), span=spaces[0], fix=fix
        )
