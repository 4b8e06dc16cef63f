"""Which blocks of a plain text are lists."""

import re
from collections.abc import Iterable, Iterator, Sequence

from diglot.plain_text.text_block import BlockKind, ItemMark, TextBlock
from diglot.plain_text.text_items import mark_items, split_mark
from diglot.plain_text.text_lines import ITEM, LONG_LINE, is_speech, label_of
from diglot.plain_text.text_markdown import joined

_SEMICOLON = re.compile(r".*[;；](?:\s+[^\W\d]{1,4})?")
"""A line that ends with a semicolon, or with one and a short word, such as “and”."""
_FULL_STOPS = (".", "。", "!", "！")


def find_lists(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """The blocks, with the lists found: lines with marks, or short lines that end with semicolons; in one block, or in
    one each. Items that are numbered, but not from 1 without a gap, are paragraphs with their numbers."""
    yield from _without_gaps(list(_found(blocks)))


def _found(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
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
        if waiting and _has_mark(waiting[0].lines[0]) and _has_item_first(block):
            waiting.append(block)
            continue
        yield from _as_list(waiting)
        waiting = []
        if _has_item_first(block):
            waiting.append(block)
        else:
            yield from _cut_list(block) if block.kind is BlockKind.PARAGRAPH else [block]
    yield from _as_list(waiting)


def _is_one_item(block: TextBlock) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    first, *others = block.lines
    if _has_mark(first):
        return not any(map(_has_mark, others))
    return not any(map(_SEMICOLON.fullmatch, block.lines[:-1])) and _is_clause(joined(block.lines))


def _has_item_first(block: TextBlock) -> bool:
    """Whether a block is items only, more than one."""
    return block.kind is BlockKind.PARAGRAPH and _has_mark(block.lines[0]) and sum(map(_has_mark, block.lines)) > 1


def _is_clause(text: str) -> bool:
    return len(text) <= 2 * LONG_LINE and bool(_SEMICOLON.fullmatch(text))


def _has_mark(line: str) -> bool:
    return bool(ITEM.match(line)) and not is_speech(line)


def _ends_list(items: Sequence[TextBlock], line: str) -> bool:
    """Whether a line is the last item: it ends with a full stop, is as short, and the items have no marks."""
    longest = max(len(joined(item.lines)) for item in items)
    return not _has_mark(items[0].lines[0]) and len(line) <= 1.5 * longest and line.endswith(_FULL_STOPS)


def _as_list(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    items = [item for block in blocks for item in _items(block)]
    if len(items) > 1:
        yield _list(items)
    else:
        yield from blocks


def _items(block: TextBlock) -> list[list[str]]:
    """The lines of each item of a block: those that are kept, each as one."""
    items: list[list[str]] = []
    for i, line in enumerate(block.lines):
        if _has_mark(line) or not items:
            items.append([line])
        elif i - 1 in block.kept:
            items[-1].append(line)
        else:
            indent = items[-1][-1][: -len(items[-1][-1].lstrip())]
            items[-1][-1] = indent + joined([items[-1][-1], line])
    return items


def _list(items: Sequence[Sequence[str]]) -> TextBlock:
    texts = ["\n".join([split_mark(first)[1], *(line.strip() for line in others)]) for first, *others in items]
    return TextBlock(BlockKind.LIST, tuple(texts), items=mark_items([first for first, *_ in items]))


def _cut_list(block: TextBlock) -> Iterator[TextBlock]:
    """A paragraph with a list below it, cut in two; itself if there is none."""
    lines = block.lines
    marked = [_has_mark(line) for line in lines]
    start = marked.index(True) if sum(marked) > 1 else len(lines)
    if start == len(lines) and not label_of(f"{lines[0]} x").isupper():  # what a person of a play says is no list
        semicolons = [bool(_SEMICOLON.fullmatch(line)) for line in lines]
        if sum(semicolons) > 1:
            start = semicolons.index(True)
            if not all(semicolons[start:-1]) or lines[-1][-1:] not in tuple(".。;；"):
                start = len(lines)
    if start == len(lines):
        yield block
        return
    if lines[:start]:
        kept = frozenset(i for i in block.kept if i < start - 1)
        yield TextBlock(BlockKind.PARAGRAPH, lines[:start], kept=kept)
    rest = TextBlock(BlockKind.PARAGRAPH, lines[start:], kept=frozenset(i - start for i in block.kept if i >= start))
    yield _list(_items(rest) if any(marked) else [[line] for line in rest.lines])


def _without_gaps(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks, where numbered items are a list only if no later one goes on with their numbers."""
    chain: list[int] = []
    following = 0
    loose: set[int] = set()
    for i, block in enumerate(blocks):
        numbers = _numbers(block)
        if numbers and not block.is_numbered:
            loose.add(i)
        if numbers and numbers[0] == 1:
            chain, following = [i], len(numbers) + 1
        elif numbers and numbers[0] == following:
            chain.append(i)
            loose |= set(chain)
            following += len(numbers)
    for i, block in enumerate(blocks):
        if i in loose and block.kind is BlockKind.LIST:
            yield from _paragraphs(block)
        else:
            yield block


def _numbers(block: TextBlock) -> list[int]:
    """The numbers of the items of a list that is counted, or of a paragraph that is one item."""
    if block.kind is BlockKind.PARAGRAPH:
        marks = [split_mark(block.lines[0])[0]]
    else:
        marks = [item.text for item in block.items if not item.depth]
    numbers = [mark.strip("().、") for mark in marks]
    return [int(number) for number in numbers] if all(number.isdecimal() for number in numbers) else []


def _paragraphs(block: TextBlock) -> Iterator[TextBlock]:
    """The items of a list as paragraphs with their marks; lists in them stay lists."""
    waiting: list[int] = []
    for i, item in enumerate((*block.items, ItemMark("", 0, False))):
        if item.depth:
            waiting.append(i)
            continue
        if waiting:
            its = tuple(block.items[j]._replace(depth=block.items[j].depth - 1) for j in waiting)
            yield TextBlock(BlockKind.LIST, tuple(block.lines[j] for j in waiting), items=its)
            waiting = []
        if i < len(block.lines):
            lines = block.lines[i].split("\n")
            first = f"{item.text} {lines[0]}"
            yield TextBlock(BlockKind.PARAGRAPH, (first, *lines[1:]), kept=frozenset(range(len(lines) - 1)))
