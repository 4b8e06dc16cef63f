"""Permanent unit ids and content hashes.

Both are made from text alone, so two branches that add the same paragraph give it the same id and merge without a
conflict. The id of a unit is made from its first text and kept in the template and as `msgctxt`. It does not change
when the unit is edited, moved (also to another page), split or merged. People read and type ids, so they use
Crockford's base-32 alphabet, which leaves out i, l, o and u.
"""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator
from itertools import count

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH = 5
_ID = re.compile(f"p[{_ALPHABET}]{{{ID_LENGTH}}}")
HASH_LENGTH = 12


def new_id(text: str, taken: Container[str]) -> str:
    """A unit id for `text` that is not in `taken`: the letter p and five characters, valid as an HTML id.

    If that id is taken, the next candidate is used. So equal texts of one page are numbered in page order, without a
    counter in a file.
    """
    return next(candidate for candidate in _candidates(text) if candidate not in taken)


class NewIds:
    """Makes the same ids as repeated calls of `new_id`, in linear time: for equal texts, it continues with the next
    candidate."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._candidates: dict[str, Iterator[str]] = {}

    def __contains__(self, id_: str) -> bool:
        return id_ in self._taken

    def add(self, id_: str) -> None:
        """Take an id."""
        self._taken.add(id_)

    def give(self, text: str) -> str:
        """A new id for `text`, which is taken then."""
        candidates = self._candidates.setdefault(text, _candidates(text))
        found = next(candidate for candidate in candidates if candidate not in self._taken)
        self._taken.add(found)
        return found


def _candidates(text: str) -> Iterator[str]:
    """The ids that a text may have, the best one first."""
    return ("p" + _digest(f"{attempt}\n{text}", ID_LENGTH) for attempt in count())


def is_id(text: str) -> bool:
    """Whether `text` has the form of a unit's id."""
    return _ID.fullmatch(text) is not None


def content_hash(text: str) -> str:
    """Twelve hexadecimal digits (48 bits) that change when `text` does."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]


def _digest(text: str, length: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(0, 5 * length, 5))
