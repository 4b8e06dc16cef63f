"""Chinese should mark possibility and future once.

Why: 将 says what 会 says.
Bad: 将会; 能够去
Good: 将; 能

可能、将来，中文只需标记一次。

原因：“将”与“会”、“能够”与“去”意思重叠。
"""

import re
from collections.abc import Iterator

from diglot.checks.model import Finding, Rule, Severity
from diglot.checks.things import UnitText

RULE = Rule("DG712", "doubled-modal", "text", Severity.HINT, languages=("zh",))
_TWICE = re.compile(r"将会|能够去|应该要|必须要|可以能够|会可能|开始变得")


def check(text: UnitText) -> Iterator[Finding]:
    """Two auxiliaries for one."""
    for found in _TWICE.finditer(text.visible.text):
        yield RULE.at(text, f"“{found[0]}” says it twice", span=text.visible.span(*found.span()))
