"""Tables as CSV (RFC 4180), in UTF-8 with a byte order mark, so that spreadsheets recognize the encoding.

A cell that a spreadsheet would run as a formula gets an apostrophe before it; reading takes away exactly what writing
added. So `=1` becomes `'=1`, `'=1` becomes `''=1`, and `'a` stays `'a`.
"""

import csv
import io
import re
from collections.abc import Iterator

from diglot.errors import InputError
from diglot.exchange.unit import Exchange, Returned
from diglot.exchange.unit_rows import Cell, header_of, read_rows, row_of
from diglot.message import Message

MOST_BYTES = 20 * 1024 * 1024
_RUN = "=+\\-@\t\r\n＝＋－＠"
_GUARDED = re.compile(rf"'*[{_RUN}]")
_BARE = re.compile(rf"[{_RUN}]")


def guard_cell(text: str) -> str:
    """A text as a cell that spreadsheets do not run as a formula."""
    return f"'{text}" if _GUARDED.match(text) else text


def read_cell(text: str) -> Cell:
    """The text of a cell; with a fault if a spreadsheet would run it."""
    if _BARE.match(text):
        return Cell(text, Message("it begins with {!r}, as formulas do", text[0]))
    return Cell(text[1:] if _GUARDED.match(text) else text)


def write_csv(exchange: Exchange) -> bytes:
    """A file of CSV."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header_of(exchange), *map(row_of, exchange.units)):
        writer.writerow([guard_cell(cell) for cell in row])
    return lines.getvalue().encode("utf-8-sig")


def read_csv(data: bytes, name: str) -> Returned:
    """The units of a file of CSV (`ReadReturned`), with commas, semicolons or tabs between cells."""
    if len(data) > MOST_BYTES:
        raise InputError(
            Message("the file has more than {:,} bytes", MOST_BYTES), Message("Divide it, for example by pages."), name
        )
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Message("the file is not UTF-8"), Message("Save it as “CSV UTF-8”."), name) from error
    return read_rows(_rows(text, name), name, lambda row, column: Message("row {}, column {}", row + 1, column + 1))


def _rows(text: str, name: str) -> Iterator[list[Cell]]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield [read_cell(cell) for cell in row]
    except csv.Error as error:
        raise InputError(
            Message("the file is not CSV: {}", error), Message("Export it again."), name, reader.line_num
        ) from error
