"""The codes in a unit: markup that a translator moves, and does not change.

    read_codes(text) -> nodes      text, codes that stand alone, and pairs with nodes inside
    write_codes(nodes) -> text     the same text, for any text

What is paired: emphasis, links, pictures with words, tags. What is not nested well stands alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from diglot.message import Message
from diglot.pages import read_inline
from diglot.spans import Span

_BREAK = re.compile(r"(?:(?<! ) {2,}+|\\)\n")
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)")
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})


@dataclass(frozen=True, slots=True)
class LoneCode:
    """A code without words inside, such as code, a formula or a line break."""

    kind: str
    """As in `Mark.kind`, and `break`."""
    text: str

    @property
    def key(self) -> tuple[str, ...]:
        """What is the same in source and target, if the code is."""
        return (self.kind, self.text)


@dataclass(frozen=True, slots=True)
class PairedCode:
    """A code around words: `**…**`, `[…](address)`."""

    kind: str
    opening: str
    closing: str
    inside: tuple["Node", ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What is the same in source and target, if the code is."""
        return (self.kind, self.opening, self.closing)


Node = str | LoneCode | PairedCode


class _Token(NamedTuple):
    start: int
    end: int
    kind: str
    role: str
    """`opens`, `closes`, `toggles` or `alone`."""
    name: str


@dataclass(slots=True)
class _Frame:
    token: _Token | None
    nodes: list[Node] = field(default_factory=list)


def read_codes(text: str) -> tuple[Node, ...]:
    """A text of Markdown with its codes set apart."""
    frames, at = [_Frame(None)], 0

    def add(until: int) -> None:
        if until > at:
            frames[-1].nodes.append(text[at:until])

    for token in _tokens(text):
        if token.start < at:
            continue  # inside another code
        add(token.start)
        at = token.end
        code = LoneCode(token.kind, text[token.start : token.end])
        match = next((i for i in range(len(frames) - 1, 0, -1) if _matches(frames[i].token, token)), 0)
        if match and token.role != "opens":
            while len(frames) > match + 1:
                _dissolve(frames, text)
            frame = frames.pop()
            assert frame.token
            opening = text[frame.token.start : frame.token.end]
            frames[-1].nodes.append(PairedCode(token.kind, opening, code.text, tuple(frame.nodes)))
        elif token.role in ("opens", "toggles"):
            frames.append(_Frame(token))
        else:
            frames[-1].nodes.append(code)
    add(len(text))
    while len(frames) > 1:
        _dissolve(frames, text)
    return tuple(frames[0].nodes)


def write_codes(nodes: Iterable[Node]) -> str:
    """The Markdown of nodes."""
    return "".join(
        node
        if isinstance(node, str)
        else node.text
        if isinstance(node, LoneCode)
        else f"{node.opening}{write_codes(node.inside)}{node.closing}"
        for node in nodes
    )


def codes_in(nodes: Iterable[Node]) -> list[LoneCode | PairedCode]:
    """All codes, in the order in which they begin."""
    found: list[LoneCode | PairedCode] = []
    for node in nodes:
        if not isinstance(node, str):
            found.append(node)
            found += codes_in(node.inside) if isinstance(node, PairedCode) else ()
    return found


def number_codes(nodes: Sequence[Node], like: Sequence[Node] | None = None) -> list[int]:
    """A number for each of `codes_in(nodes)`, from 1; those of `like` (the source), as far as a code is the same."""
    codes = codes_in(nodes)
    if like is None:
        return list(range(1, len(codes) + 1))
    waiting: dict[tuple[str, ...], list[int]] = {}
    known = codes_in(like)
    for number, code in enumerate(known, 1):
        waiting.setdefault(code.key, []).append(number)
    numbers, new = [], len(known)
    for code in codes:
        if free := waiting.get(code.key):
            numbers.append(free.pop(0))
        else:
            numbers.append(new := new + 1)
    return numbers


def find_lost_code(source: str, current: str, target: str) -> Message | None:
    """A code of the source that a new translation lacks, in words; None if it has all of them.

    What the `current` translation does not have either is not missed. Emphasis and line breaks are the translator's.
    """
    wanted, given = _count(source), _count(target)
    if current:
        had = _count(current)
        wanted = Counter({kind: min(count, had[kind]) for kind, count in wanted.items()})
    for kind, count in wanted.items():
        if given[kind] < count:
            value = next((mark.value for mark in read_inline(source).marks if mark.kind == kind), "")
            return _NAMES[kind].filled(value)
    return None


_NAMES = {
    "code": Message("the code “{}”"),
    "close": Message("the link to “{}”"),
    "image": Message("the picture “{}”"),
    "autolink": Message("the address “{}”"),
    "element": Message("the element “{}”"),
    "math": Message("the formula “{}”"),
    "note": Message("the reference to the footnote “{}”"),
    "tag": Message("the tag “{}”"),
    "template": Message("the expression “{}”"),
}


def _count(text: str) -> Counter[str]:
    return Counter(mark.kind for mark in read_inline(text).marks if mark.kind in _NAMES)


def _tokens(text: str) -> list[_Token]:
    inline = read_inline(text)
    words = {link.span: link.visible_span for link in inline.links if link.image}
    tokens = [_Token(*match.span(), "break", "alone", "") for match in _BREAK.finditer(text)]
    for mark in inline.marks:
        start, end = mark.span
        if mark.kind == "url":
            continue  # part of what is said
        if mark.kind == "image" and (words_span := words.get(mark.span)) and words_span.end > words_span.start:
            alternative = inline.span(*words_span)
            if start < alternative.start and alternative.end < end:
                tokens.append(_Token(start, alternative.start, "image", "opens", str(start)))
                tokens.append(_Token(alternative.end, end, "image", "closes", str(start)))
                continue
        tokens.append(_Token(start, end, mark.kind, *_role(mark.kind, mark.span, text)))
    return sorted(tokens, key=lambda token: (token.start, -token.end))


def _role(kind: str, span: Span, text: str) -> tuple[str, str]:
    written = text[span.start : span.end]
    if kind == "emphasis":
        return "toggles", written
    if kind in ("open", "close"):
        return ("opens", "link") if kind == "open" else ("closes", "link")
    if kind == "tag" and (tag := _TAG.match(written)):
        name = tag[1].lower()
        if name in _VOID or written.endswith("/>"):
            return "alone", ""
        return ("closes" if written.startswith("</") else "opens"), name
    return "alone", ""


def _matches(opening: _Token | None, token: _Token) -> bool:
    if opening is None or token.role not in ("closes", "toggles") or opening.name != token.name:
        return False
    return opening.kind == token.kind or {opening.kind, token.kind} == {"open", "close"}


def _dissolve(frames: list[_Frame], text: str) -> None:
    """Let a code that nothing closes stand alone."""
    frame = frames.pop()
    assert frame.token
    opening = LoneCode(frame.token.kind, text[frame.token.start : frame.token.end])
    frames[-1].nodes += [opening, *frame.nodes]
