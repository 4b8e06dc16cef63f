"""Which blocks of a plain text are titles."""

import re
from collections.abc import Iterator, Sequence

from diglot.plain_text.text_block import BlockKind, TextBlock
from diglot.plain_text.text_lines import ITEM, SENTENCE_ENDS, STAMP, UNDERLINE, ends_sentence, label_of, speakers, width

_CHAPTER = re.compile(
    r"(?:chapter|part|section|book|act|scene|letter|appendix|question|answer|preface|introduction|epilogue|prologue"
    r"|(?:first|second|third|fourth|fifth) (?:act|part|book|chapter|scene))\b.*"
    r"|第[一二三四五六七八九十百\d]+[章节節回部篇卷幕].*|[IVXLC]+\.?|[一二三四五六七八九十]{1,3}",
    re.IGNORECASE,
)
_ENDS = ".。!！,，;；:：、…"
_TITLE = 72
"""The most characters of a title."""
_NUMBERED = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|af|av|от|作者|著|译)\b\s*+(?:[:：]\s*+)?\S.*", re.IGNORECASE)
_EARLY = 0.85
"""A line ends early if it would be this part of the text's columns, at most, with the next word."""
_RIGHT = 0.4
"""The least indent of a line at the right margin, as a part of the columns of the text."""


