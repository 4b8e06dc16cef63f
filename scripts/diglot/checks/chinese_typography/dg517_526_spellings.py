"""Spellings of Chinese words: slips, and variants of which dictionaries prefer another one."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from diglot.checks.chinese_marks import is_traditional
from diglot.checks.findings import Finding, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.patterns import mend
from diglot.checks.subjects import UnitText
from diglot.message import Message
from diglot.rules import Severity

_SLIPS = {
    "帐号": "账号", "帐户": "账户", "帐目": "账目", "帐单": "账单", "帐本": "账本", "好象": "好像", "做为": "作为",
    "部份": "部分", "过份": "过分", "份内": "分内", "按装": "安装", "既使": "即使", "必竟": "毕竟", "以经": "已经",
    "一但": "一旦", "布署": "部署", "阀值": "阈值", "甚致": "甚至", "登陆网站": "登录网站", "登陆系统": "登录系统",
    "倒底": "到底", "渡假": "度假", "迫不急待": "迫不及待", "再接再励": "再接再厉", "决对": "绝对",
    "截止目前": "截至目前", "身体力形": "身体力行", "粘帖": "粘贴",
}  # fmt: skip
_VARIANTS = {
    "其它": "其他", "当做": "当作", "想像": "想象", "图象": "图像", "身分": "身份", "成份": "成分", "人材": "人才",
}  # fmt: skip


def _find(text: UnitText, rule: Rule, words: Mapping[str, str], listed: re.Pattern[str]) -> Iterator[Finding]:
    """Words of a list."""
    if is_traditional(text.language):
        return
    for match in listed.finditer(text.visible.text):
        better = words[match[0]]
        span = text.visible.span(*match.span())
        yield rule.at(
            text, Message("“{}” should be “{}”", match[0], better), span=span, fix=mend(text, *match.span(), better)
        )


def _words(code: str, name: str, severity: Severity, words: Mapping[str, str], docstring: str) -> TextCheck:
    rule = Rule(code, name, "text", severity, languages=("zh",))
    listed = re.compile("|".join(sorted(words, key=len, reverse=True)))
    return TextCheck(rule, partial(_find, rule=rule, words=words, listed=listed), docstring)


CHECKS = (
    _words(
        "DG517",
        "house-words",
        Severity.WARNING,
        _SLIPS,
        """
Words should be written as the list of this check has them.

Why: what is on the list are slips; they look like other words, or like none (《现代汉语词典》).
Bad: 帐户、做为、布署
Good: 账户、作为、部署

词语的写法应当依照用词表。

原因：表中都是错别字，看上去像别的词，或不成词（《现代汉语词典》）。
""",
    ),
    _words(
        "DG526",
        "variant-words",
        Severity.HINT,
        _VARIANTS,
        """
Of two spellings of a word, the one that dictionaries prefer should be used.

Why: two spellings of one word look like two words; these are all in use (2001 list of variant words).
Bad: 其它、想像
Good: 其他、想象

一个词有两种写法时，宜用词典推荐的那种。

原因：一词两种写法，看上去像两个词；这些写法都通行（《第一批异形词整理表》）。
""",
    ),
)
