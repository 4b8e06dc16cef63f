"""Translations of messages that were made in English.

A sentence of the catalog may have `{}` for what is put into it: “{} pages are gone”. A message matches the sentence if
it has the same words around any values. A value is a message as well, and is translated if the catalog has it. Values
between quotation marks and in code are not translated: they are texts of users. A message may also consist of several
sentences of the catalog, which end with a full stop or a semicolon. For each sentence of the catalog the time is linear
in the length of the message.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

PLACE = re.compile(r"\{(\d*)\}")
_SENTENCE_END = re.compile(r"[“”]|\. |; |\.\Z")
_CHINESE_ENDS = {". ": "。", "; ": "；", ".": "。"}
"""What ends a sentence in English, and what ends it in Chinese."""
_CODE_BEFORE, _CODE_BEHIND = tuple("`'\"[<{.="), (" =", ".", "`", "=")
"""The characters that stand before and behind code."""
_DEPTH = 4
"""How many levels of messages inside messages are translated."""
_MOST_SENTENCES = 12


class _Pattern(NamedTuple):
    """A sentence with places for values."""

    pieces: Sequence[str]
    """The words around the places."""
    verbatim: Sequence[bool]
    """Whether the value in each place is a quotation or code, and is not translated."""
    target: str


class MessageCatalog:
    """The translations of sentences into one language."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self._targets = {source: target for source, target in sentences.items() if target}
        patterns = [_pattern(source, target) for source, target in self._targets.items() if "{}" in source]
        self._patterns = sorted(patterns, key=lambda pattern: -sum(map(len, pattern.pieces)))

    def find(self, sentence: str) -> str:
        """The translation of a sentence as it stands in the code, with its places; empty if there is none."""
        return self._targets.get(sentence, "")

    def translate(self, message: str) -> str | None:
        """The translation of a message, with the same values in it; None if the catalog does not have it."""
        return self._translate(message, _DEPTH)

    def _translate(self, message: str, depth: int) -> str | None:
        if target := self._targets.get(message):
            return target
        attempts = (self._as_pattern(message, depth), self._as_sentences(message, depth)) if depth else ()
        return min((target for target in attempts if target is not None), key=_count_latin_letters, default=None)

    def _as_pattern(self, message: str, depth: int) -> str | None:
        """The translation of a message that is one sentence with values in it."""
        for pattern in self._patterns:
            values = _match(pattern.pieces, message)
            if values is not None:
                translated = (
                    value if is_verbatim else self._translate(value, depth - 1) or value
                    for value, is_verbatim in zip(values, pattern.verbatim, strict=True)
                )
                return fill(pattern.target, tuple(translated))
        return None

    def _as_sentences(self, message: str, depth: int) -> str | None:
        """The translation of a message that is several sentences, each of which the catalog has."""
        for start, end in islice(_sentence_ends(message), _MOST_SENTENCES):
            first, others = message[:start], message[start + len(end) :]
            target = self._targets.get(first) or self._as_pattern(first, depth - 1)
            if target is not None:
                rest = self._translate(others, depth - 1) if others else ""
                if rest is not None:
                    return f"{target}{_CHINESE_ENDS[end]}{rest}"
        return None


def _count_latin_letters(text: str) -> int:
    """How many Latin letters a Chinese text has: the fewer, the more of its message was translated."""
    return sum(char.isascii() and char.isalpha() for char in text)


def fill(sentence: str, values: Sequence[object]) -> str:
    """A sentence with values in its places, which are in order, `{}`, or numbered, `{1}`."""
    order = iter(values)
    return PLACE.sub(lambda place: str(values[int(place[1])] if place[1] else next(order)), sentence)


def _pattern(source: str, target: str) -> _Pattern:
    pieces = source.split("{}")
    before, verbatim = "", []
    for piece, behind in pairwise(pieces):
        before += piece
        is_code = before[-1:] in _CODE_BEFORE or behind.startswith(_CODE_BEHIND)
        verbatim.append(is_code or before.count("“") > before.count("”"))
    return _Pattern(pieces, verbatim, target)


def _match(pieces: Sequence[str], message: str) -> list[str] | None:
    """The values between the pieces of a sentence, if the message consists of the pieces and values."""
    first, *others, last = pieces
    if not (message.startswith(first) and message.endswith(last)) or len(message) < len(first) + len(last):
        return None
    values, start, end = [], len(first), len(message) - len(last)
    for piece in others:
        place = message.find(piece, start, end)
        if place < 0:
            return None
        values.append(message[start:place])
        start = place + len(piece)
    return [*values, message[start:end]]


def _sentence_ends(message: str) -> Iterator[tuple[int, str]]:
    """Where sentences end in a message, outside quotation marks, and by which characters."""
    is_quoted = False
    for sign in _SENTENCE_END.finditer(message):
        if sign[0] in "“”":
            is_quoted = sign[0] == "“"
        elif not is_quoted:
            yield sign.start(), sign[0]
