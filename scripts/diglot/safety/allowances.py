"""What an edition allows its translations beyond their sources: the `allow` tables of `diglot.toml`.

[[allow]]
source = "https://en.wikipedia.org/"          a link below this address …
target = "https://zh.wikipedia.org/"          … may lead below that one in the translation
reason = "the same encyclopaedia, in Chinese"

[[allow]]
unit = "zh/essay.md#p2v5r3"                   one thing in one unit
check = "DG807"
value = "pip install diglot[zh]"              as the finding names it
reason = "the Chinese extra"
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from diglot.dialect import Dialect
from diglot.errors import InputError
from diglot.message import Message
from diglot.safety.urls import LinkPair

_SHAPES = ({"source", "target", "reason"}, {"unit", "check", "value", "reason"})


@dataclass(frozen=True, slots=True)
class Waiver:
    """A thing that a translation may have, though its source has not."""

    unit: str
    """Language, page and id: `zh/essay.md#p2v5r3`."""
    check: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Allowances:
    """The rules by which translations are judged."""

    source: str = "en"
    """The language of the sources."""
    dialect: Dialect = field(default_factory=Dialect)
    pairs: tuple[LinkPair, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    delimiters: tuple[tuple[str, str], ...] = ()
    """How commands to the site's generator begin and end, besides the usual signs."""
    site: str = ""
    """The address of the site, if `mkdocs.yml` says it: a link to its page may lead to that page in the language."""


def read_allowed(values: object, path: str) -> Iterator[LinkPair | Waiver]:
    """The `allow` tables. Raises InputError for one that is not complete: above all, each has a reason."""
    for value in values if isinstance(values, list) else [values]:
        table = value if isinstance(value, Mapping) else {}
        if set(table) not in _SHAPES or not all(isinstance(text, str) and text.strip() for text in table.values()):
            raise InputError(
                Message("a table under [[allow]] is not complete"),
                Message(
                    "It has source, target and reason (of links), or unit, check, value and reason; all of them are "
                    "texts."
                ),
                path,
            )
        yield LinkPair(**table) if "source" in table else Waiver(**table)
