"""The fast path: find the capabilities of a plain text without rendering it.

Most units are words, with some code spans and links. The grammar below accepts only texts in which the extensions in
`dialect.KNOWN` change nothing but emphasis, quotation marks and the like. With other extensions everything is rendered.
Law: where `read_plain` returns a result, rendering gives the same one (`tests/safety/test_fast_path.py`).
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Any

from diglot.pages import Kind
from diglot.safety.capabilities import Capabilities, CapableElement
from diglot.safety.urls import read_url, write_url

_CHAR = r"[^\x00-\x1f\x7f-\x9f<>&{}\[\]`\\|+@$#!?:/]"
_WORDS = rf"(?:{_CHAR}++|[!?:](?=[ )”’」』]|\Z)|/(?!/))"
_CODE = r"(?<!`)`(?=[^`]*[^`\s])([^`\\\n\r<&{}$\x00-\x1f\x7f-\x9f]+)`(?!`)"
_ADDRESS = r"(?:(?:https?://)?[A-Za-z0-9./_-]+(?:#[A-Za-z0-9_-]+)?|#[A-Za-z0-9_-]+|term:[a-z0-9-]+)"
_LABEL = rf"(?![ ^=!?:/*_~-])(?:{_WORDS}|`[^`\\\n\r<&{{}}$\[\]\x00-\x1f\x7f-\x9f]+`(?!`))+"
_LINK = rf"(?<!!)\[({_LABEL})\]\(({_ADDRESS})\)"
_PLAIN = re.compile(rf"(?>(?:{_WORDS}|{_CODE}|{_LINK})*)")
_ATOMS = re.compile(rf"{_LINK}|{_CODE}")
_INERT = re.compile(rf"(?>{_WORDS}*)")
_STARTS = re.compile(r"(?=\*{0,2}[\w“‘「『《（(`]|\[)(?!\(?[\dA-Za-z]+[.)](?:\s|\Z))")
_COMMIT = re.compile("[0-9a-fA-F]{40}")
_SPECIAL_CODE = re.compile("^`(?:[#:]|`)|`#!|`:::")
_NOTHING: Counter[Any] = Counter()
"""One for all: making a counter takes longer than everything else here."""
_ALWAYS_RENDERED = frozenset({Kind.FIELD, Kind.CODE_TITLE})


@lru_cache(65536)
def read_plain(kind: Kind, text: str) -> Capabilities | None:
    """The capabilities of a unit; None if it has to be rendered."""
    if kind in _ALWAYS_RENDERED or not _STARTS.match(text) or _is_special(text):
        return None
    if _INERT.fullmatch(text):
        return Capabilities(_NOTHING, _NOTHING, _NOTHING, visible_text=" ".join(text.split()))
    if kind in (Kind.HTML, Kind.ABBREVIATION) or not _PLAIN.fullmatch(text):
        return None
    elements: Counter[CapableElement] = Counter()
    code: Counter[str] = Counter()
    for label, address, span in _ATOMS.findall(text):
        if address:
            elements[CapableElement("a", (("href", write_url(read_url(address))),))] += 1
            code.update(" ".join(inner.split()) for inner in re.findall(r"`([^`]+)`", label))
        else:
            code[" ".join(span.split())] += 1
    return Capabilities(elements, code, _NOTHING, visible_text=" ".join(text.split()))


def _is_special(text: str) -> bool:
    """Whether some extension makes a link of plain words in a text, or reads options from a code span."""
    if "www." in text.lower() or _COMMIT.search(text):
        return True
    return "`" in text and _SPECIAL_CODE.search(text) is not None
