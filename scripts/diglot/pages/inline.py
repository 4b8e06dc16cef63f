"""The inside of a unit: the words a reader sees, and the links, as Python-Markdown's inline patterns read them.

One pass over the marks; what is no mark is text. Emphasis is paired as Python-Markdown does it, which asks less of the
neighbours of a mark than CommonMark: `**“档案”**上` is bold.
"""

import re
from html import unescape
from typing import NamedTuple

from diglot.pages.raw_html import ATTRIBUTES
from diglot.spans import Span

APART = "\ufffc"
"""Stands for what is seen and is no words, such as code: U+FFFC OBJECT REPLACEMENT CHARACTER."""
TERM = "term:"
"""What the destination of a reference to a term begins with."""

_SPECIAL = re.compile(r"[\\`\[\]<&*_~^={\n]|https?:")
_START = re.compile(r"[\\`\[\]<&*_~^=\n]")
"""What a mark begins with; blanks before a line break, and the `!` of a picture, are taken back from the text."""
_BRACES = r"\{:?[ ]*[^}\n ][^}\n]*\}"
_MARK = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+.!|~^=-])"
    r"|(?P<code>(?P<ticks>`+)(?P<said>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<ticks_only>`+)"
    r"|(?P<footnote>\[\^[^\]]+\])"
    r"|(?P<open>\[)"
    r"|(?P<close>\])"
    r"|<(?P<address>(?:[Ff][Tt][Pp]|[Hh][Tt][Tt][Pp][Ss]?)://[^<>]*|[^<> !]+@[^@<> ]+)>"
    rf"|(?P<hidden><(?P<element>code|pre|script|style|svg|math|textarea|kbd)\b{ATTRIBUTES}>.*?</(?P=element)\s*>)"
    rf"|(?P<comment><!--.*?-->|<\?.*?\?>)|(?P<tag></?(?P<name>[A-Za-z][\w:-]*){ATTRIBUTES}>)"
    r"|(?P<entity>&(?:[a-zA-Z0-9]+|\#[0-9]+|\#x[0-9a-fA-F]+);)"
    r"|(?P<stars>\*+|_+)|(?P<pairs>~~|\^\^|==)"
    r"|\\?(?P<line>\n)",
    re.DOTALL,
)
_INLINE = re.compile(
    r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()]|\\.|\((?:[^\s()]|\([^\s()]*\))*\))*))"
    r"(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)"
)
_REFERENCE = re.compile(r"[ ]?\[(?P<label>[^\[\]]*)\]")
_ATTRIBUTES = re.compile(_BRACES)
_TAGS = re.compile(r"<[^>]*>")
_AT_END = re.compile(rf"[ ]{_BRACES}$|\n[ ]*{_BRACES}$")


class InlineLink(NamedTuple):
    """A link or a picture in a unit."""

    destination: str
    """The address as it is written; of a reference its label in brackets."""
    span: Span
    """Where it stands in the unit."""
    said: Span
    """Where its words stand in the visible text."""
    image: bool = False


class Inline(NamedTuple):
    """A unit as a reader sees it."""

    text: str
    links: tuple[InlineLink, ...]
    """In the order in which they end."""


class Reference(NamedTuple):
    """A reference to a term: `[these grids](term:grid-management)`."""

    key: str
    span: Span
    """Where it stands in the unit."""
    said: Span
    """Where its words stand in the visible text."""
    text: str
    """Its words."""


def read_inline(text: str) -> Inline:
    """The visible text of a unit, and its links."""
    return _Scanner(text).read() if _SPECIAL.search(text) else Inline(text, ())


def visible_text(text: str) -> str:
    """The words a reader sees in a unit: link texts and the texts of pictures, without addresses, marks and tags.

    Code and bare addresses are one U+FFFC each, so that words around them stay apart; a hard break is a line feed.
    """
    return read_inline(text).text


def title_text(text: str) -> str:
    """A heading as a title away from its page, such as in a citation: its visible text on one line, code included."""
    return " ".join(_TitleScanner(text).read().text.split())


def links(text: str) -> tuple[InlineLink, ...]:
    """The links and pictures of a unit."""
    return read_inline(text).links


def term_references(text: str) -> list[Reference]:
    """The references to terms in a unit."""
    return references_in(read_inline(text)) if TERM in text else []


def references_in(inline: Inline) -> list[Reference]:
    """The references to terms among the links of a unit."""
    return [
        Reference(link.destination.removeprefix(TERM), link.span, link.said, link.said.of(inline.text))
        for link in inline.links
        if link.destination.startswith(TERM) and not link.image
    ]


class _Open(NamedTuple):
    """A bracket that waits for its partner."""

    part: int
    start: int
    image: bool


