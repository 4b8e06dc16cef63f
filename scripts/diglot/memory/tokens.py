"""The tokens by which similar texts are found: words, pairs of Chinese characters, and in short texts runs of
letters."""

import re
from collections.abc import Iterator
from itertools import pairwise

from diglot.language import HAN

_WORD = re.compile(rf"[{HAN}\u3040-\u30ff]+|[^\W{HAN}\u3040-\u30ff]+")
_WIDE = re.compile(rf"[{HAN}\u3040-\u30ff]")
SHORT = 5
"""Words up to which a text has its runs of three letters as well: one changed word is a large part of it."""


def tokens_of(text: str) -> set[str]:
    """The tokens of a text, in lower case."""
    words = _WORD.findall(text.lower())
    found = set(_of_words(words))
    if len(words) <= SHORT:
        joined = " ".join(words)
        found.update(joined[at : at + 3] for at in range(max(1, len(joined) - 2)))
    return found


def _of_words(words: list[str]) -> Iterator[str]:
    for word in words:
        if _WIDE.match(word) and len(word) > 1:
            yield from (one + other for one, other in pairwise(word))
        else:
            yield word
