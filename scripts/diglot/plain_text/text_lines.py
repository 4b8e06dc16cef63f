"""Join the lines of a plain text to blocks, and find the lines that end with a hard line break."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from diglot.plain_text.text_block import BlockKind, TextBlock
from diglot.plain_text.text_tables import find_table, is_rule_of_table
from diglot.plain_text.typescript import clean_text

RULE = re.compile(r"\s*(?:[*=_~#•·—–-]\s*){3,}\s*")
UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
ITEM = re.compile(
    r"\s*(?:[-*•·‣–—]|\(?\d{1,3}[.)、]|\((?:[a-z]|[ivx]{2,5})\)|(?:[a-z]|[ivx]{2,5})[.)]|o(?=\s\s))\s+(?=\S)"
)
"""The mark of an item of a list. Dashes are those of a list or of speech, see `is_speech`."""
LONG_LINE = 110
"""The least columns of a line that no editor has wrapped. Characters of East Asian scripts are two columns wide."""
_INDENT = re.compile(r" {2,}|\t|\u3000")
_QUOTED = re.compile(r"\A\s?>(?: ?>)*(?: |$|(?=[^\W_]|[“‘(]))")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]")
_SPEECH = re.compile(r"\s*[–—]\s*\S")
_LABEL = re.compile(r"([^\W\d_][\w’' -]{0,24}?)\s?([:：.])\s*\S")
_FIELD = re.compile(r"[^\W\d_][\w-]{1,20}(?::(?:\s|$)|：)")
STAMP = re.compile(
    r"[\[(]?(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:,?\s|T))?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?"
    r"(?:\s|[-–—:,])|<[^\s<>]{1,30}>\s"
)
"""A time, or a name in angle brackets, at the beginning of a message."""
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+\S|\d{1,3}:\d{1,3}\s+\S")
"""The number of a section or of a verse at the beginning of a line."""
_CHINESE_MARK = re.compile(
    r"[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．])(?=\s*[\u3400-\u9fff])"
)
"""How Chinese texts count their parts: `一、`, `（一）`, `1、`, `（1）`."""
_CLOSING = "”’\"')）]】」』»_*"
_STOPS = ".。!！?？…"
SENTENCE_ENDS = _STOPS + ":："
_COLUMNS = re.compile(r"\S {4,}\S")
_SHORT = 0.7
"""A line is short if it would have, with the next word, at most this part of the margin."""
_HALF = 0.5
"""The same for a line before one that begins with a small letter, as in some verse."""
_NARROW, _NARROW_WIDE = 40, 28
"""The columns at which no editor wraps lines; the second of texts without small letters, such as Chinese ones."""
_NO_MARGIN = 10_000
_FEW = 6
"""Lines that go on; a text with fewer says nothing of its margin."""
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
    lines = [line.rstrip() for line in clean_text(text).replace("\f", "\n\f\n").split("\n")]
    filled = [line for line in lines if line]
    margin = _margin(lines)
    indent = _paragraph_indent(lines)
    is_indented = indent > 0
    blanks = len(lines) - len(filled)
    is_one_each = not is_indented and not (blanks > 1 and blanks * 12 > len(filled)) and _is_one_each(filled)
    begins_block = _line_beginnings(lines)
    block: list[str] = []
    gap = 0
    for line in [*lines, ""]:
        is_rule = bool(RULE.fullmatch(line)) and not (block and (UNDERLINE.fullmatch(line) or is_rule_of_table(line)))
        is_break = line == "\f" or is_rule
        begins = is_break or not line or is_one_each or (is_indented and 0 < _indent(line) <= indent)
        if block and not begins:
            begins = bool(_QUOTED.match(line)) is not bool(_QUOTED.match(block[-1])) or begins_block(block[-1], line)
        if begins and block:
            yield from _blocks(block, margin)
            block = []
        if is_break or gap == 3:
            yield TextBlock(BlockKind.BREAK, (line,) if is_break else ())
        gap = 0 if line else gap + 1
        if line and not is_break:
            block.append(line.strip(" \t\u3000") if is_indented or is_one_each else line)


def _line_beginnings(lines: Sequence[str]) -> Callable[[str, str], bool]:
    """Tells of two lines that follow each other whether the second one begins a block: a speech, what a person says, a
    message, or the same in another script."""
    filled = [line for line in lines if line]
    persons = speakers(filled)
    stamped = [bool(STAMP.match(line)) for line in filled]
    in_a_row = any(all(stamped[i : i + 3]) for i in range(len(stamped) - 2))
    has_messages = in_a_row or (sum(stamped) > 2 and sum(stamped) * 3 > len(stamped))
    neighbours = [(one, other) for one, other in pairwise(lines) if one and other]
    changes = sum(_changes_script(one, other) for one, other in neighbours)
    is_bilingual = changes > 1 and changes * 3 > len(neighbours)

    has_parts = sum(bool(_CHINESE_MARK.match(line)) for line in filled) > 1

    def begins(before: str, line: str) -> bool:
        if ends_sentence(before) and (_SPEECH.match(line) or label_of(line) in persons):
            return True
        if is_bilingual and _changes_script(before, line):
            return True
        return bool((has_messages and STAMP.match(line)) or (has_parts and _CHINESE_MARK.match(line)))

    return begins


def _changes_script(one: str, other: str) -> bool:
    """Whether two lines are in two scripts."""
    scripts = [{_script(char) for char in line if char.isalpha()} for line in (one, other)]
    return all(scripts) and scripts[0].isdisjoint(scripts[1])


def _script(letter: str) -> str:
    """The script of a letter, by its name in Unicode; Chinese and Japanese characters count as one."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return "CJK" if name in ("HIRAGANA", "KATAKANA") else name


