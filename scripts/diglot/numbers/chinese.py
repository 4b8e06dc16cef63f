"""Numbers in Chinese text, in Arabic figures, in Chinese numerals and in a mixture of both."""

import re
from fractions import Fraction

from diglot.numbers.model import Figure, Value, number, share_scale
from diglot.spans import Span

_DIGIT = {char: its for its, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3}
_UNIT = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_PLAIN = "零〇○一二三四五六七八九"
_NUMERAL = f"{_PLAIN}两十百千万亿兆"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MIXED = rf"(?:{_ARABIC})(?:\s?[百千万亿兆]+(?:(?:\d+|[{_PLAIN}两])[十百千万亿]+)*)?|[{_NUMERAL}]+(?:点[{_PLAIN}]+)?"
_CLASSIFIERS = (
    "年月日号天周个名人位次种条项家所座元块倍岁级层页章节步批件张份类组届期轮代国城省县区州市时分秒点米里斤吨度"
    "篇卷册句段字词遍趟回场门户口辆台部艘架颗粒根支枝把间套双对辈成强大"
)
_SAYINGS = (
    "五花八门|三心二意|四面八方|七上八下|乱七八糟|五颜六色|三番五次|三言两语|四通八达|九牛一毛|五湖四海|千方百计|千篇一律|"
    "一五一十|三三两两|四分五裂|六神无主|三教九流|横七竖八|三令五申|七嘴八舌|朝三暮四|低三下四|丢三落四|接二连三|两面三刀|"
    "半斤八两|三长两短|十全十美|再三|十字路口|五官|千万别|万万"
)
_TOKEN = re.compile(
    rf"(?P<code>(?:(?<![A-Za-z\d.])|(?<=[vV])|(?<=[vV]\.))\d+(?:\.\d+){{2,}}(?![A-Za-z\d]))"
    rf"|(?P<slash>(?<!\d)\d{{1,2}}[/×x]\d{{1,2}}(?![\d/]))"
    rf"|(?P<idiom>{_SAYINGS})"
    rf"|(?P<plan>十[一二三四五六]?五(?=[”’]?(?:规划|计划|时期|期间)))"
    rf"|(?P<mostly>十之八九|十有八九|八九不离十)"
    rf"|(?P<tenth>(?P<tenths>[一二三四五六七八九]|\d(?:\.\d)?)成(?![员为立功长本就果都熟人年天套群堆形因绩效交千百分型像了]))"
    rf"|(?P<share>(?P<whole>{_MIXED})分之(?P<part>{_MIXED}|几))"
    rf"|(?P<century>(?:(?P<which>{_MIXED})\s?世纪|(?P<relative>[上本]个?世纪))\s?(?:(?P<tens>\d0|[二三四五六七八九]?十)\s?年代)?)"
    rf"|(?P<decade>(?P<decadeof>\d{{2,4}}|[{_PLAIN}]{{4}}|[二三四五六七八九]?十)\s?年代)"
    rf"|(?P<vague>(?:数以?|几|好几|上|成|数不清的)[十百千万亿]+(?:上[百千万亿]+|计)?|成[百千]上[千万]|千千万万|[十百千万亿]+(?:几|多|余|来))"
    rf"|(?P<figure>(?P<nth>第\s?)?(?P<number>{_MIXED})(?P<percent>\s?(?:%|％|‰|个百分点))?)"
    rf"|(?P<half>一?半|首|双|俩|仨|单|每|全|满)"
)
_BEFORE_SUM = re.compile(r"[几数多余来]")
_CONNECTORS = frozenset(("至", "到", "~", "～", "-", "–", "—", "——", "或", "和", "%至", "%到", "%~", "%—", "%-", "、"))
_HALVES: dict[str, tuple[Fraction, ...]] = {
    "一半": (Fraction(1, 2),), "半": (Fraction(1, 2),), "首": (Fraction(1),), "双": (Fraction(2),),
    "俩": (Fraction(2),), "仨": (Fraction(3),), "单": (Fraction(1),), "每": (Fraction(1),), "全": (Fraction(1),),
    "满": (Fraction(1),),
}  # fmt: skip


def read_chinese(text: str) -> list[Figure]:
    """The figures of a Chinese text."""
    text = text.translate(_FULLWIDTH)
    figures: list[Figure] = []
    scales: dict[int, Fraction] = {}
    for token in _TOKEN.finditer(text):
        span = Span(*token.span())

        def add(*values: Value | int, certain: bool = True, vague: bool = False, its: Span = span) -> None:
            exact = frozenset(value if isinstance(value, str) else Fraction(value) for value in values)
            figures.append(Figure(its.of(text), its, exact, certain, vague))

        if token["idiom"]:
            continue
        if token["code"]:
            add(token["code"])
        elif token["plan"]:
            add(_value(token["plan"][:-1]), 5)
        elif token["mostly"]:
            add(Fraction(9, 10), Fraction(8, 10), certain=False)
        elif token["tenth"]:
            add(_value(token["tenths"]) / 10, certain=False)
        elif token["slash"]:
            add(*map(int, re.split("[/×x]", token["slash"])), certain=False)
        elif token["share"]:
            whole = _value(token["whole"])
            if token["part"] != "几" and whole:
                part = _value(token["part"])
                add(part / whole, certain=part != whole)
        elif token["century"]:
            _add_century(token, add)
        elif token["decade"]:
            its = _value(token["decadeof"])
            add(its, *((its % 100,) if its >= 1000 else (1900 + its, 1800 + its, 2000 + its)))
        elif token["vague"]:
            magnitude = Fraction(1)
            for char in re.findall("[十百千万亿]", token["vague"].rpartition("上")[2]):
                magnitude *= (_UNIT | _BIG)[char]
            add(magnitude, certain=False, vague=not token["vague"].startswith("十"))
        elif token["half"]:
            add(*_HALVES[token["half"]], certain=False)
        else:
            scale = _add_figure(token, text, add)
            if scale:
                scales[len(figures) - 1] = scale
    share_scale(figures, text, _CONNECTORS, scales)
    return figures


