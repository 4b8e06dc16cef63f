"""Tables as workbooks of Excel (ECMA-376, SpreadsheetML), by openpyxl.

All cells are texts, also those that begin like a formula. What is not for translators is locked, without a password.
"""

import io
from collections.abc import Iterator

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from diglot.errors import InputError
from diglot.exchange.unit import Exchange, Returned
from diglot.exchange.unit_rows import COLUMNS, STATES, Cell, header_of, is_header, read_rows, row_of
from diglot.exchange.zip_files import check_package, escape_characters, unescape_characters, without_times
from diglot.message import Message

_WIDTHS = (16, 9, 60, 60, 13, 30, 40, 40, 12)
_OPEN = {"target", "state", "comment"}
LONGEST = 32_767
"""Characters of a cell; Excel has no more."""
_MOST_ROWS = 200_000


def write_xlsx(exchange: Exchange) -> bytes:
    """A workbook with one sheet. Raises InputError for a text that is longer than a cell can be."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Units"
    for number, row in enumerate((header_of(exchange), *map(row_of, exchange.units)), 1):
        for column, text in enumerate(row, 1):
            written = escape_characters(text)
            if len(written) > LONGEST:
                fact = Message(
                    "unit {} has more than {:,} characters, which no cell of Excel can have", row[1], LONGEST
                )
                raise InputError(fact, Message("Export another format, such as XLIFF or CSV."), row[0])
            cell: SheetCell = sheet.cell(number, column)
            cell.value = written or None
            if written:
                cell.data_type = "s"  # openpyxl would take “=…” for a formula
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.protection = Protection(locked=number == 1 or COLUMNS[column - 1] not in _OPEN)
            if number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    states = DataValidation("list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
    states.add(f"E2:E{max(2, len(exchange.units) + 1)}")
    sheet.add_data_validation(states)
    data = io.BytesIO()
    book.save(data)
    return without_times(data.getvalue())


def read_xlsx(data: bytes, name: str) -> Returned:
    """The units of a workbook (`ReadReturned`), in its first sheet that names columns.

    A cell that is no text, such as a formula or a date, is refused, with its unit.
    """
    check_package(data, name)
    try:
        book = load_workbook(io.BytesIO(data), read_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises whatever comes
        raise InputError(Message("the file is no workbook: {}", error), Message("Save it as .xlsx."), name) from error
    heads = [next(_rows(each), []) for each in book.worksheets]
    sheet = next((each for each, head in zip(book.worksheets, heads, strict=True) if is_header(head)), None)
    sheet = sheet or book.worksheets[0]
    if sheet.max_row > _MOST_ROWS:
        raise InputError(
            Message("the sheet has {:,} rows", sheet.max_row), Message("{:,} are the most.", _MOST_ROWS), name
        )
    return read_rows(
        _rows(sheet), name, lambda row, column: Message("cell {}{}", get_column_letter(column + 1), row + 1)
    )


def _rows(sheet: object) -> Iterator[list[Cell]]:
    for row in sheet.iter_rows(max_col=50):  # type: ignore[attr-defined]
        yield [_read(cell) for cell in row]


def _read(cell: SheetCell) -> Cell:
    if cell.value is None:
        return Cell("")
    if cell.data_type == "f":
        return Cell(str(cell.value), Message("it is a formula"))
    if cell.data_type == "e":
        return Cell(str(cell.value), Message("it is the result of a formula that failed"))
    if cell.data_type in "db":
        return Cell(str(cell.value), Message("it is a date, a time or a truth value"))
    return Cell(unescape_characters(str(cell.value)))
