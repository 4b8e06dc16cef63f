"""The kinds of files that `diglot import` reads: the endings of their names, and the function that reads each.

A row names a module and a function of it (`ReadIncoming`), which is imported when a file of this kind is read: some
need a library of the extra `diglot[exchange]`. Markdown, and files with one language only, are not in this table:
`cli/import.py` pairs them with their source pages.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from diglot.errors import InputError
from diglot.exchange import format_of, reader_of
from diglot.exchange.unit import texts_of
from diglot.incoming.text import ReadIncoming
from diglot.message import Message

READERS: Mapping[str, str] = {
    ".po": "diglot.incoming.gettext_file:read_po",
    ".json": "diglot.incoming.docusaurus_json:read_docusaurus",
    ".xlf": "diglot.exchange.foreign_files:read_xliff_texts",
    ".xliff": "diglot.exchange.foreign_files:read_xliff_texts",
    ".tmx": "diglot.exchange.foreign_files:read_tmx_texts",
}
"""The longest ending counts, so that `.review.docx` can be another kind than `.docx`."""


def find_reader(name: str) -> ReadIncoming | None:
    """The function that reads a file of this name; None if there is no row for it.

    Raises InputError if a library is missing, with how to install it.
    """
    endings = [ending for ending in READERS if name.lower().endswith(ending)]
    if not endings:
        return _without_ids(name)
    module, _, function = READERS[max(endings, key=len)].partition(":")
    try:
        return cast(ReadIncoming, getattr(import_module(module), function))
    except ModuleNotFoundError as error:
        cure = Message("Install it: pip install 'diglot[exchange]'.")
        raise InputError(
            Message("a library that reads this file is not installed: {}", error.name), cure, name
        ) from None


def _without_ids(name: str) -> ReadIncoming | None:
    """The reader for files of translators' tools that have no ids of units. (A Word document may be of one
    language.)"""
    form = format_of(name)
    if form is None or form.name == "docx":
        return None
    read = reader_of(form)
    return lambda data, path: texts_of(read(data, path))
