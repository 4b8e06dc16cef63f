"""A number in Chinese should be all in figures or all in words, but for 万 and 亿.

Why: 百 and 千 behind figures mix the two (GB/T 15835-2011, 5.3); write 两 before a measure word.
Bad: 3百人; 二个人
Good: 300人; 三百人; 两个人

同一个数应当全用阿拉伯数字或全用汉字数字，“万”“亿”除外。

原因：阿拉伯数字后面用“百”“千”，就混用了两种数字（GB/T 15835—2011，5.3）；量词前用“两”。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Fix, Rule
from diglot.checks.patterns import find_pattern
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG510", "number-form", "text", Severity.WARNING, languages=("zh",), signs=frozenset("百千二"))
_MIXED = re.compile(r"(?<![\d.])\d+(?:\.\d+)?[ ]?[百千](?![分克米瓦卡赫字帕吨万亿])")
_ER = re.compile(
    r"(?<![第十百千万亿零〇一二三四五六七八九\d初])二(?=[个位名条种项次家座只张本份件块群倍])(?!倍体|次[元方函曲]|位数|项式|手)"
)


def check(text: UnitText) -> Iterator[Finding]:
    """3百, 5千; 二 before a measure word. (万 and 亿 behind figures are the rule.)"""
    yield from find_pattern(text, RULE, _MIXED, Message("“{}” is half figure, half word"))
    for match in _ER.finditer(text.visible.text):
        yield RULE.at(text, Message("write 两 before a measure word"), fix=Fix(text.visible.span(*match.span()), "两"))