class _Scanner:
    """Takes a unit apart: `parts` are pieces of visible text, or marks that turn out to be text or nothing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.brackets: list[_Open] = []
        self.delimiters: list[tuple[int, str, bool, bool]] = []
        self.found: list[tuple[str, Span, int, int, bool]] = []

    def read(self) -> Inline:
        text = self.text
        if text.endswith("}") and (attributes := _AT_END.search(text)):
            text = text[: attributes.start()]
        at = look = 0
        while start := _START.search(text, look):
            if mark := _MARK.match(text, start.start()):
                self.parts.append(text[at : mark.start()])
                at = look = self.take(mark, text)
            else:
                look = start.end()
        self.parts.append(text[at:])
        self.pair(0)
        ends = [0]
        for part in self.parts:
            ends.append(ends[-1] + len(part))
        links = [InlineLink(where, span, Span(ends[a], ends[b]), image) for where, span, a, b, image in self.found]
        return Inline("".join(self.parts), tuple(links))

    def take(self, mark: re.Match[str], text: str) -> int:
        """Take up a mark; where to go on."""
        kind, end = mark.lastgroup, mark.end()
        if kind in ("code", "hidden"):
            self.parts.append(APART)
            end = self.past_attributes(text, end)
        elif kind == "open":
            start = mark.start()
            image = self.parts[-1].endswith("!")
            if image:
                self.parts[-1] = self.parts[-1][:-1]
            self.brackets.append(_Open(len(self.parts), start - image, image))
            self.parts.append(text[start - image : end])
        elif kind == "close":
            end = self.close(text, mark.start())
        elif kind in ("stars", "pairs"):
            end = self.delimit(text, mark)
        elif kind == "line":
            self.parts[-1] = self.parts[-1].rstrip(" ")
            self.parts.append("\n")
        elif kind == "escaped":
            self.parts.append(mark["escaped"])
        elif kind == "address":
            self.found.append((mark["address"], Span(*mark.span()), len(self.parts), len(self.parts) + 1, False))
            self.parts.append(APART)
        elif kind == "tag":
            self.parts.append("\n" if mark["name"].lower() == "br" else "")
        elif kind == "entity":
            self.parts.append(unescape(mark[0]))
        elif kind == "ticks_only":
            self.parts.append(mark[0])
        return end  # a footnote's mark and a comment are nothing

    def close(self, text: str, start: int) -> int:
        """A closing bracket: the end of a link, of a picture, or of nothing."""
        end = start + 1
        bracket = self.brackets.pop() if self.brackets else None
        target = bracket and (_INLINE.match(text, end) or _REFERENCE.match(text, end))
        if bracket is None or not target:
            self.parts.append("]")
            return end
        groups = target.groupdict()
        where = f"[{groups['label']}]" if "label" in groups else (groups["angled"] or groups["bare"] or "")
        if where == "[]":
            where = f"[{text[bracket.start + 1 + bracket.image : start]}]"
        self.parts[bracket.part] = ""
        self.pair(bracket.part)  # marks in a link have no partner outside it
        self.found.append((where, Span(bracket.start, target.end()), bracket.part + 1, len(self.parts), bracket.image))
        return self.past_attributes(text, target.end())

    @staticmethod
    def past_attributes(text: str, end: int) -> int:
        """Behind the attributes that follow at once, if any do."""
        found = _ATTRIBUTES.match(text, end)
        return found.end() if found else end

    def delimit(self, text: str, mark: re.Match[str]) -> int:
        """A run of stars or the like: whether it may open and close depends on its neighbours."""
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        blank_before, blank_after = not before or before.isspace(), not after or after.isspace()
        opens, closes = not blank_after, not blank_before
        if mark[0][0] == "_":
            opens = opens and not (before.isalnum() or before == "_")
            closes = closes and not (after.isalnum() or after == "_")
        self.delimiters.append((len(self.parts), mark[0], opens, closes))
        self.parts.append(mark[0])
        return mark.end()

    def pair(self, start: int) -> None:
        """Take away the marks from part `start` on that have a partner; the others are text."""
        waiting: list[int] = []
        inner = [each for each in self.delimiters if each[0] >= start]
        del self.delimiters[len(self.delimiters) - len(inner) :]
        for part, mark, opens, closes in inner:
            for other in reversed(waiting if closes else []):
                if not self.parts[part]:
                    break
                alike = self.parts[other] == self.parts[part]  # a mark that might open closes its like only
                if alike or (not opens and mark[0] in "*_" and self.parts[other][:1] == mark[0]):
                    size = min(len(self.parts[part]), len(self.parts[other]))
                    self.parts[part] = self.parts[part][size:]
                    self.parts[other] = self.parts[other][size:]
                    del waiting[waiting.index(other) + (1 if self.parts[other] else 0) :]
            if opens and self.parts[part]:
                waiting.append(part)


class _TitleScanner(_Scanner):
    """Takes code and addresses for words."""

    def take(self, mark: re.Match[str], text: str) -> int:
        end = super().take(mark, text)
        if self.parts[-1] == APART:
            self.parts[-1] = mark["said"] or mark["address"] or unescape(_TAGS.sub("", mark["hidden"] or APART))
        return end
