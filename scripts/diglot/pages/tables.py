"""Tables: a header row, a delimiter row, and rows of cells, by the rules of Python-Markdown's `tables` extension."""

import re
from collections.abc import Iterator

_DELIMITERS = re.compile(r"[|:\- ]+$")
_ENDS_WITH_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|$")
_PIPES_AND_CODE = re.compile(r"(?:\\\\)|(\\`+)|(`+)|(\\\|)|(\|)")


def count_columns(header: str, delimiters: str) -> int:
    """The number of columns of the table these two lines begin; 0 if they begin none."""
    delimiters = delimiters.strip(" \r")
    if "-" not in delimiters or not _DELIMITERS.match(delimiters):
        return 0
    header = header.strip(" \r")
    columns = len(_cells(header, header))
    bordered = header.startswith("|") or _ENDS_WITH_PIPE.search(header) is not None
    if columns != len(_cells(delimiters, header)) or (columns == 1 and not (bordered and "|" in delimiters)):
        return 0
    return columns


def split_row(row: str, header: str, columns: int) -> Iterator[tuple[int, int]]:
    """Start and end of each cell of `row` that is not empty."""
    left = len(row) - len(row.lstrip(" "))
    for start, end in _cells(row.strip(" \r"), header)[:columns]:
        cell = row[left + start : left + end]
        if content := cell.strip(" \t"):
            begin = left + start + cell.index(content)
            yield begin, begin + len(content)


def _cells(row: str, header: str) -> list[tuple[int, int]]:
    start, end = 0, len(row)
    header = header.strip(" \r")
    if header.startswith("|") or _ENDS_WITH_PIPE.search(header):
        start = int(row.startswith("|"))
        end -= int(end > start and _ENDS_WITH_PIPE.search(row) is not None)
    cells = []
    for pipe in _pipes(row):
        if start <= pipe < end:
            cells.append((start, pipe))
            start = pipe + 1
    return [*cells, (start, end)]


def _pipes(row: str) -> Iterator[int]:
    """Where the pipes stand that divide cells: not escaped, and not in a code span."""
    if "`" not in row and "\\" not in row:
        yield from (i for i, char in enumerate(row) if char == "|")
        return
    found = list(_PIPES_AND_CODE.finditer(row))
    at = 0
    while at < len(found):
        escaped, ticks, _, pipe = found[at].groups()
        if pipe:
            yield found[at].start()
        elif (size := len(escaped) - 1 if escaped else len(ticks or "")) > 0:
            closing = (
                i
                for i in range(at + 1, len(found))
                if len(found[i][1] or found[i][2] or "") - bool(found[i][1]) == size
            )
            at = next(closing, at)
        at += 1
