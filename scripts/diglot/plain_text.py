"""A plain text cut into pages of Markdown, as far as its layout tells: titles, paragraphs, lists, and where pages end.

Plain texts follow few conventions. These are told apart by looking at the whole text: paragraphs are separated by blank
lines, or begin with an indented line, or are one long line each. What is not sure stays a paragraph. No word is lost,
added or moved. Signs that Markdown would take for markup are escaped.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

_RULE = re.compile(r"\s*(?:[*=_~#•·—–-]\s*){3,}\s*")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
_ITEM = re.compile(r"\s*(?:[-*•·‣–—]|\(?\d{1,3}[.)、]|[a-z][.)])\s+(?=\S)")
_INDENT = re.compile(r"(?: {2,}|\t|\u3000)")
_CHAPTER = re.compile(
    r"(?:chapter|part|section|book|act|scene|letter|appendix|question|answer|preface|introduction|epilogue)\b.*"
    r"|第[一二三四五六七八九十百\d]+[章节回部篇卷].*|[IVXLC]+\.?",
    re.IGNORECASE,
)
_ENDS = ".。!！,，;；:：、…"
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef\u3000-\u303f]")
_MARKUP = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)|~(?=~)")
_LEADING = re.compile(r"(?:\d{1,9})?(?P<sign>(?<=\d)[.)](?=\s|$)|(?<!\d)(?:#{1,6}|[>+-])(?=\s|$)|(?<!\d)[=:~]+)")
_LONG_LINE = 110
_TITLE = 72
"""The most characters that a line has which is a title."""
_BIG_PAGE = 3000
"""Characters per chapter from which on each chapter is a page of its own."""
_ENCODINGS = ("utf-8", "gb18030", "big5", "shift_jis", "euc_kr", "cp1251", "cp1252")


class BlockKind(StrEnum):
    """What a block of a plain text is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    LIST = "list"
    BREAK = "break"
    """Where a page ends."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block: its lines are those of a title or paragraph, or the items of a list."""

    kind: BlockKind
    lines: tuple[str, ...] = ()
    is_numbered: bool = False


@dataclass(slots=True)
class TextPage:
    """A page that was found in a text."""

    title: str
    blocks: list[TextBlock] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(len(line) for block in self.blocks for line in block.lines)


def decode_text(data: bytes) -> tuple[str, str]:
    """A text and the encoding that it seems to have: by its byte order mark, or the first one that makes sense.

    Raises UnicodeDecodeError if it is no text, such as an image.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name), name
    if b"\0" in data:
        raise UnicodeDecodeError("utf-8", data, data.index(b"\0"), data.index(b"\0") + 1, "a text has no such byte")
    for name in _ENCODINGS:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if name == "utf-8" or _makes_sense(text, name):
            return text, name
    return data.decode("latin-1"), "latin-1"


def _makes_sense(text: str, name: str) -> bool:
    """Whether the letters are those of the languages that the encoding is for, and few are rare or unknown."""
    if name == "cp1251" and re.search(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]", text):
        return False  # no word is written in two scripts
    high = [char for char in text if char > "\x7f"]
    common = {"cp1251": "\u0400-\u04ff«»—–№…“”’„", "cp1252": "\u00a0-\u017f—–…“”‘’€•„"}
    letters = common.get(name, "\u3000-\u30ff\u4e00-\u9fa5\uac00-\ud7a3\uff00-\uffef—–…“”‘’·")
    return sum(bool(re.match(f"[{letters}]", char)) for char in high) >= 0.95 * len(high)


def cut_text(text: str) -> list[TextPage]:
    """The pages of a text; none if there is nothing in it."""
    blocks = list(_lists(_titles(list(_blocks(text)))))
    pages: list[TextPage] = []
    is_new = True
    for block in blocks:
        if block.kind is BlockKind.BREAK:
            is_new = True
        elif is_new:
            title = " ".join(block.lines) if block.kind is BlockKind.TITLE else ""
            pages.append(TextPage(title, [] if title else [block]))
            is_new = False
        else:
            pages[-1].blocks.append(block)
    return [page for each in pages for page in _by_chapters(each)] if len(pages) == 1 else pages


def render_page(page: TextPage, name: str) -> str:
    """A page as Markdown; `name` is its title if it has none."""
    parts = [f"# {_escaped(page.title or name)}"]
    for block in page.blocks:
        if block.kind is BlockKind.TITLE:
            parts.append(f"## {_escaped(' '.join(block.lines))}")
        elif block.kind is BlockKind.LIST:
            marks = [f"{number}. " if block.is_numbered else "- " for number in range(1, len(block.lines) + 1)]
            parts.append("\n".join(mark + _escaped(line) for mark, line in zip(marks, block.lines, strict=True)))
        else:
            parts.append(_escaped(_joined(block.lines)))
    return "\n\n".join(parts) + "\n"


def slug(title: str) -> str:
    """The name of a file for a title: its Latin letters and digits; empty if it has none."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words[:8])


def _blocks(text: str) -> Iterator[TextBlock]:
    """Lines put together to blocks; rules, form feeds and three blank lines end pages."""
    lines = [
        line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f\n").split("\n")
    ]
    filled = [line for line in lines if line]
    blanks = len(lines) - len(filled)
    has_blanks = blanks > 1 and blanks * 12 > len(filled)
    indented = sum(bool(_INDENT.match(line)) for line in filled)
    is_indented = not has_blanks and 0 < indented < 0.8 * len(filled) and indented > 1
    is_one_each = not has_blanks and not is_indented and _is_one_each(filled)
    block: list[str] = []
    gap = 0
    for line in [*lines, ""]:
        is_break = line == "\f" or bool(_RULE.fullmatch(line) and not (block and _UNDERLINE.fullmatch(line)))
        begins = is_break or not line or is_one_each or (is_indented and _INDENT.match(line))
        if begins and block:
            yield TextBlock(BlockKind.PARAGRAPH, tuple(block))
            block = []
        if is_break or gap == 3:
            yield TextBlock(BlockKind.BREAK)
        gap = 0 if line else gap + 1
        if line and not is_break:
            block.append(line.strip(" \t\u3000") if is_indented or is_one_each else line)


