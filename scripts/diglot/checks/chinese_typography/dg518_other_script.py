"""A text should keep to one set of Chinese characters.

Why: a traditional character in a simplified text, or the other way round, is not found by search, and readers
stumble.
Bad: 国家與社会
Good: 国家与社会

一篇文字应当统一用简体或繁体。

原因：简体文中夹繁体字，或相反，检索找不到，读来也磕绊。
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from diglot.checks.chinese_marks import is_traditional
from diglot.checks.findings import Finding, Rule
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity

RULE = Rule("DG518", "other-script", "text", Severity.WARNING, languages=("zh",))
_HAN = re.compile(rf"[{HAN}]")


def check(text: UnitText) -> Iterator[Finding]:
    """Characters of the other standard set only: Big5 without GB 2312, or GB 2312 without Big5."""
    own, other = ("big5", "gb2312") if is_traditional(text.language) else ("gb2312", "big5")
    foreign = {char for char in text.letters - _letters_of(own) if _is_foreign(char, own, other)}
    for found in _HAN.finditer(text.visible.text) if foreign else ():
        if found[0] in foreign:
            kind = Message("traditional") if other == "big5" else Message("simplified")
            yield RULE.at(
                text, Message("“{}” is a {} character", found[0], kind), span=text.visible.span(*found.span())
            )


_BOTH = frozenset("喆堃淼昇祇瞭粵甯珮昉昶晟晞旻暐瑀璟珺琍瑋煊烜囧堯媛嬅彧")
"""Characters that names of simplified texts have, too."""


@cache
def _letters_of(own: str) -> frozenset[str]:
    """Those that most texts have nothing else than: a set takes them away at once."""
    return frozenset("".join(map(chr, range(0xA000))).encode(own, "ignore").decode(own))


@lru_cache(16384)
def _is_foreign(char: str, own: str, other: str) -> bool:
    return char not in _BOTH and not _in_set(char, own) and _in_set(char, other)


def _in_set(char: str, name: str) -> bool:
    try:
        char.encode(name)
    except UnicodeEncodeError:
        return False
    return True
