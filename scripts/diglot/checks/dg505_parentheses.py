"""Parentheses in Chinese should be full-width.

Why: half-width ones are drawn for Latin letters; inside an English phrase they stay (CY/T 154-2017).
Bad: 网格(社会管理)
Good: 网格（社会管理）

中文里的括号应当用全角。

原因：半角括号是配拉丁字母的；英文词句内部的括号保持半角（CY/T 154—2017）。
"""

import re
from collections.abc import Iterator

from diglot.checks.chinese import HAN
from diglot.checks.model import Finding, Fix, Rule, Severity
from diglot.checks.things import UnitText

RULE = Rule("DG505", "parentheses", "text", Severity.WARNING, languages=("zh",))
_ROUND = re.compile(r"[ ]?(?P<open>[(（])(?P<inside>[^()（）\n]*)(?P<close>[)）])[ ]?")
_CHINESE = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z0-9\ufffc]")


def check(text: UnitText) -> Iterator[Finding]:
    """Half-width parentheses round Chinese, or behind it, and pairs of unlike ones."""
    visible = text.visible.text
    for found in _ROUND.finditer(visible):
        pair = found["open"] + found["close"]
        before = visible[found.start("open") - 1 : found.start("open")].strip() or visible[: found.start()][-1:]
        chinese = _CHINESE.search(found["inside"]) or _CHINESE.match(before)
        if pair == "（）" or (pair == "()" and not chinese) or not found["inside"].strip():
            continue
        if (
            pair == "()"
            and visible[found.start("open") - 1 : found.start("open")].isascii()
            and _is_call(visible, found)
        ):
            continue
        yield RULE.at(text, f"“{pair}” should be “（）”", span=text.visible.span(*found.span()), fix=_fix(text, found))


def _is_call(visible: str, found: re.Match[str]) -> bool:
    """`f(x)`, `item(s)`: glued to a Latin word, and nothing Chinese inside."""
    return bool(_LATIN.match(visible[found.start("open") - 1 :])) and not _CHINESE.search(found["inside"])


def _fix(text: UnitText, found: re.Match[str]) -> Fix | None:
    span = text.visible.span(*found.span())
    said = span.of(text.text)
    if "\\" in said or text.text[span.start - 1 : span.start] == "\\":
        return None
    inside = said.strip(" ")
    start = " " if said.startswith(" ") and not _CHINESE.match(text.visible.text[found.start() - 1 :]) else ""
    after = text.visible.text[found.end() : found.end() + 1]
    end = " " if said.endswith(" ") and after and not _CHINESE.match(after) else ""
    return Fix(span, f"{start}（{inside[1:-1].strip()}）{end}")
