"""Chinese should say once that something will, must or can be.

Why: where two auxiliaries of one meaning stand together, one of them is enough.
Bad: 名单将会公布; 名单必须要公布
Good: 名单将公布; 名单会公布; 名单必须公布

将要、应当、可以，中文说一次就够。

原因：“将”与“会”、“必须”与“要”意思相近，连用时去掉一个，意思不变。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG712", "doubled-modal", "text", Severity.HINT, languages=("zh",))
_TWICE = re.compile(r"将会(?![议见谈同合员面计场商晤])|(?:应该|必须)要(?![求素点领闻件害职塞道])|可以能够|会可能")


def check(text: UnitText) -> Iterator[Finding]:
    """Two auxiliaries for one; not 将 and 会议, 必须 and 要求."""
    yield from find_pattern(text, RULE, _TWICE, Message("“{}” says it twice"))
