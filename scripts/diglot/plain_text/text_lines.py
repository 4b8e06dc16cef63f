"""Join the lines of a plain text to blocks, and find the lines that end with a hard line break."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diglot.plain_text.text_block import BlockKind, TextBlock

RULE = re.compile(r"\s*(?:[*=_~#•·—–-]\s*){3,}\s*")
UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
ITEM = re.compile(r"\s*(?:[-*•·‣–—]|\(?\d{1,3}[.)、]|[a-z][.)]|o(?=\s\s))\s+(?=\S)")
"""The mark of an item of a list. Dashes are those of a list or of speech, see `is_speech`."""
LONG_LINE = 110
"""The least columns of a line that no editor has wrapped. Characters of East Asian scripts are two columns wide."""
_INDENT = re.compile(r" {2,}|\t|\u3000")
_QUOTED = re.compile(r"\s?>(?: ?>)*(?: |$)")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]")
_SPEECH = re.compile(r"\s*[–—]\s*\S")
_LABEL = re.compile(r"([^\W\d_][\w’' -]{0,24}?)\s?([:：.])\s*\S")
_FIELD = re.compile(r"[^\W\d_][\w-]{1,20}:(?:\s|$)")
_CLOSING = "”’\"')）]】」』»_*"
_STOPS = ".。!！?？…"
SENTENCE_ENDS = _STOPS + ":："
_COLUMNS = re.compile(r"\S {4,}\S")
_SHORT = 0.7
"""A line is short if it would have, with the next word, at most this part of the margin."""
_VERSE, _WIDE_VERSE = 62, 36
"""The most columns of a line of verse; of scripts without capital letters, whose lines end with a mark, fewer."""


def width(line: str) -> int:
    """The columns of a line."""
    return len(line) + len(_WIDE.findall(line))


def ends_sentence(line: str, signs: str = SENTENCE_ENDS) -> bool:
    """Whether a line ends with one of some signs, quotation marks and brackets aside."""
    return line.rstrip().rstrip(_CLOSING)[-1:] in tuple(signs)


def is_speech(line: str) -> bool:
    """Whether a line begins with the dash of direct speech: it ends like a sentence, which items seldom do."""
    return bool(_SPEECH.match(line)) and ends_sentence(line, _STOPS)


def text_blocks(text: str) -> Iterator[TextBlock]:
    """The blocks of a text; rules, form feeds and three blank lines are breaks."""
    lines = [
        line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f\n").split("\n")
    ]
    filled = [line for line in lines if line]
    margin = _margin(lines)
    indent = _paragraph_indent(lines)
    is_indented = indent > 0
    blanks = len(lines) - len(filled)
    is_one_each = not is_indented and not (blanks > 1 and blanks * 12 > len(filled)) and _is_one_each(filled)
    persons = speakers(filled)
    block: list[str] = []
    gap = 0
    for line in [*lines, ""]:
        is_break = line == "\f" or bool(RULE.fullmatch(line) and not (block and UNDERLINE.fullmatch(line)))
        begins = is_break or not line or is_one_each or (is_indented and 0 < _indent(line) <= indent)
        if block and not begins:
            begins = bool(_QUOTED.match(line)) is not bool(_QUOTED.match(block[-1])) or (
                ends_sentence(block[-1]) and (bool(_SPEECH.match(line)) or label_of(line) in persons)
            )
        if begins and block:
            yield _block(block, margin)
            block = []
        if is_break or gap == 3:
            yield TextBlock(BlockKind.BREAK, (line,) if is_break else ())
        gap = 0 if line else gap + 1
        if line and not is_break:
            block.append(line.strip(" \t\u3000") if is_indented or is_one_each else line)


def _block(lines: Sequence[str], margin: int) -> TextBlock:
    if all(_QUOTED.match(line) for line in lines):
        inner = [_QUOTED.sub("", line, count=1) for line in lines]
        return TextBlock(BlockKind.QUOTE, tuple(inner), kept=_kept(inner, margin))
    return TextBlock(BlockKind.PARAGRAPH, tuple(lines), kept=_kept(lines, margin))


def _margin(lines: Sequence[str]) -> int:
    """The columns at which the lines of the text were wrapped: nine of ten that go on are not longer."""
    widths = sorted(width(line) for line, following in pairwise(lines) if line.strip() and following.strip())
    return widths[len(widths) * 9 // 10] if widths else 0


def _paragraph_indent(lines: Sequence[str]) -> int:
    """The columns by which first lines of paragraphs are indented, at most; 0 if they are not. Those that follow a line
    begin where a sentence has ended, and most lines that go on are not indented; a verse or a list is indented more."""
    indents = [_indent(line) for line in lines if _indent(line)]
    least = min(indents, default=0) + 1
    begin = go_on = 0
    for before, line in pairwise(lines):
        if before.strip() and 0 < _indent(line) <= least and not ITEM.match(line):
            if ends_sentence(before):
                begin += 1
            else:
                go_on += 1
    return least if begin > 2 * go_on else 0


def _indent(line: str) -> int:
    found = _INDENT.match(line)
    return width(line.expandtabs()[: -len(line.lstrip())]) if found and line.strip() else 0


def _is_one_each(lines: Sequence[str]) -> bool:
    """Whether each line is a paragraph: some are longer than any editor wraps at."""
    return sum(width(line) > LONG_LINE for line in lines) * 4 > len(lines)


def speakers(lines: Sequence[str]) -> frozenset[str]:
    """The labels before a colon that begin several lines: Q and A, or the persons of a play."""
    count = Counter(label_of(line) for line in lines)
    often = {name for name, times in count.items() if times > 1 and name}
    return frozenset(often) if len(often) > 1 else frozenset()


def label_of(line: str) -> str:
    """The label before a colon, or in capital letters before a full stop; empty if there is none."""
    found = _LABEL.match(line.strip())
    return found[1] if found and (found[2] != "." or found[1].isupper()) else ""


def _kept(lines: Sequence[str], margin: int) -> frozenset[int]:
    """The lines with a hard line break: those of a verse, of fields, of columns, and lines that are much shorter than
    the margin."""
    if len(lines) < 2:
        return frozenset()
    every = frozenset(range(len(lines) - 1))
    if all(_FIELD.match(line) for line in lines) or _is_verse(lines, margin):
        return every
    return frozenset(
        i
        for i in every
        if _begins_anew(lines[i + 1])
        and (_COLUMNS.search(lines[i].strip()) or _with_next(lines, i) <= _SHORT * margin)
        and not ITEM.match(lines[i + 1])
    )


def _with_next(lines: Sequence[str], i: int) -> int:
    """The columns that a line would have with the first word of the next one."""
    following = lines[i + 1].strip()
    word = following[:2] if _WIDE.match(following) else following.split(" ", 1)[0]
    return width(lines[i].strip()) + 1 + width(word)


def _begins_anew(line: str) -> bool:
    """Whether a line does not begin with a small letter."""
    first = line.strip().lstrip("“‘\"'(（「『«_*-–—")[:1]
    return not first.islower()


def _is_verse(lines: Sequence[str], margin: int) -> bool:
    """Whether the lines are those of a verse: short, begun anew, and some could have been longer."""
    has_cases = any(char.isupper() for line in lines for char in line.strip()[:1])
    most = _VERSE if has_cases else _WIDE_VERSE
    if max(map(width, lines)) > most or not all(map(_begins_anew, lines)) or any(map(ITEM.match, lines)):
        return False
    if all(ends_sentence(line, _STOPS) for line in lines) and min(map(width, lines)) > 40:
        return False  # a sentence each
    longest = max(max(width(line.strip()) for line in lines), min(margin, most))
    early = sum(_with_next(lines, i) < longest for i in range(len(lines) - 1))
    marked = sum(line.strip()[-1:] in "，。；！？、：,.;!?:—" for line in lines)
    if not has_cases and marked == len(lines):
        return len(lines) > 3 or len(set(map(width, lines))) == 1
    share = 4 if len(lines) > 3 and has_cases else 2  # four lines that begin with capital letters are no chance
    return early * share >= len(lines) - 1 and (has_cases or marked * 4 >= len(lines) * 3)