def find_titles(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks, with the titles found: short lines that stand alone, end like no sentence, and have a text below."""
    columns = max((width(line) for block in blocks for line in block.lines if width(line) <= 100), default=0)
    blocks = list(_split_heads(blocks, columns))
    numbered = _numbered_titles(blocks)
    persons = speakers([line for block in blocks for line in block.lines])
    found: list[TextBlock] = []
    for number, block in enumerate(blocks):
        lines = list(block.lines)
        if block.kind is not BlockKind.PARAGRAPH:
            found.append(block)
            continue
        if len(lines) > 1 and UNDERLINE.fullmatch(lines[1]) and len(lines[0]) <= _TITLE:
            found.append(TextBlock(BlockKind.TITLE, (lines[0].strip(),)))
            if rest := tuple(lines[2:]):
                found.append(TextBlock(BlockKind.PARAGRAPH, rest, kept=frozenset(i - 2 for i in block.kept if i > 1)))
            continue
        following = blocks[number + 1] if number + 1 < len(blocks) else TextBlock(BlockKind.BREAK)
        is_first = number == 0 or blocks[number - 1].kind is BlockKind.BREAK
        line = " ".join(part.strip() for part in lines)
        if number in numbered:
            found.append(TextBlock(BlockKind.TITLE, (line,), level=min(6, 2 + numbered[number])))
            continue
        is_one = len(lines) == 1 or (len(lines) < 4 and _is_loud(lines))
        is_right = len(lines[0]) - len(lines[0].lstrip()) > _RIGHT * columns and width(lines[0]) >= 0.9 * columns
        if label_of(line) in persons or STAMP.match(line):
            found.append(block)
        elif (
            is_one
            and not is_right
            and following.kind is BlockKind.PARAGRAPH
            and _is_title(line, is_first, blocks[number + 1 :][:2])
        ):
            found.append(TextBlock(BlockKind.TITLE, (line.strip("#").strip(),)))
        else:
            found.append(block)
    return _without_bylines(found)


def _split_heads(blocks: Sequence[TextBlock], columns: int) -> Iterator[TextBlock]:
    """The blocks, with the first lines cut off that are titles right above their texts: in capital letters at the
    beginning of a page, or numbered in most blocks that begin with a number."""
    numbered = [block for block in blocks if block.kind is BlockKind.PARAGRAPH and _NUMBERED.match(block.lines[0])]
    headed = [block for block in numbered if _has_head(block, columns)]
    is_numbered = len(headed) > 1 and len(headed) * 2 > len(numbered)
    for number, block in enumerate(blocks):
        is_first = number == 0 or blocks[number - 1].kind is BlockKind.BREAK
        is_loud = (
            is_first
            and block.kind is BlockKind.PARAGRAPH
            and len(block.lines) > 1
            and block.lines[0].isupper()
            and not block.lines[1].isupper()
            and not ends_sentence(block.lines[0], _ENDS)
        )
        if is_loud or (is_numbered and block in headed):
            yield TextBlock(BlockKind.PARAGRAPH, block.lines[:1])
            kept = frozenset(i - 1 for i in block.kept if i)
            yield TextBlock(BlockKind.PARAGRAPH, block.lines[1:], kept=kept)
        else:
            yield block


def _has_head(block: TextBlock, columns: int) -> bool:
    """Whether the first line of a block ends early, like no sentence, and the second one begins anew."""
    if len(block.lines) < 2 or ends_sentence(block.lines[0], _ENDS):
        return False
    first, second = block.lines[0].strip(), block.lines[1].strip()
    word = second.split(" ", 1)[0]
    return width(first) + 1 + width(word) < _EARLY * columns and not second[:1].islower() and not ITEM.match(second)


def _is_loud(lines: Sequence[str]) -> bool:
    """Whether several lines are one title: a chapter's number and name, or all in capital letters."""
    return all(line.isupper() for line in lines) or (
        bool(_CHAPTER.fullmatch(lines[0].strip()))
        and not any(ends_sentence(line) for line in lines[1:])
        and all(line.strip()[:1].isupper() for line in lines)
    )


def _is_title(line: str, is_first: bool, following: Sequence[TextBlock]) -> bool:
    if _BYLINE.fullmatch(line):
        return False
    if len(line) > _TITLE or ITEM.match(line) or ends_sentence(line, _ENDS):
        return bool(_CHAPTER.fullmatch(line)) and len(line) <= _TITLE and line[-1:] in ".:：。"
    if is_first or line.startswith("#") or line.isupper() or _CHAPTER.fullmatch(line):
        return True
    if any(other[-1:] in ";；" for other in following[0].lines):
        return False
    below = [" ".join(block.lines) for block in following if block.kind is BlockKind.PARAGRAPH]
    return len("".join(below)) > 1.5 * len(line) and ends_sentence(below[0], SENTENCE_ENDS)


def _numbered_titles(blocks: Sequence[TextBlock]) -> dict[int, int]:
    """The blocks that are numbered titles, `2.1 Names`, with their depth: most of that depth have a text below them, so
    they are no items of a list."""
    deep: dict[int, list[tuple[int, bool]]] = {}
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and len(block.lines) == 1 and (found := _NUMBERED.match(block.lines[0])):
            if len(block.lines[0].strip()) > _TITLE or ends_sentence(block.lines[0], _ENDS):
                continue
            following = blocks[number + 1] if number + 1 < len(blocks) else TextBlock(BlockKind.BREAK)
            number_below = _NUMBERED.match(following.lines[0]) if following.kind is BlockKind.PARAGRAPH else None
            is_below = number_below is not None and number_below[1].startswith(f"{found[1]}.")
            has_text = is_below or (following.kind is BlockKind.PARAGRAPH and not ITEM.match(following.lines[0]))
            deep.setdefault(found[1].count("."), []).append((number, has_text))
    titles = {}
    for depth, found_there in deep.items():
        with_text = sum(has_text for _, has_text in found_there)
        if with_text * 2 > len(found_there) > 1 or (depth and 0 in deep):
            level = depth if 0 in deep else depth - min(deep)
            titles.update({number: level for number, _ in found_there})
    return titles


def _is_name(line: str) -> bool:
    """Whether a line may be the name of a person: a few words, none of which begins with a small letter."""
    return width(line) <= 30 and len(line.split()) <= 4 and not any(word[0].islower() for word in line.split())


def _without_bylines(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """A line right below the title of a page is no title where all others are those of chapters, or where there is no
    other and it seems to be a name."""
    titles = [i for i, block in enumerate(blocks) if block.kind is BlockKind.TITLE]
    below = [i for i in titles if i - 1 in titles and (i == 1 or blocks[i - 2].kind is BlockKind.BREAK)]
    others = [i for i in titles if i not in below and i - 1 >= 0 and blocks[i - 1].kind is not BlockKind.BREAK]
    is_book = all(_CHAPTER.fullmatch(blocks[i].lines[0]) for i in others)
    found = list(blocks)
    for i in below:
        line = blocks[i].lines[0]
        if not _CHAPTER.fullmatch(line) and ((others and is_book) or (not others and _is_name(line))):
            found[i] = TextBlock(BlockKind.PARAGRAPH, (line,))
    return found
