"""Safety: a translation may change words, never capabilities.

    Judge(renderer, "en").judge(Text(…)) -> breaches      of one unit
    withhold(pair, judge)                -> Pair, list    the page without them

Reading order: `model` (Breach), `capabilities` (what HTML can do), `urls` (where a link leads), `comparison`, `plain`
(the short way), `characters` and `lookalikes` (what nobody sees), `sizes`, `words`, `judge` (all of it together).
"""

from diglot.safety.allowances import Allowances, Waiver, read_allowed
from diglot.safety.breach import Breach, Danger
from diglot.safety.judge import Judge, JudgedText, judge_of, page_definitions
from diglot.safety.urls import LinkPair

__all__ = [
    "Allowances",
    "Breach",
    "Danger",
    "Judge",
    "JudgedText",
    "LinkPair",
    "Waiver",
    "judge_of",
    "page_definitions",
    "read_allowed",
]
