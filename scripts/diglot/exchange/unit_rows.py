"""Units as rows of a table, as CSV, XLSX and DOCX have them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from diglot.errors import InputError
from diglot.exchange.unit import Exchange, ExchangedUnit, Returned, ReturnedUnit
from diglot.incoming import IncomingText
from diglot.message import Message

COLUMNS = ("page", "id", "source", "target", "state", "comment", "notes", "previous source", "base")
"""The names of the columns. Those of the texts have the languages behind them: `source [en]`."""
STATES = ("untranslated", "fuzzy", "translated")


def header_of(exchange: Exchange) -> list[str]:
    """The first row."""
    languages = {"source": exchange.source, "target": exchange.target}
    return [f"{name} [{languages[name]}]" if name in languages else name for name in COLUMNS]


def row_of(unit: ExchangedUnit) -> list[str]:
    """The cells of a unit."""
    comment, notes = ("\n".join(lines) for lines in (unit.comments, unit.notes))
    previous = unit.previous_source or ""
    return [unit.page, unit.id, unit.source, unit.target, unit.state, comment, notes, previous, unit.base]


class Cell(NamedTuple):
    """What a cell holds, and what is wrong with it."""

    text: str
    fault: Message | None = None


def read_rows(rows: Iterable[Sequence[Cell]], name: str, place: Callable[[int, int], Message]) -> Returned:
    """The units of a table; `place` names a cell by its row and column, from 0. Rows without an id and without a text
    are passed over.

    Raises InputError if the first row does not name the columns.
    """
    numbered = enumerate(rows)
    _, head = next(numbered, (0, ()))
    columns, languages = _read_header(head, name)
    units, problems = [], []
    for number, row in numbered:
        cells = {column: row[at] if at < len(row) else Cell("") for column, at in columns.items()}
        if not cells["id"].text.strip():
            if added := next((each for each in ("target", "comment") if cells.get(each, Cell("")).text.strip()), ""):
                problems.append(row_without_unit(place(number, columns[added]), name))
            continue
        faulty = next((column for column in ("source", "target", "comment") if cells.get(column, Cell("")).fault), "")
        if faulty:
            fact = Message("{}: unit {}: {}", place(number, columns[faulty]), cells["id"].text, cells[faulty].fault)
            cure = Message("Write it as a text: put an apostrophe before it. The unit is left as it is.")
            problems.append(InputError(fact, cure, name))
            continue
        units.append(_unit(cells, place(number, columns["target"])))
    return Returned(name, languages["source"], languages["target"], tuple(units), tuple(problems))


def row_without_unit(place: Message, name: str) -> InputError:
    """What is wrong with a row that says nothing of the unit it belongs to."""
    cure = Message("Write it into the row of its unit; new rows and merged cells are not taken over.")
    return InputError(Message("{}: the row has a text, but no id of a unit", place), cure, name)


def is_header(head: Sequence[Cell]) -> bool:
    """Whether a row names columns."""
    names = {cell.text.strip().partition(" [")[0] for cell in head}
    return names >= {"page", "id", "source", "target"}


def _read_header(head: Sequence[Cell], name: str) -> tuple[dict[str, int], dict[str, str]]:
    columns: dict[str, int] = {}
    languages = {"source": "", "target": ""}
    for at, cell in enumerate(head):
        word, _, language = cell.text.strip().partition(" [")
        if word in COLUMNS:
            columns.setdefault(word, at)
            if word in languages:
                languages[word] = language.removesuffix("]")
    if missing := [column for column in ("page", "id", "source", "target") if column not in columns]:
        fact = Message("the first row does not name the column “{}”", missing[0])
        raise InputError(fact, Message("Keep the first row of the export: {}.", ", ".join(COLUMNS)), name)
    return columns, languages


def _unit(cells: Mapping[str, Cell], place: str) -> ReturnedUnit:
    texts = {name: cell.text for name, cell in cells.items()}
    comments = tuple(line for line in texts.get("comment", "").splitlines() if line.strip())
    text = IncomingText(
        texts["source"],
        texts["target"],
        texts["page"].strip(),
        texts["id"].strip(),
        texts.get("state", "").strip().lower() == "fuzzy" and bool(texts["target"]),
        comments,
        texts.get("previous source") or None,
    )
    return ReturnedUnit(text, texts.get("base", "").strip(), place)
