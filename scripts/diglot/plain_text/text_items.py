"""The marks of the items of a list: which item stands in which, and which are counted."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from diglot.plain_text.text_block import ItemMark
from diglot.plain_text.text_lines import ITEM, width

_DIGITS = re.compile(r"\d+")
_BULLETS = re.compile(r"[-–—*•·‣o]")
_ROMAN = re.compile(r"[ivx]+")


class _Level(NamedTuple):
    indent: int
    form: str
    last: str
    """The number or letter of the last item."""


def split_mark(line: str) -> tuple[str, str]:
    """The mark of an item and its text."""
    found = ITEM.match(line)
    at = found.end() if found else 0
    return line[:at].strip(), line[at:].strip()


def mark_items(lines: Sequence[str]) -> tuple[ItemMark, ...]:
    """The marks of the first lines of items. An item stands in another one if it is indented more, or has a mark of
    another form that begins anew, such as `a)` after `2.`."""
    above: list[_Level] = []
    depths: list[int] = []
    for line in lines:
        mark = split_mark(line)[0]
        indent = width(line.expandtabs()) - width(line.expandtabs().lstrip())
        name = mark.strip("().、") or mark
        form = _form(mark, name, above)
        same = [i for i, each in enumerate(above) if each.form == form and abs(each.indent - indent) < 2]
        if same:
            del above[same[-1] + 1 :]
            above[-1] = _Level(above[-1].indent, form, name)
        else:
            while above and above[-1].indent > indent + 1:
                above.pop()
            is_within = above and (indent > above[-1].indent + 1 or _begins(name))
            if above and not is_within:
                above.pop()
            above.append(_Level(indent, form, name))
        depths.append(len(above) - 1)
    return tuple(
        ItemMark(split_mark(line)[0], depth, is_counted)
        for line, depth, is_counted in zip(lines, depths, _are_counted(lines, depths), strict=True)
    )


def _form(mark: str, name: str, above: Sequence[_Level]) -> str:
    """The form of a mark: its signs, and what counts."""
    if _BULLETS.fullmatch(mark):
        return "-" if mark in "-–—" else "*"
    if _DIGITS.fullmatch(name):
        return mark.replace(name, "1")
    is_roman = bool(_ROMAN.fullmatch(name)) and (
        len(name) > 1 or (name == "i" and not any(each.last == "h" for each in above)) or "i" in _forms(above)
    )
    return mark.replace(name, "i" if is_roman else "a")


def _forms(above: Sequence[_Level]) -> str:
    return "".join(each.form for each in above)


def _begins(name: str) -> bool:
    """Whether a mark is the first of a list."""
    return name in ("1", "a", "i") or bool(_BULLETS.fullmatch(name))


def _are_counted(lines: Sequence[str], depths: Sequence[int]) -> list[bool]:
    """Of each item, whether it and its neighbours of the same depth are counted from 1 without a gap."""
    counted = [False] * len(lines)
    groups: dict[int, list[int]] = {}

    def close(depth: int) -> None:
        group = groups.pop(depth, [])
        names = [re.sub(r"\D", "", split_mark(lines[i])[0]) for i in group]
        if names == [str(number) for number in range(1, len(names) + 1)]:
            for i in group:
                counted[i] = True

    for i, depth in enumerate(depths):
        for deeper in [each for each in groups if each > depth]:
            close(deeper)
        groups.setdefault(depth, []).append(i)
    for depth in list(groups):
        close(depth)
    return counted
