"""An English passage in a Chinese text should keep its own punctuation.

Why: what is quoted stays as it is; Chinese marks stand at the seams only (CY/T 154-2017).
Bad: Seeing Like a State：How Certain Schemes Failed
Good: Seeing Like a State: How Certain Schemes Failed

中文里的英文词句应当保留英文标点。

原因：引文照录原样，中文标点只用在衔接处（CY/T 154—2017）。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule(
    "DG519", "chinese-marks-in-english", "text", Severity.HINT, languages=("zh",), signs=frozenset("，。；：？！")
)
_WITHIN = re.compile(
    r"(?<![A-Za-z’'-])(?<![A-Za-z’'-] )((?>(?:[A-Za-z’'-]++ ){2,})[A-Za-z’'-]++)"
    r"([，。；：？！])(?=[ ]?(?:[A-Za-z’'-]++ ){2})"
)


def check(text: UnitText) -> Iterator[Finding]:
    """Full-width stops between runs of three English words and more."""
    yield from find_pattern(text, RULE, _WITHIN, Message("“{}” stands inside an English passage"), group=2)