_FULLWIDTH = {ord("０") + its: ord("0") + its for its in range(10)} | {ord("％"): ord("%"), ord("，"): ord("，")}


def _add_century(token: re.Match[str], add) -> None:  # type: ignore[no-untyped-def]
    if token["which"]:
        which = int(_value(token["which"]))
        if token["tens"]:
            tens = int(_value(token["tens"]))
            add((which - 1) * 100 + tens)
        add(which, (which - 1) * 100, certain=not token["tens"])
    else:
        if token["tens"]:
            tens = int(_value(token["tens"]))
            add(1900 + tens, 2000 + tens)
        add(20, 21, 1900, 2000, 100, 1, certain=False)


def _add_figure(token: re.Match[str], text: str, add) -> Fraction | None:  # type: ignore[no-untyped-def]
    said = token["number"]
    start, end = token.start("number"), token.end("number")
    if token["percent"]:
        share = Fraction(1, 1000 if "‰" in token["percent"] else 100)
        add(_value(said) * share)
        return share
    values = _values(said)
    before, after = text[max(0, start - 2) : start], text[end : end + 3]
    units = [char for char in said if char in _UNIT | _BIG]
    scale = next((Fraction((_UNIT | _BIG)[char]) for char in reversed(units)), None)
    if said[0].isdigit():
        latin = re.search(r"[A-Za-z_#@/\\][-–.]?$", before) or re.match(r"[-–]?[A-Za-z_]", after)
        glued = latin is not None and not re.match(
            r"\s?(?:[KMGT]i?B|ms|px|km|cm|mm|kg|MHz|GHz|s|h|m)(?![A-Za-z])", text[end : end + 5]
        )
        values |= {values_plus for its in list(values) for values_plus in _around(text, start, its)}
        add(*values, certain=not glued)
        return scale if units else None
    approximate = _BEFORE_SUM.match(after) or re.search(r"[几数上近]$", before)
    weekday = re.search(r"(?:星期|礼拜|周)$", before)
    counted = after[:1] in tuple(_CLASSIFIERS) and bool(after)
    its = next(iter(values)) if len(values) == 1 else Fraction(0)
    compound = len(said) > 1 and said[0] not in "百千万亿兆" and len(values) == 1
    single = len(said) == 1 and said in "三四五六七八九十"
    certain = (compound or (single and (counted or bool(token["nth"])))) and not weekday and not approximate
    if (token["nth"] and (its in (1, 2) or after[:1] == "方")) or said + after[:1] in _IDIOMS or before.endswith("个"):
        certain = False
    add(*values, certain=certain)
    return scale


_IDIOMS = frozenset(
    ("十分", "十成", "三元", "三代", "四周", "四季", "三级", "八方", "四方", "五代", "九州", "四强", "三月天")
)
"""Numerals with what looks like a measure word and is none: 十分 is “very”, 四周 “all around”."""


def _around(text: str, start: int, its: Fraction) -> tuple[Fraction, ...]:
    """“下午3点” is 3 or 15."""
    if its < 12 and re.search(r"(?:下午|晚上|傍晚|夜里|晚)\s?$", text[max(0, start - 4) : start]):
        return (its + 12,)
    return ()


def _values(said: str) -> set[Fraction]:
    """What a numeral may stand for: 三四 is 3 or 4, 一万五 is 15,000."""
    if len(said) == 2 and set(said) <= set("一二三四五六七八九两"):
        return {Fraction(_DIGIT[char]) for char in said} | {Fraction(_DIGIT[said[0]] * 10 + _DIGIT[said[1]])}
    return {_value(said)}


def _value(said: str) -> Fraction:
    """The value of a numeral: 二〇一四, 一千二百, 1千2百, 3.5万, 百分之… has its own reader."""
    said = said.replace(" ", "").replace("\u00a0", "")
    whole, _, decimals = said.partition("点")
    if decimals:
        digits = "".join(str(_DIGIT[char]) for char in decimals)
        return _value(whole) + Fraction(int(digits), 10 ** len(digits))
    if all(char in _DIGIT for char in said) and len(said) > 1:
        return Fraction(int("".join(str(_DIGIT[char]) for char in said)))
    total = section = current = Fraction(0)
    pending = False
    last = Fraction(1)
    for piece in re.findall(rf"{_ARABIC}|.", said):
        if piece[0].isdigit():
            current, pending = number(piece), True
        elif piece in _DIGIT:
            current, pending = Fraction(_DIGIT[piece]), True
            last = Fraction(1) if piece in "零〇○" else last
        elif piece in _UNIT:
            section += (current if pending else 1) * _UNIT[piece]
            current, pending, last = Fraction(0), False, Fraction(_UNIT[piece])
        else:
            amount = section + current
            big = _BIG[piece]
            if big > 10**4 and total:
                total = (total + amount) * big
            else:
                total += (amount if amount or pending else 1) * big
            section = current = Fraction(0)
            pending, last = False, Fraction(big)
    if pending and last >= 100 and current < 10 and said[-1] in "一二三四五六七八九":
        current *= last / 10  # 一万五: fifteen thousand
    return total + section + current
