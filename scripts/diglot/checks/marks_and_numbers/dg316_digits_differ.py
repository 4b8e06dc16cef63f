"""Numbers in digits should be in both texts, in digits or in words.

Why: a wrong figure is the error readers forgive least. Where the number words of a language are not known, a number
that is not found may be there in words, so this is a hint.
Bad: more than 1,200 items (with 超过1000项 in another language)
Good: more than 1,200 items (with 超过1200项 in another language)

用数字写的数目，译文里也应当有，写成数字或文字均可。

原因：数字出错，读者最难原谅。若不认识某种语言的数词，没找到的数目可能是写成了文字，所以只是提示。
"""

from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.marks_and_numbers.dg302_number_changed import compare
from diglot.checks.subjects import UnitPair
from diglot.numbers import compare_digits, knows_words
from diglot.rules import Severity

RULE = Rule("DG316", "digits-differ", "unit", Severity.HINT)


def check(unit: UnitPair) -> Iterator[Finding]:
    """Figures in digits that the other text does not have, in languages that DG302 does not know."""
    if not (knows_words(unit.source_text.language) and knows_words(unit.target_text.language)):
        yield from compare(unit, RULE, compare_digits)
