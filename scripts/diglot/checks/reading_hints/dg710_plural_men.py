"""们 should not follow a number, nor stand with things.

Why: the plural is said already, and things have none.
Bad: 三个官员们; 名单们
Good: 三个官员; 名单

数量词之后、事物之后不应加“们”。

原因：数量已说明是多个；事物不用“们”。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import find_pattern
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG710", "plural-men", "text", Severity.HINT, languages=("zh",), signs=frozenset("们"))
_COUNTED = re.compile(
    r"(?:(?<![一二三四五六七八九十百千万亿两几\d多])[一二三四五六七八九十百千万亿两几\d多]++[名位个些]|许多|各|所有|大量|不少|众多|每个)[^，。；：？！们的]{1,6}们"
)
_THINGS = re.compile(r"(?:名单|档案|数据|网格|城市|国家|政府|机构|系统|平台|规则|文件|企业|公司|组件|函数|变量|工具)们")


def check(text: UnitText) -> Iterator[Finding]:
    """们 behind a counted noun, and behind names of things."""
    for pattern in (_COUNTED, _THINGS):
        yield from find_pattern(text, RULE, pattern, Message("no 们 is needed: “{}”"))
