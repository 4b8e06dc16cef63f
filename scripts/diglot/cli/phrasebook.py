"""Messages that were made in English, said in another language.

A sentence may have `{}` for what is put into it: “{} pages are gone”. A message fits it if it has the same words around
anything. What was put into it is a message as well, and is said in the other language if it is known, except between
quotation marks and in code: there stands what somebody wrote. A message can also be several known ones, joined by a
full stop or a semicolon. The work is linear in the length of the message for each sentence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

PLACE = re.compile(r"\{(\d*)\}")
_JOINT = re.compile(r"[“”]|\. |; |\.\Z")
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
        ways = (self._filled(message, depth), self._joined(message, depth)) if depth else ()
        return min((said for said in ways if said is not None), key=_letters_left, default=None)

    def _filled(self, message: str, depth: int) -> str | None:
        """A sentence with values in it."""
        for pattern in self._patterns:
            values = _fit(pattern.pieces, message)
            if values is not None:
                said_in = (
                    value if is_quoted else self._say(value, depth - 1) or value
                    for value, is_quoted in zip(values, pattern.quoted, strict=True)
                )
                return fill(pattern.target, tuple(said_in))
        return None

    def _joined(self, message: str, depth: int) -> str | None:
        """Several sentences, each of which is known."""
        for start, joint in islice(_joints(message), _MOST_JOINTS):
            before, behind = message[:start], message[start + len(joint) :]
            said = self._whole.get(before) or self._filled(before, depth - 1)
            if said is not None:
                rest = "" if not behind else self._say(behind, depth - 1)
                if rest is not None:
                    return f"{said}{_JOINTS[joint]}{rest}"
        return None


def _letters_left(said: str) -> int:
    """How many Latin letters a translation has: the fewer, the more of the message was known."""
    return sum(char.isascii() and char.isalpha() for char in said)


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


def _joints(message: str) -> Iterator[tuple[int, str]]:
    """Where a sentence ends in a message, and by what, outside quotation marks."""
    is_quoted = False
    for found in _JOINT.finditer(message):
        if found[0] in "“”":
            is_quoted = found[0] == "“"
        elif not is_quoted:
            yield found.start(), found[0]
