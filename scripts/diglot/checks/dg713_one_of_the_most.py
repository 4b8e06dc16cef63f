"""Chinese should not say 最……之一.

Why: what is most is one.
Bad: 最重要的名单之一
Good: 很重要的名单

中文不宜说“最……之一”。

原因：既称“最”，就只有一个。
"""

import re
from collections.abc import Iterator

from diglot.checks.model import Finding, Rule, Severity
from diglot.checks.things import UnitText

RULE = Rule("DG713", "one-of-the-most", "text", Severity.HINT, languages=("zh",), signs=frozenset("最"))
_ONE_OF = re.compile(r"最[^，。；：？！]{1,16}之一")


def check(text: UnitText) -> Iterator[Finding]:
    """“One of the most”, word for word."""
    for found in _ONE_OF.finditer(text.visible.text):
        yield RULE.at(text, f"“{found[0]}”: what is most is one", span=text.visible.span(*found.span()))
