"""The concordance for other programs, as JSON and CSV: the same uses in the same order give the same bytes."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from diglot.pages import Kind
from diglot.terms import Use

UNSEEN = frozenset({Kind.FIELD, Kind.ABBREVIATION})
"""Kinds of units that have no place on the page to which a link could lead."""
COLUMNS = (
    *("key", "page", "unit", "language", "address", "kind", "name"),
    *("start", "end", "left", "text", "right"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets take a CSV file for one in UTF-8 if it begins with this."""

Address = Callable[[str, str, str], str]
"""The address of a unit from the root of the site: of a page, a language code and the unit's id."""


@dataclass(frozen=True, slots=True)
class ConcordanceRow:
    """One use of a concept, as it is told."""

    use: Use
    address: str

    def values(self) -> dict[str, str | int]:
        """The columns, by name. `start` and `end` count characters in the words of the unit as readers see them;
        `name` is what the use is: a preferred name, an admitted one, or a reference in other words."""
        use = self.use
        name = "reference" if use.approval is None else str(use.approval)
        identity = (use.key, use.page, use.unit, use.language, self.address, str(use.kind), name)
        return dict(zip(COLUMNS, (*identity, use.span.start, use.span.end, use.left, use.text, use.right), strict=True))


def visible_uses(uses: Iterable[Use]) -> Iterator[Use]:
    """The uses that stand on a page where readers see them."""
    return (use for use in uses if use.kind not in UNSEEN)


def render_json(uses: Iterable[Use], address: Address) -> str:
    """A list of objects, one use a line."""
    rows = [json.dumps(row.values(), ensure_ascii=False) for row in _rows(uses, address)]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def render_csv(uses: Iterable[Use], address: Address) -> str:
    """A table as RFC 4180 has it. What a spreadsheet would take for a formula begins with an apostrophe."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in _rows(uses, address):
        table.writerow([_harmless(value) for value in row.values().values()])
    return _BYTE_ORDER_MARK + text.getvalue()


def _rows(uses: Iterable[Use], address: Address) -> list[ConcordanceRow]:
    order = sorted(visible_uses(uses), key=lambda use: use.key)  # stable: pages and places keep their order
    return [ConcordanceRow(use, address(use.page, use.language, use.unit)) for use in order]


def _harmless(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
