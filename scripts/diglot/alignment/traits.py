"""What of a unit can be found again in its translation."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from diglot.numbers import significant_digits
from diglot.pages import Document, Kind, Unit, read_inline, visible_text
from diglot.terms import Matcher

MOST_WORDS = 120
"""Words of a unit that are looked at; a longer one has more than enough."""
STEM = 6
"""Letters of a word that count: most languages inflect at the end."""
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}\uac00-\ud7af]+|[^\W\d_{_UNSPACED}\uac00-\ud7af]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}\uac00-\ud7af]")
_ADDRESS = re.compile(r"\b(?:src|href)=[\"']([^\"']+)")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_+#.-]*[A-Za-z0-9+#]|[A-Za-z]")
_FIELD = re.compile(r"(?<![\w-])([\w-]++):[^\n:]*\Z")
_BEHIND_ADDRESS = ")].,;:!?'\"）」』。，；：！？"
"""What may stand behind an address in a text and is no part of it."""
_LANGUAGE_PART = re.compile(r"/(?:[a-z]{2}(?:-[a-z]{2,4})?|current)(?=/)", re.IGNORECASE)


class Traits(NamedTuple):
    """A unit, or several neighbours taken together, as evidence sees them."""

    kind: Kind
    level: int
    text: str
    length: int
    """Of the visible text, in characters."""
    asks: frozenset[str]
    """Marks that a translation probably has as well: `code x`, `number 3`, `link a.md`, `anchor a.md#b`, `latin unix`,
    `term data`."""
    has: frozenset[str]
    """Those and others that it may have: all words in Latin letters."""
    words: tuple[str, ...]
    """Its words, each once; of scripts without blanks pairs of neighbouring characters."""


def read_traits(document: Document, matcher: Matcher | None = None) -> list[Traits]:
    """The traits of the units of a page; with the terms that `matcher` finds."""
    terms: dict[int, list[str]] = {}
    if matcher is not None:
        mentions = matcher.find_all([visible_text(unit.text) for unit in document.units])
        terms = {i: [mention.key for mention in of_unit] for i, of_unit in mentions.items()}
    return [_traits(document, unit, terms.get(i, ())) for i, unit in enumerate(document.units)]


def join_traits(parts: Sequence[Traits]) -> Traits:
    """Several neighbours as one."""
    if len(parts) == 1:
        return parts[0]
    return Traits(
        parts[0].kind,
        parts[0].level,
        " ".join(part.text for part in parts),
        sum(part.length for part in parts),
        frozenset().union(*(part.asks for part in parts)),
        frozenset().union(*(part.has for part in parts)),
        tuple(dict.fromkeys(word for part in parts for word in part.words)),
    )


def words_of_text(text: str) -> Iterator[str]:
    """The words of a visible text, as they are compared."""
    for run in _WORD.findall(text):
        if not _IS_UNSPACED.match(run):
            yield run.casefold()[:STEM]
        elif len(run) == 1:
            yield run
        else:
            yield from (one + other for one, other in pairwise(run))


def _traits(document: Document, unit: Unit, terms: Sequence[str]) -> Traits:
    inline = read_inline(unit.text)
    seen = inline.text
    marks = {
        f"code {mark.value.strip()}" for mark in inline.marks if mark.kind in ("code", "math", "element", "template")
    }
    addresses = [link.destination for link in inline.links if link.destination]
    addresses += [mark.value.strip("<>") for mark in inline.of("autolink")]
    addresses += [mark.value.rstrip(_BEHIND_ADDRESS) for mark in inline.of("url")]
    addresses += [address for mark in inline.of("tag") for address in _ADDRESS.findall(mark.value)]
    marks |= {f"link {_address(address)}" for address in addresses}
    marks |= {f"anchor {_address(address)}{anchor}" for address in addresses if (anchor := _anchor(address))}
    marks |= {f"note {mark.value}" for mark in inline.of("note")}
    marks |= {f"number {digits}" for digits in significant_digits(seen)}
    if unit.kind is Kind.FIELD and (key := _FIELD.search(document.text, 0, unit.span.start)):
        marks.add(f"field {key[1]}")
    marks |= {f"term {key}" for key in terms}
    latin = [word for word in _LATIN.findall(seen) if len(word) > 1]
    return Traits(
        unit.kind,
        unit.level,
        unit.text,
        len(seen.strip()),
        frozenset(marks | {f"latin {word.casefold()}" for word in latin if not word.islower()}),
        frozenset(marks | {f"latin {word.casefold()}" for word in latin}),
        tuple(dict.fromkeys(list(words_of_text(seen))[:MOST_WORDS])),
    )


def _anchor(address: str) -> str:
    """The anchor of an address with a path. That of a heading may be translated; others tell addresses apart."""
    path, sign, anchor = address.partition("#")
    return f"#{anchor}" if path and sign else ""


def _address(address: str) -> str:
    """An address without what differs between languages: the part that names one, and the anchor of a heading."""
    path, _, anchor = address.partition("#")
    path = _LANGUAGE_PART.sub("", path).removesuffix("/")
    while path.startswith(("../", "./")):
        path = path.partition("/")[2]
    return path if path else f"#{anchor}"
