"""Parentheses in Chinese: half-width ones, and those that are parted by spaces, as beside Latin letters."""

import re
from collections.abc import Iterator
from functools import partial

from diglot.checks.findings import Finding, Fix, Rule
from diglot.checks.loader import TextCheck
from diglot.checks.subjects import UnitText
from diglot.language import HAN
from diglot.message import Message
from diglot.rules import Severity
from diglot.spans import Span

_ROUND = re.compile(r"[ ]?(?P<open>[(（])(?P<inside>[^()（）\n]*)(?P<close>[)）])[ ]?")
_CHINESE = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z0-9\ufffc]")


def _find(text: UnitText, rule: Rule, is_spaced: bool) -> Iterator[Finding]:
    """Half-width parentheses round Chinese, or behind it, and pairs of unlike ones; or those without Chinese in them
    that a space parts from the Chinese before them."""
    visible = text.visible.text
    for match in _ROUND.finditer(visible):
        pair = match["open"] + match["close"]
        before = visible[match.start("open") - 1 : match.start("open")].strip() or visible[: match.start()][-1:]
        chinese = _CHINESE.search(match["inside"]) or _CHINESE.match(before)
        if pair == "（）" or (pair == "()" and not chinese) or not match["inside"].strip():
            continue
        if (
            pair == "()"
            and visible[match.start("open") - 1 : match.start("open")].isascii()
            and _is_call(visible, match)
        ):
            continue
        if is_spaced is (pair == "()" and match[0][0] == " " and not _CHINESE.search(match["inside"])):
            span = text.visible.span(*match.span())
            yield rule.at(text, Message("“{}” should be “（）”", pair), span=span, fix=_fix(text, match))


def _is_call(visible: str, match: re.Match[str]) -> bool:
    """`f(x)`, `item(s)`: glued to a Latin word, and nothing Chinese inside."""
    return bool(_LATIN.match(visible[match.start("open") - 1 :])) and not _CHINESE.search(match["inside"])


def _fix(text: UnitText, match: re.Match[str]) -> Fix | None:
    """Full-width marks, and no space beside them where Chinese follows; what else stands between is kept as it is."""
    visible = text.visible
    opened, closed = match.start("open"), match.start("close")
    inside = text.text[visible.at[opened] + 1 : visible.at[closed]]
    if text.text[visible.at[opened] - 1 : visible.at[opened]] == "\\" or inside.endswith("\\"):
        return None
    before, after = match.start(), match.end()
    if before < opened and not (visible.whole(before, opened + 1) and _CHINESE.match(visible.text[before - 1 :])):
        before = opened
    if after > closed + 1 and not (visible.whole(closed, after) and _CHINESE.match(visible.text[after:])):
        after = closed + 1
    return Fix(Span(visible.at[before], visible.at[after - 1] + 1), f"（{inside.strip(' ')}）")


def _round(code: str, name: str, severity: Severity, is_spaced: bool, docstring: str) -> TextCheck:
    rule = Rule(code, name, "text", severity, languages=("zh",), signs=frozenset("()"))
    return TextCheck(rule, partial(_find, rule=rule, is_spaced=is_spaced), docstring)


CHECKS = (
    _round(
        "DG505",
        "parentheses",
        Severity.WARNING,
        False,
        """
Parentheses in Chinese should be full-width.

Why: half-width ones are drawn for Latin letters; inside an English phrase they stay (CY/T 154-2017).
Bad: 网格(社会管理)
Good: 网格（社会管理）

中文里的括号应当用全角。

原因：半角括号是配拉丁字母的；英文词句内部的括号保持半角（CY/T 154—2017）。
""",
    ),
    _round(
        "DG525",
        "spaced-parentheses",
        Severity.HINT,
        True,
        """
Parentheses round a foreign word in Chinese should be full-width.

Why: the text is Chinese, so its marks are; some writers put half-width ones with spaces round what is not Chinese.
Bad: 数组 (`list`) 的成员
Good: 数组（`list`）的成员

中文里括外文的括号宜用全角。

原因：行文是中文，标点也用中文的；也有作者用半角括号加空格来括外文。
""",
    ),
)
