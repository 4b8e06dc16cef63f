"""What readers see of a unit's Markdown, and the marks that they do not.

A small scanner, not a renderer: one pass with one pattern over a text that holds no blocks. Where a mark could be read
in two ways it takes the reading that Python-Markdown has for well-formed text.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diglot.spans import Span

OBJECT = "\ufffc"
"""Stands for a code span, an image, a formula: something that takes the place of a word."""

_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_MARK = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+.!|<>~:-])"
    r"|(?P<code>(?P<ticks>(?<!`)`+(?!`))(?P<coded>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<template>\{\{[<%]?.*?[%>]?\}\}|\{%.*?%\})"
    r"|(?P<math>(?<![\\$A-Za-z0-9])\$(?![\s$])[^$\n]*?(?<![\s\\])\$(?![A-Za-z0-9$]))"
    r"|(?P<note>\[\^[^\]\s]+\])"
    r"|(?P<autolink><(?:[a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>)"
    rf"|(?P<tag></?[A-Za-z][\w:-]*{_ATTRIBUTES}>)"
    r"|(?P<image>!\[(?P<alt>[^\[\]]*)\](?:\((?P<picture>(?:[^()]|\([^()]*\))*)\)|\[[^\[\]]*\]))"
    r"|(?P<open>\[(?=[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\](?:\(|\[[^\[\]]*\])))"
    r"|(?P<close>\](?:\((?P<destination>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)|\[(?P<reference>[^\[\]]*)\]))"
    r"|(?P<attributes>\{:?[ ]*[.#][^{}\n]*\}|\{:[^{}\n]*\})"
    r"|(?P<url>(?:https?|ftp)://[^\s<>\"'“”‘’（）《》，。；：、！？）】]+)"
    r"|(?P<entity>&(?:\#\d+|\#x[0-9a-f]+|[a-z][a-z0-9]*);)"
    r"|(?P<emphasis>\*{1,3}|(?<![^\W_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![^\W_])|~~)",
    re.IGNORECASE | re.DOTALL,
)
_MAY_HAVE_MARKS = re.compile(r"[\\`<\[!*_{$&~]|://")
_WORDS = frozenset(("escape", "url"))
_THINGS = frozenset(("code", "image", "math", "template", "autolink"))
_ONE = _THINGS | {"entity"}
"""Marks that are one visible character."""


class Mark(NamedTuple):
    """A piece of markup: its kind (a group of the pattern above), where it is, and what it holds."""

    kind: str
    span: Span
    value: str
    """Of code its content, of a link its destination, of a footnote its label, of a tag the tag."""


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible text, `at[i]` being the offset of its character i in the Markdown, and the marks left out of it."""

    text: str
    at: Sequence[int]
    marks: tuple[Mark, ...]
    length: int
    """Of the Markdown."""

    def span(self, start: int, end: int) -> Span:
        """The characters of the Markdown from visible character `start` to before `end`, marks between included."""
        if start >= len(self.at):
            return Span(self.length, self.length)
        first = self.at[start]
        return Span(first, self._end_of(self.at[end - 1]) if end > start else first)

    def _end_of(self, offset: int) -> int:
        """Where what is one visible character, such as `&nbsp;`, ends in the Markdown."""
        return next((its.span.end for its in self.marks if its.span.start == offset and its.kind in _ONE), offset + 1)

    def whole(self, start: int, end: int) -> bool:
        """Whether no mark lies between the visible characters `start` to before `end`."""
        return end <= start or self.at[end - 1] - self.at[start] == end - 1 - start

    def index(self, offset: int) -> int:
        """The first visible character at or behind an offset of the Markdown."""
        return bisect_left(self.at, offset)

    def of(self, kind: str) -> Iterator[Mark]:
        """The marks of a kind."""
        return (mark for mark in self.marks if mark.kind == kind)

    def values(self, kind: str) -> list[str]:
        """What the marks of a kind hold."""
        return [mark.value for mark in self.marks if mark.kind == kind]


def read_visible(text: str) -> Visible:
    """Take the marks out of a unit's text."""
    if _MAY_HAVE_MARKS.search(text) is None:
        return Visible(text, range(len(text)), (), len(text))
    letters: list[str] = []
    at: list[int] = []
    marks: list[Mark] = []
    begin = 0
    for found in _MARK.finditer(text):
        kind = found.lastgroup or ""  # the outermost group, for it ends last
        start, end = found.span()
        letters.append(text[begin:start])
        at.extend(range(begin, start))
        begin = end
        if kind in _WORDS:
            kept = start + 1 if kind == "escape" else start
            letters.append(text[kept:end])
            at.extend(range(kept, end))
        elif kind in _ONE:
            letters.append(OBJECT if kind != "entity" or found[0] != "&nbsp;" else "\u00a0")
            at.append(start)
        if kind != "escape":
            marks.append(Mark(kind, Span(start, end), _value(kind, found)))
    letters.append(text[begin:])
    at.extend(range(begin, len(text)))
    return Visible("".join(letters), at, tuple(marks), len(text))


_INNER = {"code": "coded", "image": "picture"}


def _value(kind: str, found: re.Match[str]) -> str:
    if kind == "close":
        destination = found["destination"]
        return found["reference"] or "" if destination is None else _address(destination)
    value = found[_INNER.get(kind, kind)] or ""
    return _INSIDE[kind](value) if kind in _INSIDE else value


def _address(destination: str) -> str:
    """The address in the parentheses of a link, without its title."""
    destination = destination.strip()
    if destination.startswith("<"):
        return destination[1:].partition(">")[0]
    return re.split(r"\s", destination, maxsplit=1)[0] if destination else ""


_INSIDE: Mapping[str, Callable[[str], str]] = {
    "note": lambda note: note[2:-1],
    "autolink": lambda link: link[1:-1],
    "image": _address,
}
