"""Citations should have the same years and numbers in both languages.

Why: with a wrong year, or one wrong figure in a DOI or an ISBN, readers do not find the work.
Bad: (Creemers 2018, p. 12) / （克里默斯，2013年）
Good: (Creemers 2018, p. 12) / （Creemers 2018, p. 12）

文献的年份和编号，在两种语言里应当一致。

原因：年份不对，DOI或ISBN错一个数字，读者就找不到那份文献。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitPair
from diglot.message import Message

RULE = Rule("DG313", "citation-changed", "unit")
_EXACT = re.compile(
    r"\b10\.\d{4,9}/[\w./;:()<>-]*[\w>]|\bISBN(?:-1[03])?:?\s?[\dX-]{10,17}"
    r"|(?<=\[)@[\w:-]+|\barXiv:\d{4}\.\d{4,5}",
    re.IGNORECASE | re.ASCII,
)
_HINT = re.compile(r"10\.|@|isbn|arxiv", re.IGNORECASE | re.ASCII)
_AUTHOR_YEAR = re.compile(r"[(（]([A-Z][\w’'-]+)(?: (?:and|&) [A-Z][\w’'-]+| et al\.)?,? (\d{4})[a-z]?\b")


def check(unit: UnitPair) -> Iterator[Finding]:
    """DOIs, ISBNs, arXiv numbers and citation keys byte for byte; the year of “(Author 2018)” in the same paragraph."""
    if not unit.translated:
        return
    source, target = (text.visible.text for text in (unit.source_text, unit.target_text))
    exact_ones = set(_EXACT.findall(source)) if _HINT.search(source) else set()
    for exact in sorted(exact_ones - set(_EXACT.findall(target))) if exact_ones else ():
        yield RULE.at(unit, Message("“{}” is missing", exact))
    for author, year in _AUTHOR_YEAR.findall(source):
        if year not in target:
            yield RULE.at(unit, Message("the work cited as “{} {}” is missing", author, year))
