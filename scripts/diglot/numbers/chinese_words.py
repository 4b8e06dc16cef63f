"""The Chinese characters for numbers, the pattern that finds them, and the value of a numeral."""

import re
from fractions import Fraction
from functools import lru_cache

from diglot.numbers.figures import MOST_DIGITS, Number, number, parse_digits, whole_if_so

DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNIT = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
LOOSE: dict[str, Number] = {"一半": Fraction(1, 2), "半": Fraction(1, 2), "首": 1, "双": 2, "俩": 2, "仨": 3}
LOOSE |= {"单": 1, "每": 1, "全": 1, "满": 1}
"""Words that may translate a number of the source, and do not require one."""
CLASSIFIERS = frozenset(
    "年月日号天周个名人位次种条项家所座元块倍岁级层页章节步批件张份类组届期轮代国城省县区州市时分秒点米里斤吨度"
    "篇卷册句段字词遍趟回场门户口辆台部艘架颗粒根支枝把间套双对辈成强大"
)
NO_COUNT = frozenset(("十分", "十成", "三元", "三代", "四周", "四季", "三级", "八方", "四方", "五代", "九州", "四强"))
"""Numerals with what looks like a measure word and is none: 十分 is “very”, 四周 “all around”."""
_SAYINGS = """
五花八门 三心二意 四面八方 七上八下 乱七八糟 五颜六色 三番五次 三言两语 四通八达 九牛一毛 五湖四海 千方百计
千篇一律 一五一十 三三两两 四分五裂 六神无主 三教九流 横七竖八 三令五申 七嘴八舌 朝三暮四 低三下四 丢三落四
接二连三 两面三刀 半斤八两 三长两短 十全十美 再三 十字路口 五官 千万别 万万
"""

_PLAIN = "零〇○一二三四五六七八九"
_NUMERAL = f"{_PLAIN}两十百千万亿兆"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PIECES = re.compile(rf"{_ARABIC}|.")
_MIXED = (
    rf"(?:{_ARABIC})(?:\s?[百千万亿兆]+(?:(?:\d+|[{_PLAIN}两])[十百千万亿]+)*)?"
    rf"|[{_NUMERAL}]+(?:点[{_PLAIN}]+)?"
)
_TENS = r"\d0|[二三四五六七八九]?十"
_NOT_TENTHS = "员为立功长本就果都熟人年天套群堆形因绩效交千百分型像了"
"""成 before these is no tenth: 三成员 are three members."""

TOKEN = re.compile(
    r"(?P<code>(?:(?<![A-Za-z\d.])|(?<=[vV])|(?<=[vV]\.))\d+(?:\.\d+){2,}(?![A-Za-z\d]))"
    r"|(?P<slash>(?<!\d)\d{1,2}[/×x]\d{1,2}(?![\d/]))"
    rf"|(?P<saying>{'|'.join(_SAYINGS.split())})"
    r"|(?P<plan>十[一二三四五六]?五(?=[”’]?(?:规划|计划|时期|期间)))"
    r"|(?P<mostly>十之八九|十有八九|八九不离十)"
    rf"|(?P<tenth>(?P<tenths>[一二三四五六七八九]|\d(?:\.\d)?)成(?![{_NOT_TENTHS}]))"
    rf"|(?P<share>(?P<whole>{_MIXED})分之(?P<part>{_MIXED}))"
    rf"|(?P<century>(?P<which>{_MIXED})\s?世纪(?:\s?(?P<tens>{_TENS})\s?年代)?)"
    rf"|(?P<thiscentury>[上本]个?世纪(?:\s?(?P<itstens>{_TENS})\s?年代)?)"
    rf"|(?P<decade>(?P<decadeof>\d{{2,4}}|[{_PLAIN}]{{4}}|[二三四五六七八九]?十)\s?年代)"
    r"|(?P<vague>(?:数以?|几|好几|上|成|数不清的)[十百千万亿]+(?:上[百千万亿]+|计)?|千千万万|[百千万亿]+(?:几|多|余|来))"
    rf"|(?P<figure>(?P<nth>第\s?)?(?P<number>{_MIXED})(?P<percent>\s?(?:%|％|‰|个百分点))?)"
    rf"|(?P<loose>{'|'.join(LOOSE)})"
)
_FIRST = {word[0] for word in (*_SAYINGS.split(), *LOOSE, *_NUMERAL, *"第数几好上成本")}
CANDIDATE = re.compile(rf"[\d{''.join(sorted(_FIRST))}]")
"""What a TOKEN may begin with. To look for this first is faster than to try the whole pattern at each character."""


def values_of(numeral: str) -> set[Number]:
    """What a numeral may stand for: 三四 is 3 or 4, or 34 in a row of digits."""
    if len(numeral) == 2 and set(numeral) <= set("一二三四五六七八九两"):
        return {DIGIT[numeral[0]], DIGIT[numeral[1]], DIGIT[numeral[0]] * 10 + DIGIT[numeral[1]]}
    return {value_of(numeral)}


@lru_cache(4096)
def value_of(numeral: str) -> Number:
    """The value of a numeral: 二〇一四, 一千二百, 1千2百, 3.5万, 三点五, 一万五."""
    numeral = re.sub(r"\s", "", numeral[:MOST_DIGITS]).rstrip(",.")  # what was cut may end with a separator
    whole, _, decimals = numeral.partition("点")
    if decimals:
        digits = "".join(str(DIGIT[char]) for char in decimals[:MOST_DIGITS])
        return whole_if_so(value_of(whole) + Fraction(parse_digits(digits), 10 ** len(digits)))
    if all(char in DIGIT for char in numeral):
        return parse_digits("".join(str(DIGIT[char]) for char in numeral))
    total: Number = 0
    section: Number = 0
    pending: Number | None = None
    """The figure that waits for its unit."""
    unit = 1
    """The last unit, or 1 behind a zero: 一万五 is 15,000, and 一万零五 is 10,005."""
    for piece in _PIECES.findall(numeral):
        if piece[0].isdigit():
            pending = number(piece)
        elif piece in DIGIT:
            pending = DIGIT[piece]
            unit = unit if pending else 1
        elif piece in UNIT:
            section += (1 if pending is None else pending) * UNIT[piece]
            pending, unit = None, UNIT[piece]
        else:
            section += pending or 0
            if total and BIG[piece] > 10**4:
                total = (total + section) * BIG[piece]  # 万亿
            else:
                total += (section or 1) * BIG[piece]
            section, pending, unit = 0, None, BIG[piece]
    if pending is not None and unit >= 100 and numeral[-1] in "一二三四五六七八九":
        pending *= unit // 10
    return whole_if_so(total + section + (pending or 0))
