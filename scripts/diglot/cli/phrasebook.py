"""Messages that were made in English, said in another language.

A sentence may have `{}` for what is put into it: “{} pages are gone”. A message fits it if it has the same words around
anything. What was put into it is a message as well, and is said in the other language if it is known, except between
quotation marks and in code: there stands what somebody wrote. A message can also be several known ones, joined by a
full stop or a semicolon. The work is linear in the length of the message for each sentence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

PLACE = re.compile(r"\{(\d*)\}")
_JOINTS = {". ": "。", "; ": "；", ".": "。"}
"""What joins two sentences in English, and what joins them in Chinese."""
_CODE_BEFORE, _CODE_BEHIND = tuple("`'\"[<{.="), (" =", ".", "`", "=")
"""What stands beside code, when nothing of it can be said in another language."""
_DEPTH = 4
"""How deep messages are looked for in messages."""
_MOST_JOINTS = 12


class _Pattern(NamedTuple):
    """A sentence with places: the words around them, and whether each is quoted."""

    pieces: Sequence[str]
    quoted: Sequence[bool]
    target: str


class Phrasebook:
    """The translations of sentences into one language."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self._whole = {source: target for source, target in sentences.items() if target}
        found = [_pattern(source, target) for source, target in self._whole.items() if "{}" in source]
        self._patterns = sorted(found, key=lambda each: -sum(map(len, each.pieces)))

    def find(self, sentence: str) -> str:
        """The translation of a sentence as it stands in the code, with its places; empty if there is none."""
        return self._whole.get(sentence, "")

    def say(self, message: str) -> str | None:
        """A message in the language, with the same values in it; None if it is not known."""
        return self._say(message, _DEPTH)

    def _say(self, message: str, depth: int) -> str | None:
        if said := self._whole.get(message):
            return said
        if not depth:
            return None
        for pattern in self._patterns:
            values = _fit(pattern.pieces, message)
            if values is not None:
                said_in = (
                    value if is_quoted else self._say(value, depth - 1) or value
                    for value, is_quoted in zip(values, pattern.quoted, strict=True)
                )
                return fill(pattern.target, tuple(said_in))
        return self._joined(message, depth)

    def _joined(self, message: str, depth: int) -> str | None:
        """Two messages in one."""
        for joint, said_joint in _JOINTS.items():
            for start in list(_places(message, joint))[:_MOST_JOINTS]:
                before, behind = message[:start], message[start + len(joint) :]
                if (one := self._say(before, depth - 1)) is None:
                    continue
                if not behind:
                    return one + said_joint
                if (other := self._say(behind, depth - 1)) is not None:
                    return f"{one}{said_joint}{other}"
        return None


def fill(sentence: str, values: Sequence[object]) -> str:
    """A sentence with values in its places, which are in order, `{}`, or numbered, `{1}`."""
    order = iter(values)
    return PLACE.sub(lambda found: str(values[int(found[1])] if found[1] else next(order)), sentence)


def _pattern(source: str, target: str) -> _Pattern:
    pieces = source.split("{}")
    before, quoted = "", []
    for piece, behind in pairwise(pieces):
        before += piece
        is_code = before[-1:] in _CODE_BEFORE or behind.startswith(_CODE_BEHIND)
        quoted.append(is_code or before.count("“") > before.count("”"))
    return _Pattern(pieces, quoted, target)


def _fit(pieces: Sequence[str], message: str) -> list[str] | None:
    """What stands in the places, if the message has the pieces around them, the first and the last at its ends."""
    first, *others, last = pieces
    if not (message.startswith(first) and message.endswith(last)) or len(message) < len(first) + len(last):
        return None
    values, at, end = [], len(first), len(message) - len(last)
    for piece in others:
        found = message.find(piece, at, end)
        if found < 0:
            return None
        values.append(message[at:found])
        at = found + len(piece)
    return [*values, message[at:end]]


def _places(text: str, joint: str) -> Iterator[int]:
    start = text.find(joint)
    while start >= 0:
        yield start
        start = text.find(joint, start + 1)