def _is_one_each(lines: Sequence[str]) -> bool:
    """Whether each line is a paragraph: some are longer than any editor wraps at."""
    return sum(len(line) > _LONG_LINE for line in lines) * 4 > len(lines)


def _titles(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Find the titles: short lines that stand alone, end like no sentence, and have a text below them."""
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            yield block
            continue
        lines = list(block.lines)
        if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]) and len(lines[0]) <= _TITLE:
            yield TextBlock(BlockKind.TITLE, (lines[0].strip(),))
            if rest := tuple(lines[2:]):
                yield TextBlock(BlockKind.PARAGRAPH, rest)
            continue
        is_first = number == 0 or blocks[number - 1].kind is BlockKind.BREAK
        following = blocks[number + 1] if number + 1 < len(blocks) else TextBlock(BlockKind.BREAK)
        if (
            len(lines) == 1
            and following.kind is BlockKind.PARAGRAPH
            and _is_title(lines[0].strip(), is_first, following)
        ):
            yield TextBlock(BlockKind.TITLE, (lines[0].strip().strip("#").strip(),))
        else:
            yield block


def _is_title(line: str, is_first: bool, following: TextBlock) -> bool:
    if len(line) > _TITLE or _ITEM.match(line) or line[-1:] in _ENDS:
        return bool(_CHAPTER.fullmatch(line)) and len(line) <= _TITLE and line[-1:] in ".:：。"
    if is_first or line.startswith("#") or line.isupper() or _CHAPTER.fullmatch(line):
        return True
    if any(each[-1:] in ";；" for each in following.lines):
        return False
    text = " ".join(following.lines)
    return len(text) > 1.5 * len(line) and text.rstrip("”’\"')）")[-1:] in ".。!！?？…:："


def _lists(blocks: Iterator[TextBlock]) -> Iterator[TextBlock]:
    """Find the lists: lines with marks, or short lines that end with semicolons; in one block, or in one each."""
    waiting: list[TextBlock] = []
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and len(block.lines) == 1 and _is_item(block.lines[0]):
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


def _is_item(line: str) -> bool:
    return bool(_ITEM.match(line)) or (len(line) <= 2 * _LONG_LINE and line[-1:] in ";；")


def _ends_list(items: Sequence[TextBlock], line: str) -> bool:
    """Whether a line is the last item: it ends with a full stop, is as short, and the items have no marks."""
    longest = max(len(item.lines[0]) for item in items)
    return not _ITEM.match(items[0].lines[0]) and len(line) <= 1.5 * longest and line[-1:] in ".。!！"


def _as_list(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    if len(blocks) > 1:
        yield _list([block.lines[0] for block in blocks])
    else:
        yield from blocks


def _list(lines: Sequence[str]) -> TextBlock:
    is_numbered = all(re.match(r"\s*\(?\d", line) and _ITEM.match(line) for line in lines)
    return TextBlock(BlockKind.LIST, tuple(_without_mark(line) for line in lines), is_numbered)


def _without_mark(line: str) -> str:
    mark = _ITEM.match(line)
    return line[mark.end() if mark else 0 :].strip()


def _cut_list(block: TextBlock) -> Iterator[TextBlock]:
    """A paragraph with a list below it, cut in two; itself if there is none."""
    lines = block.lines
    items: list[str] = []
    marked = [bool(_ITEM.match(line)) for line in lines]
    start = marked.index(True) if sum(marked) > 1 else len(lines)
    for line in lines[start:]:
        if _ITEM.match(line) or not items:
            items.append(line)
        else:
            items[-1] = _joined([items[-1], line])
    if not items:
        semicolons = [line[-1:] in ";；" for line in lines]
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
        yield TextBlock(BlockKind.PARAGRAPH, lines[:start])
    yield _list(items)


def _by_chapters(page: TextPage) -> Iterator[TextPage]:
    """A page that is long, and has chapters, cut at their titles."""
    chapters = bool(page.title) + sum(block.kind is BlockKind.TITLE for block in page.blocks)
    if chapters < 2 or page.size < _BIG_PAGE * chapters:
        yield page
        return
    current = TextPage(page.title)
    for block in page.blocks:
        if block.kind is BlockKind.TITLE:
            if current.title or current.blocks:
                yield current
            current = TextPage(" ".join(block.lines))
        else:
            current.blocks.append(block)
    yield current


def _joined(lines: Sequence[str]) -> str:
    """Lines as one: with a blank between words, none between Chinese or Japanese characters."""
    text = ""
    for line in (line.strip() for line in lines):
        is_close = bool(text) and bool(line) and bool(_HAN.match(text[-1]) and _HAN.match(line[0]))
        text += line if not text or is_close else f" {line}"
    return text


def _escaped(text: str) -> str:
    """A text in which Markdown finds no markup."""
    text = _MARKUP.sub(lambda found: f"\\{found[0]}", text)
    if (found := _LEADING.match(text)) is None:
        return text
    return f"{text[: found.start('sign')]}\\{text[found.start('sign') :]}"
