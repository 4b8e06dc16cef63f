"""A page should address its readers in one way.

Why: 你 and 您 side by side read as two authors.
Bad: 你可以……请您
Good: 您可以……请您

同一页对读者应当用同一种称呼。

原因：“你”“您”混用，读来像出自两人之手。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import PagePair, UnitPair
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG715", "address-mixed", "page", Severity.HINT, languages=("zh",))
_QUOTED = re.compile(r"“[^“”]*+”")


def check(page: PagePair) -> Iterator[Finding]:
    """你 and 您 on one page, outside quotations; the rarer one is shown."""
    uses: dict[str, list[UnitPair]] = {"你": [], "您": []}
    for unit in page.units:
        text = _QUOTED.sub("", unit.target_text.visible.text) if unit.translated else ""
        for word, units in uses.items():
            units += [unit] * text.count(word)
    rarer = min(uses, key=lambda word: len(uses[word]))
    if uses[rarer]:
        other = "您" if rarer == "你" else "你"
        yield RULE.at(
            uses[rarer][0], Message("“{}” {} times, “{}” {} times", rarer, len(uses[rarer]), other, len(uses[other]))
        )
