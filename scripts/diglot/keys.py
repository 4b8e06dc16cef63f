"""Permanent unit ids and content hashes.

Both are made from text alone, so two branches that add the same paragraph give it the same id and merge without a
conflict. The id of a unit is made from its first text and kept in the template and as `msgctxt`. It does not change
when the unit is edited, moved (also to another page), split or merged. People read and type ids, so they use
Crockford's base-32 alphabet, which leaves out i, l, o and u.
"""

import hashlib
from collections.abc import Container

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH = 5
HASH_LENGTH = 12


def new_id(text: str, taken: Container[str]) -> str:
    """A unit id for `text` that is not in `taken`: the letter p and five characters, valid as an HTML id.

    Asked again with the id it gave among the taken ones, it gives the next candidate, so equal texts of one page
    are numbered in page order without storing a counter.
    """
    attempt = 0
    while True:
        candidate = "p" + _digest(f"{attempt}\n{text}", ID_LENGTH)
        if candidate not in taken:
            return candidate
        attempt += 1


def is_id(text: str) -> bool:
    """Whether `text` has the form of a unit's id."""
    return len(text) == ID_LENGTH + 1 and text[0] == "p" and all(char in _ALPHABET for char in text[1:])


def content_hash(text: str) -> str:
    """Twelve hexadecimal digits (48 bits) that change when `text` does."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]


def _digest(text: str, length: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(0, 5 * length, 5))
