"""Tables that are drawn in a plain text: with bars, or as columns under a line of dashes."""

import re
from collections.abc import Sequence

from diglot.plain_text.text_block import BlockKind, TextBlock

_GRID = re.compile(r"\s*\+(?:[-=]+\+)+\s*")
_RULED = re.compile(r"\s*[|+]?[-=:]{2,}(?:[ |+]+[-=:]{2,})+[|+]?\s*")
"""The line below the names of the columns: `-----  ---`, `|---|---|`."""
_BAR = re.compile(r"\s*\|.*\|\s*")


def is_rule_of_table(line: str) -> bool:
    """Whether a line draws columns."""
    return bool(_GRID.fullmatch(line) or _RULED.fullmatch(line))


def find_table(lines: Sequence[str]) -> TextBlock | None:
    """The table that some lines are; None if they are none. Its cells are divided by tabs."""
    rules = [i for i, line in enumerate(lines) if is_rule_of_table(line)]
    if len(lines) - len(rules) < 2 or not rules:
        return None
    filled = [line for i, line in enumerate(lines) if i not in rules]
    if all(_BAR.fullmatch(line) for line in filled):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in filled]
    elif rules[0] == 1 and not _GRID.fullmatch(lines[1]):
        spans = [found.span() for found in re.finditer(r"[-=:]+", lines[1])]
        starts = [start for start, _ in spans]
        if any(_is_cut(line, start) for line in filled for start in starts[1:]):
            return None
        ends = [*starts[1:], None]
        rows = [[line[start:end].strip() for start, end in zip(starts, ends, strict=True)] for line in filled]
        if any(line[: starts[0]].strip() for line in filled):
            return None
    else:
        return None
    if len({len(row) for row in rows}) > 1 or len(rows[0]) < 2 or any("\t" in cell for row in rows for cell in row):
        return None
    return TextBlock(BlockKind.TABLE, tuple("\t".join(row) for row in rows))


def _is_cut(line: str, column: int) -> bool:
    """Whether a column begins within a word of a line."""
    return line[column - 1 : column].strip() != "" and line[column : column + 1].strip() != ""
