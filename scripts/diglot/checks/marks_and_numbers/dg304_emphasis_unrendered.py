"""Emphasis should be rendered, not shown as asterisks or underscores.

Why: the renderer reads a mark by what stands beside it: an underscore beside a Chinese character is only an underscore.
Bad: 这是_网格_管理; 这是** 网格 **管理
Good: 这是*网格*管理; 这是**网格**管理

强调标记应当生效，而不是把星号或下划线显示出来。

原因：渲染器要看标记两侧是什么：下划线紧挨汉字，就只是下划线。
"""

import re
from collections.abc import Iterator

from diglot.checks.findings import Finding, Fix, Rule
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.spans import Span

RULE = Rule("DG304", "emphasis-unrendered", "text")
_UNDERSCORED = re.compile(r"(?<!_)(__?)(?=[^\s_])([^_]+)(?<=[^\s_])\1(?!_)")
_ASTERISKS = re.compile(r"(?<![*\\])\*\*(?!\*)")
_THREE = re.compile(r"(?<![*\\])\*{3}(?!\*)")
_HAN = re.compile(rf"[{HAN}]")


def check(text: UnitText) -> Iterator[Finding]:
    """Underscores glued to words, blanks inside the marks, and a pair of asterisks without its other half."""
    if "*" not in text.text and "_" not in text.text:
        return
    plain = _without_literals(text)
    for match in _UNDERSCORED.finditer(plain):
        if _HAN.match(plain[match.start() - 1 : match.start()]) or _HAN.match(plain[match.end() :]):
            yield _remark(
                text, match.span(), len(match[1]), Message("underscores beside a Chinese character are shown")
            )
    marks = [
        match.start() for match in _ASTERISKS.finditer(plain) if plain[match.start() - 1 : match.end() + 1] != " ** "
    ]
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        inside = plain[start + 2 : end]
        if _HAN.search(inside) and inside.strip() and inside != inside.strip():
            yield _remark(text, (start, end + 2), 2, Message("with a blank inside, the asterisks are shown"))
    threes = len(_THREE.findall(plain))  # in “**a *b***” three asterisks end two emphases
    if (len(marks) + threes) % 2 and marks and text.side == "target" and text.unit.source.count("**") % 2 == 0:
        yield RULE.at(text, Message("a pair of asterisks is not closed"), span=Span(marks[-1], marks[-1] + 2))


def _remark(text: UnitText, around: tuple[int, int], width: int, message: Message) -> Finding:
    """With a fix: asterisks, and nothing between them and what they mark."""
    inside = text.text[around[0] + width : around[1] - width].strip()
    return RULE.at(text, message, fix=Fix(Span(*around), f"{'*' * width}{inside}{'*' * width}"))


def _without_literals(text: UnitText) -> str:
    """The text, with blots over code, addresses and whatever else is no emphasis."""
    plain = re.sub(r"\\.", "\ufffc\ufffc", text.text)
    for mark in text.visible.marks:
        if mark.kind not in ("emphasis", "open"):
            plain = plain[: mark.span.start] + "\ufffc" * (mark.span.end - mark.span.start) + plain[mark.span.end :]
    return plain
