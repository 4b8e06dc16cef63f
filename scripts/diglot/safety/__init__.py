"""Safety: a translation may change words, never capabilities.

    Judge(renderer, "en").judge(JudgedText(…)) -> breaches      of one unit
    withhold(pair, judge)                      -> Pair, list    the page without unsafe units

The checks report a breach; the build shows the source instead. Both use the same judge. The finished article is judged
once more when a page is published (`publish/article_judgement.py`). Hostile translations are in
`tests/support/payloads.txt`, one on each line. The tests try each of them with the checks and in Chromium.

Reading order: `breach`, `capabilities` (what HTML can do), `same_markup` (articles that can do the same), `urls` (where
a link leads), `allowances` (exceptions), `formulas`, `comparison`, `fast_path` (plain texts), `characters` and
`lookalikes` (hidden and similar letters), `sizes`, `template_syntax`, `judge` (all of these together), `withhold`,
`non_unit_text` (the text between units), `headers` and `files` (catalogs and files of translators).
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
