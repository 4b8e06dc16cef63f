"""Read a unit as Python-Markdown does: the visible text, the marks and the links.

One pass finds the marks; everything else is text. Emphasis is paired as in Python-Markdown, which has weaker rules for
the neighbours of a mark than CommonMark: `**“档案”**上` is bold. Formulas in dollar signs and expressions of templates
are read in every dialect.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from diglot.character_references import decode_references
from diglot.pages.closing_signs import ClosingSigns
from diglot.pages.raw_html import ATTRIBUTES
from diglot.spans import Span

APART = "\ufffc"
"""Stands for visible parts that are not words, such as code: U+FFFC OBJECT REPLACEMENT CHARACTER."""

_SPECIAL = re.compile(r"[\\`\[\]<&*_~^={$\n]|://")
_START = re.compile(r"[\\`\[\]<&*_~^={$\n]")
"""What a mark begins with; blanks before a line break, and the `!` of a picture, are taken back from the text."""
_BRACES = r"\{:?[ ]*+[^}\n][^}\n]{0,512}+\}"
_MARK = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+.!|~^=-])"
    r"|(?P<ticks>`+)"
    r"|(?P<footnote>\[\^[^\]]{1,256}\])"
    r"|(?P<open>\[)"
    r"|(?P<close>\])"
    r"|<(?P<address>(?:[Ff][Tt][Pp]|[Hh][Tt][Tt][Pp][Ss]?)://[^<>]*|[^<> !]+@[^@<> ]+)>"
    rf"|(?P<hidden><(?P<element>code|pre|script|style|svg|math|textarea|kbd)\b{ATTRIBUTES}>)"
    rf"|(?P<comment><!--|<\?)|(?P<tag></?(?P<name>[A-Za-z][\w:-]*+){ATTRIBUTES}>)"
    r"|(?P<entity>&(?:[a-zA-Z0-9]+|\#[0-9]+|\#x[0-9a-fA-F]+);)"
    r"|(?P<template>\{\{(?>(?:[^{}]|\}(?!\})|\{(?!\{))*)\}\}|\{%(?>(?:[^%{]|%(?!\})|\{(?!%))*)%\})"
    rf"|(?P<braces>(?<=[*_~^=]){_BRACES})"
    r"|(?P<math>(?<![\\$A-Za-z0-9])\$(?![\s$])[^$\n]*+(?<![\s\\])\$(?![A-Za-z0-9$]))"
    r"|(?P<stars>\*+|_+)|(?P<pairs>~~|\^\^|==)"
    r"|\\?(?P<line>\n)",
    re.DOTALL,
)
_INLINE = re.compile(
    r"\(\s*+(?:<(?P<angled>[^<>\n]*+)>|(?P<bare>(?>(?:[^\s()\\]|\\[()\\]?+|\((?>(?:[^\s()]|\([^\s()]*+\))*)\))*)))"
    r"(?>(?:\s++(?:\"(?>(?:[^\"\\]|\\.)*)\"|'(?>(?:[^'\\]|\\.)*)'|\((?>(?:[^()\\]|\\.)*)\)))?)\s*+\)"
)
NEAREST = 64
"""The number of earlier marks with which a mark of emphasis may be paired. Texts do not nest deeper, and comparing all
of them would take quadratic time."""
_REFERENCE = re.compile(r"[ ]?\[(?P<label>[^\[\]]*)\]")
_ATTRIBUTES = re.compile(_BRACES)
_AT_END = re.compile(rf"[ ](?=\{{:|\{{[ ]*[.#]|\{{[^}}\n]{{0,512}}=){_BRACES}$|\n[ ]*{_BRACES}$")
"""Attributes of the block; `{name}` may be the placeholder of a program."""
_TAG = re.compile(rf"</?[A-Za-z][\w:-]*+{ATTRIBUTES}>")
_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"'“”‘’（）《》，。；：、！？）】\ufffc]+", re.IGNORECASE)
_IN_PLACE = frozenset(("code", "math", "template", "autolink", "element", "entity", "tag"))
"""The kinds of marks that may be a visible character."""
_APARTS = frozenset(("autolink", "code", "element", "math", "template"))
"""The kinds of marks for which U+FFFC stands."""


class InlineLink(NamedTuple):
    """A link or a picture in a unit."""

    destination: str
    """The address as it is written; of a reference its label in brackets."""
    span: Span
    """Where it stands in the unit."""
    visible_span: Span
    """Where its words stand in the visible text."""
    image: bool = False


class Mark(NamedTuple):
    """A piece of markup in a unit."""

    kind: str
    """`attributes`, `autolink`, `close` and `open` (the brackets of a link), `code`, `comment`, `element` (shown as it
    is, such as `<kbd>`), `emphasis`, `entity`, `image`, `math`, `note` (a reference to a footnote), `tag`, `template`
    or `url` (an address in the text)."""
    span: Span
    """Where it stands in the unit."""
    value: str
    """Of code its content, of the end of a link and a picture the destination, of a footnote's reference the label, of
    others what is written."""


@dataclass(frozen=True)
class Inline:
    """A unit as a reader sees it."""

    text: str
    """What is visible."""
    links: tuple[InlineLink, ...]
    """In the order in which they end."""
    marks: tuple[Mark, ...]
    """In the order in which they begin."""
    pieces: tuple[Span, ...]
    """Where the characters of the text stand in the unit, one after the other."""
    length: int
    """Of the unit, in characters."""

    @cached_property
    def at(self) -> list[int]:
        """The offsets of the visible characters in the unit; they rise."""
        return [offset for piece in self.pieces for offset in range(*piece)]

    def span(self, start: int, end: int) -> Span:
        """The characters of the unit from visible character `start` to before `end`, marks between included."""
        if start >= len(self.at):
            return Span(self.length, self.length)
        first = self.at[start]
        return Span(first, self._end_of(self.at[end - 1]) if end > start else first)

    def _end_of(self, offset: int) -> int:
        """The end in the unit of one visible character, such as `&nbsp;`."""
        spans = (mark.span for mark in self.marks if mark.kind in _IN_PLACE)
        return max((span.end for span in spans if span.start <= offset < span.end), default=offset + 1)

    def whole(self, start: int, end: int) -> bool:
        """Whether no mark lies between the visible characters `start` to before `end`; the last may be one."""
        return end <= start or self.at[end - 1] - self.at[start] == end - 1 - start

    def index(self, offset: int) -> int:
        """The first visible character at or behind an offset of the unit."""
        return bisect_left(self.at, offset)

    def of(self, kind: str) -> Iterator[Mark]:
        """The marks of a kind."""
        return (mark for mark in self.marks if mark.kind == kind)

    def values(self, kind: str) -> list[str]:
        """What the marks of a kind hold."""
        return [mark.value for mark in self.marks if mark.kind == kind]


def read_inline(text: str) -> Inline:
    """The visible text of a unit, its marks and its links."""
    if _SPECIAL.search(text):
        return _Scanner(text).read()
    return Inline(text, (), (), (Span(0, len(text)),), len(text))


def visible_text(text: str) -> str:
    """The words a reader sees in a unit: link texts and the texts of pictures, without addresses, marks and tags.

    Code and bare addresses are one U+FFFC each, so that words around them stay apart; a hard break is a line feed.
    """
    return read_inline(text).text


def plain_text(text: str) -> str:
    """The words of a unit on one line, where nothing but words can stand: code and addresses as they are shown."""
    inline = read_inline(text)
    shown = {mark.span.start: _shown(mark) for mark in inline.marks if mark.kind in _APARTS}
    if shown:
        both = zip(inline.text, inline.at, strict=True)
        return " ".join("".join(shown.get(at, char) if char == APART else char for char, at in both).split())
    return " ".join(inline.text.split())


def _shown(mark: Mark) -> str:
    return decode_references(_TAG.sub("", mark.value)) if mark.kind == "element" else mark.value.strip()


def links(text: str) -> tuple[InlineLink, ...]:
    """The links and pictures of a unit."""
    return read_inline(text).links


class _Open(NamedTuple):
    """A bracket that waits for its partner."""

    part: int
    start: int
    image: bool


class _Scanner:
    """Reads a unit into `parts`: pieces of visible text, and marks that become text or are removed when their partners
    are known."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.starts: list[int] = []
        """Where the parts stand in the unit."""
        self.brackets: list[_Open] = []
        self.delimiters: list[tuple[int, str, bool, bool]] = []
        self.braces: dict[int, int] = {}
        """The parts that are attributes if an element ends where they begin."""
        self.closing = ClosingSigns(text)
        self.found: list[tuple[str, Span, int, int, bool]] = []
        self.marks: list[Mark] = []

    def read(self) -> Inline:
        text = self.text
        if text.endswith("}") and (attributes := _AT_END.search(text)):
            self.mark("attributes", Span(*attributes.span()), attributes[0].strip())
            text = text[: attributes.start()]
        at = look = 0
        while start := _START.search(text, look):
            if mark := _MARK.match(text, start.start()):
                self.add(text[at : mark.start()], at)
                at = look = self.take(mark, text)
            else:
                look = start.end()
        self.add(text[at:], at)
        self.pair(0)
        ends = [0]
        for part in self.parts:
            ends.append(ends[-1] + len(part))
        links = [InlineLink(where, span, Span(ends[a], ends[b]), image) for where, span, a, b, image in self.found]
        pieces = (Span(start, start + len(part)) for start, part in zip(self.starts, self.parts, strict=True) if part)
        visible = "".join(self.parts)
        inline = Inline(visible, tuple(links), tuple(sorted(self.marks, key=_begin)), tuple(pieces), len(self.text))
        return _with_addresses(inline) if "://" in visible else inline

    def add(self, part: str, start: int) -> None:
        self.parts.append(part)
        self.starts.append(start)

    def mark(self, kind: str, span: Span, value: str) -> None:
        self.marks.append(Mark(kind, span, value))

    def take(self, mark: re.Match[str], text: str) -> int:
        """Read a mark; return the offset behind it."""
        kind, (start, end) = mark.lastgroup, mark.span()
        span = Span(start, end)
        if kind == "ticks":
            end = self.take_ticks(text, start, end)
        elif kind == "hidden":
            if (closing := self.closing.find_end(mark["element"], end)) < 0:
                return self.take_tag(mark["element"], span, mark[0])
            span, end = Span(start, closing), closing
            self.add(APART, start)
            self.mark("element", span, span.of(text))
            for tag in _TAG.finditer(text, start, end):
                self.mark("tag", Span(*tag.span()), tag[0])
        elif kind in ("math", "template"):
            self.add(APART, start)
            self.mark(kind, span, mark[0])
        elif kind == "open":
            image = self.parts[-1].endswith("!")
            if image:
                self.parts[-1] = self.parts[-1][:-1]
            self.brackets.append(_Open(len(self.parts), start - image, image))
            self.add(text[start - image : end], start - image)
        elif kind == "close":
            end = self.close(text, start)
        elif kind in ("stars", "pairs"):
            self.delimit(text, mark)
        elif kind == "line":
            self.parts[-1] = self.parts[-1].rstrip(" ")
            self.add("\n", end - 1)
        elif kind == "escaped":
            self.add(mark["escaped"], start + 1)
        elif kind == "address":
            self.found.append((mark["address"], span, len(self.parts), len(self.parts) + 1, False))
            self.add(APART, start)
            self.mark("autolink", span, mark["address"])
            end = self.past_attributes(text, end)
        elif kind == "footnote":
            self.mark("note", span, mark[0][2:-1])
            end = self.past_attributes(text, end)
        elif kind == "tag":
            self.take_tag(mark["name"], span, mark[0])
        elif kind == "entity":
            self.add(decode_references(mark[0]), start)
            self.mark("entity", span, mark[0])
        elif kind == "comment":
            if (closing := self.closing.find_end(mark[0], end)) < 0:
                self.add(mark[0], start)
            else:
                self.mark("comment", Span(start, closing), text[start:closing])
                end = closing
        elif kind == "braces":
            self.braces[start] = len(self.parts)
            self.add(mark[0], start)
        return end

    def take_tag(self, name: str, span: Span, tag: str) -> int:
        """Read a tag; return the offset behind it."""
        self.add("\n" if name.lower() == "br" else "", span.start)
        self.mark("tag", span, tag)
        return span.end

    def take_ticks(self, text: str, start: int, end: int) -> int:
        """Read backticks, as code up to the same number of them, or as text; return the offset behind it."""
        if (code := self.closing.find_code(start, end)) is None:
            self.add(text[start:end], start)
            return end
        length, closing = code
        self.add(APART, start)
        self.mark("code", Span(start, closing + length), text[start + length : closing])
        return self.past_attributes(text, closing + length)

    def close(self, text: str, start: int) -> int:
        """A closing bracket: the end of a link, of a picture, or of nothing."""
        end = start + 1
        bracket = self.brackets.pop() if self.brackets else None
        target = bracket and (_INLINE.match(text, end) or _REFERENCE.match(text, end))
        if bracket is None or not target:
            self.add("]", start)
            return end
        groups = target.groupdict()
        where = f"[{groups['label']}]" if "label" in groups else (groups["angled"] or groups["bare"] or "")
        if where == "[]":
            where = f"[{text[bracket.start + 1 + bracket.image : start]}]"
        self.parts[bracket.part] = ""
        if bracket.image:  # its text is not read for emphasis
            while self.delimiters and self.delimiters[-1][0] >= bracket.part:
                self.delimiters.pop()
        self.pair(bracket.part)  # marks in a link have no partner outside it
        span = Span(bracket.start, target.end())
        self.found.append((where, span, bracket.part + 1, len(self.parts), bracket.image))
        if bracket.image:
            self.mark("image", span, where)
        else:
            self.mark("open", Span(bracket.start, bracket.start + 1), "[")
            self.mark("close", Span(start, target.end()), where)
        return self.past_attributes(text, target.end())

    def past_attributes(self, text: str, end: int) -> int:
        """The offset behind the attributes that follow directly, if there are any."""
        if (match := _ATTRIBUTES.match(text, end)) is None:
            return end
        self.mark("attributes", Span(*match.span()), match[0])
        return match.end()

    def delimit(self, text: str, mark: re.Match[str]) -> None:
        """A run of stars or the like: whether it may open and close depends on its neighbours."""
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        blank_before, blank_after = not before or before.isspace(), not after or after.isspace()
        opens, closes = not blank_after, not blank_before
        if mark[0][0] == "_":
            opens = opens and not (before.isalnum() or before == "_")
            closes = closes and not (after.isalnum() or after == "_")
        self.delimiters.append((len(self.parts), mark[0], opens, closes))
        self.add(mark[0], mark.start())

    def pair(self, start: int) -> None:
        """Take away the marks from part `start` on that have a partner; the others are text."""
        waiting: list[int] = []
        inner = []
        while self.delimiters and self.delimiters[-1][0] >= start:
            inner.append(self.delimiters.pop())
        for part, mark, opens, closes in reversed(inner):
            for place in range(len(waiting) - 1, max(-1, len(waiting) - 1 - NEAREST), -1) if closes else ():
                other = waiting[place]
                if not self.parts[part]:
                    break
                alike = self.parts[other] == self.parts[part]  # a mark that might open closes its like only
                if alike or (not opens and mark[0] in "*_" and self.parts[other][:1] == mark[0]):
                    self.unite(other, part, min(len(self.parts[part]), len(self.parts[other])))
                    del waiting[place + (1 if self.parts[other] else 0) :]
            if opens and self.parts[part]:
                waiting.append(part)

    def unite(self, opening: int, closing: int, size: int) -> None:
        """Take away the last `size` characters of one mark and the first of another, and attributes behind these."""
        self.parts[opening], left = self.parts[opening][:-size], self.parts[opening][-size:]
        self.parts[closing] = self.parts[closing][size:]
        at = self.starts[opening] + len(self.parts[opening])
        self.mark("emphasis", Span(at, at + size), left)
        at = self.starts[closing]
        self.mark("emphasis", Span(at, at + size), left)
        self.starts[closing] = end = at + size
        if (braces := self.braces.pop(end, None)) is not None:
            self.mark("attributes", Span(end, end + len(self.parts[braces])), self.parts[braces])
            self.parts[braces] = ""


def _with_addresses(inline: Inline) -> Inline:
    """With the addresses that stand in the text, if they are not the words of a link."""
    link_texts = sorted(link.visible_span for link in inline.links)
    starts, ends = [span.start for span in link_texts], list(accumulate((span.end for span in link_texts), max))
    spans = [Span(*match.span()) for match in _URL.finditer(inline.text)]
    before = [bisect_right(starts, span.start) for span in spans]
    spans = [span for span, count in zip(spans, before, strict=True) if not count or ends[count - 1] <= span.start]
    urls = [Mark("url", inline.span(*span), span.of(inline.text)) for span in spans]
    return replace(inline, marks=tuple(sorted([*inline.marks, *urls], key=_begin))) if urls else inline


def _begin(mark: Mark) -> tuple[int, int]:
    """Of two that begin at one place the longer comes first."""
    return mark.span.start, -mark.span.end