def _blocks(lines: Sequence[str], margin: int) -> Iterator[TextBlock]:
    """The blocks of lines that belong together."""
    if all(_QUOTED.match(line) for line in lines):
        inner = [(line[: len(line) - len(_QUOTED.sub("", line, count=1))].count(">"), line) for line in lines]
        for depth, its in groupby(inner, key=lambda each: (each[0], not _QUOTED.sub("", each[1], count=1).strip())):
            if not depth[1]:
                texts = [_QUOTED.sub("", line, count=1) for _, line in its]
                yield TextBlock(BlockKind.QUOTE, tuple(texts), level=depth[0], kept=_kept(texts, margin))
    elif (table := find_table(lines)) is not None:
        yield table
    else:
        yield TextBlock(BlockKind.PARAGRAPH, tuple(lines), kept=_kept(lines, margin))


def _margin(lines: Sequence[str]) -> int:
    """The columns at which the lines of the text were wrapped: nine of ten that go on are not longer. If the text is
    narrower than any editor wraps it, a margin that no line reaches."""
    widths = sorted(width(line) for line, following in pairwise(lines) if line.strip() and following.strip())
    margin = widths[len(widths) * 9 // 10] if widths else 0
    is_cased = any(char.islower() for line in lines for char in line)
    return _NO_MARGIN if len(widths) >= _FEW and margin < (_NARROW if is_cased else _NARROW_WIDE) else margin


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
    first_lines = [line for line in lines if 0 < _indent(line) <= least]
    some_go_on = any(0 < _indent(line) <= least and after and not _indent(after) for line, after in pairwise(lines))
    is_usual = begin > 1 or (some_go_on and len(first_lines) > 1)
    return least if begin > 2 * go_on and is_usual else 0


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
    has_items = any(map(ITEM.match, lines))
    sections = frozenset(i for i in every if _SECTION.match(lines[i + 1].strip()))
    if len(sections) + bool(_SECTION.match(lines[0].strip())) < 2:
        sections = frozenset()
    return sections | {i for i in every if _ends_early(lines, i, margin, has_items)}


def _ends_early(lines: Sequence[str], i: int, margin: int, has_items: bool) -> bool:
    """Whether a line was ended on purpose."""
    following, size = lines[i + 1], _with_next(lines, i)
    if not has_items and size <= _HALF * margin:
        return True
    is_short = bool(_COLUMNS.search(lines[i].strip())) or size <= _SHORT * margin
    return is_short and _begins_anew(following) and not ITEM.match(following)


def _with_next(lines: Sequence[str], i: int) -> int:
    """The columns that a line would have with the first word of the next one."""
    following = lines[i + 1].strip()
    word = following[:2] if _WIDE.match(following) else following.split(" ", 1)[0]
    return width(lines[i].strip()) + 1 + width(word)


def _begins_anew(line: str) -> bool:
    """Whether a line does not begin with a small letter."""
    first = line.strip().lstrip("“‘\"'(（「『«_*-–—")[:1]
    return not first.islower()


def _has_cases(lines: Sequence[str]) -> bool:
    """Whether some line begins with a capital letter."""
    return any(char.isupper() for line in lines for char in line.strip()[:1])


def _is_verse(lines: Sequence[str], margin: int) -> bool:
    """Whether the lines are those of a verse: short, begun anew, and some could have been longer."""
    has_cases = _has_cases(lines)
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
