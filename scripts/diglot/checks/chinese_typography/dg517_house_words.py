"""Words should be written as the list of this check has them.

Why: two spellings of one word look like two words; most on the list are slips (《现代汉语词典》, 2001 list of
variant words).
Bad: 帐户、其它、做为、布署
Good: 账户、其他、作为、部署

词语的写法应当依照用词表。

原因：一词两种写法，看上去像两个词；表中多数是错别字（《现代汉语词典》《第一批异形词整理表》）。
"""

import re
from collections.abc import Iterator

from diglot.checks.chinese_marks import is_traditional
from diglot.checks.findings import Finding, Rule
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.rules import Severity

RULE = Rule("DG517", "house-words", "text", Severity.WARNING, languages=("zh",))
_WORDS = {
    "帐号": "账号", "帐户": "账户", "帐目": "账目", "帐单": "账单", "帐本": "账本", "其它": "其他", "好象": "好像",
    "想像": "想象", "图象": "图像", "做为": "作为", "当做": "当作", "身分": "身份", "成份": "成分", "部份": "部分",
    "过份": "过分", "份内": "分内", "按装": "安装", "既使": "即使", "必竟": "毕竟", "以经": "已经", "一但": "一旦",
    "布署": "部署", "阀值": "阈值", "甚致": "甚至", "登陆网站": "登录网站", "登陆系统": "登录系统",
    "人材": "人才", "倒底": "到底", "渡假": "度假", "迫不急待": "迫不及待", "再接再励": "再接再厉", "决对": "绝对",
    "截止目前": "截至目前", "身体力形": "身体力行", "粘帖": "粘贴",
}  # fmt: skip
_LISTED = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))


def check(text: UnitText) -> Iterator[Finding]:
    """Words of the list."""
    if is_traditional(text.language):
        return
    for found in _LISTED.finditer(text.visible.text):
        better = _WORDS[found[0]]
        span = text.visible.span(*found.span())
        yield RULE.at(text, f"“{found[0]}” should be “{better}”", span=span, fix=mend(text, *found.span(), better))
