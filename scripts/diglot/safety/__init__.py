"""Safety: a translation may change words, never capabilities.

    Judge(renderer, "en").judge(Text(…)) -> breaches      of one unit
    withhold(pair, judge)                -> Pair, list    the page without them

Reading order: `model` (Breach), `capabilities` (what HTML can do), `urls` (where a link leads), `comparison`, `plain`
(the short way), `characters` and `lookalikes` (what nobody sees), `sizes`, `words`, `judge` (all of it together).
"""

from diglot.safety.judge import Judge, Text, judge_of, page_definitions
from diglot.safety.model import Breach, Danger
from diglot.safety.rules import Rules, Waiver, read_allowed
from diglot.safety.urls import LinkPair

__all__ = [
    "Breach",
    "Danger",
    "Judge",
    "LinkPair",
    "Rules",
    "Text",
    "Waiver",
    "judge_of",
    "page_definitions",
    "read_allowed",
]
