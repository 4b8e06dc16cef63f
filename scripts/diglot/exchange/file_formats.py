"""The file formats, by name and by the ending of a file's name. Each needs libraries of the extra `exchange`."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple, cast

from diglot.errors import InputError
from diglot.exchange.unit import ReadReturned, WriteExchange
from diglot.message import Message


class Format(NamedTuple):
    """A format of files. `writer` and `reader` are `module:function` below `diglot.exchange`."""

    name: str
    endings: tuple[str, ...]
    writer: str
    reader: str


FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format("xliff", (".xlf", ".xliff"), "xliff_2:write_xliff_2", "xliff_1:read_xliff"),
        Format("xliff-1.2", (), "xliff_1:write_xliff_1", "xliff_1:read_xliff"),
        Format("tmx", (".tmx",), "tmx:write_tmx", "tmx:read_tmx"),
        Format("csv", (".csv", ".tsv"), "csv_file:write_csv", "csv_file:read_csv"),
        Format("xlsx", (".xlsx",), "xlsx:write_xlsx", "xlsx:read_xlsx"),
        Format("docx", (".docx",), "docx_file:write_docx", "docx_file:read_docx"),
    )
}
TERMS_ENDING = ".tbx"
"""Of files of the termbase (`tbx.py`)."""


def format_of(name: str) -> Format | None:
    """The format of a file of this name."""
    return next((format_ for format_ in FORMATS.values() if name.lower().endswith(format_.endings)), None)


def writer_of(form: Format) -> WriteExchange:
    """The function that makes a file. Raises InputError if a library is missing."""
    return cast(WriteExchange, load_function(form.writer))


def reader_of(form: Format) -> ReadReturned:
    """The function that reads a file. Raises InputError if a library is missing."""
    return cast(ReadReturned, load_function(form.reader))


def load_function(place: str) -> Any:
    """A function of this package, as `module:function`. Raises InputError if a library is missing."""
    module, _, function = place.partition(":")
    try:
        return getattr(import_module(f"diglot.exchange.{module}"), function)
    except ModuleNotFoundError as error:
        cure = Message("Install it: pip install 'diglot[exchange]'.")
        raise InputError(
            Message("the library “{}” is not installed, which files like this need", error.name), cure
        ) from None
