"""Which blocks of a plain text are lists."""

import re
from collections.abc import Iterable, Iterator, Sequence

from diglot.plain_text.text_block import BlockKind, TextBlock
from diglot.plain_text.text_lines import ITEM, LONG_LINE, is_speech
from diglot.plain_text.text_markdown import joined

_SEMICOLON = re.compile(r".*[;；](?:\s+[^\W\d]{1,4})?")
"""A line that ends with a semicolon, or with one and a short word, such as “and”."""
_FULL_STOPS = (".", "。", "!", "！")


def find_lists(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """The blocks, with the lists found: lines with marks, or short lines that end with semicolons; in one block, or in
    one each."""
    waiting: list[TextBlock] = []
    for block in blocks:
        if _is_one_item(block):
            waiting.append(block)
            continue
        last = block.kind is BlockKind.PARAGRAPH and len(block.lines) == 1 and len(waiting) > 1
        if last and _ends_list(waiting, block.lines[0]):
            waiting.append(block)
            yield from _as_list(waiting)
            waiting = []
            continue
        yield from _as_list(waiting)
        waiting = []
        yield from _cut_list(block) if block.kind is BlockKind.PARAGRAPH else [block]
    yield from _as_list(waiting)


def _is_one_item(block: TextBlock) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    first, *others = block.lines
    if _has_mark(first):
        return not any(map(_has_mark, others))
    return not any(map(_SEMICOLON.fullmatch, block.lines[:-1])) and _is_clause(joined(block.lines))


def _is_clause(text: str) -> bool:
    return len(text) <= 2 * LONG_LINE and bool(_SEMICOLON.fullmatch(text))


def _has_mark(line: str) -> bool:
    return bool(ITEM.match(line)) and not is_speech(line)


def _ends_list(items: Sequence[TextBlock], line: str) -> bool:
    """Whether a line is the last item: it ends with a full stop, is as short, and the items have no marks."""
    longest = max(len(joined(item.lines)) for item in items)
    return not _has_mark(items[0].lines[0]) and len(line) <= 1.5 * longest and line.endswith(_FULL_STOPS)


def _as_list(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    if len(blocks) > 1:
        yield _list([joined(block.lines) for block in blocks])
    else:
        yield from blocks


def _list(lines: Sequence[str]) -> TextBlock:
    is_numbered = all(re.match(r"\s*\(?\d", line) and ITEM.match(line) for line in lines)
    return TextBlock(BlockKind.LIST, tuple(_without_mark(line) for line in lines), is_numbered)


def _without_mark(line: str) -> str:
    mark = ITEM.match(line)
    return line[mark.end() if mark else 0 :].strip()


def _cut_list(block: TextBlock) -> Iterator[TextBlock]:
    """A paragraph with a list below it, cut in two; itself if there is none."""
    lines = block.lines
    items: list[str] = []
    marked = [_has_mark(line) for line in lines]
    start = marked.index(True) if sum(marked) > 1 else len(lines)
    for line in lines[start:]:
        if _has_mark(line) or not items:
            items.append(line)
        else:
            items[-1] = joined([items[-1], line])
    if not items:
        semicolons = [bool(_SEMICOLON.fullmatch(line)) for line in lines]
        if sum(semicolons) > 1:
            start = semicolons.index(True)
            if all(semicolons[start:-1]) and lines[-1][-1:] in ".。;；":
                items = list(lines[start:])
            else:
                start = len(lines)
    if not items:
        yield block
        return
    if lines[:start]:
        kept = frozenset(i for i in block.kept if i < start - 1)
        yield TextBlock(BlockKind.PARAGRAPH, lines[:start], kept=kept)
    yield _list(items)
