"""Files of other programs in formats of translators: pairs of texts without our ids (`ReadIncoming`)."""

from collections.abc import Sequence

from diglot.exchange.file_formats import FORMATS, reader_of
from diglot.exchange.unit import texts_of
from diglot.incoming import IncomingText


def read_xliff_texts(data: bytes, name: str) -> Sequence[IncomingText]:
    """The pairs of a file of XLIFF. Raises InputError as its reader does."""
    return _read("xliff", data, name)


def read_tmx_texts(data: bytes, name: str) -> Sequence[IncomingText]:
    """The pairs of a translation memory. Raises InputError as its reader does."""
    return _read("tmx", data, name)


def _read(form: str, data: bytes, name: str) -> Sequence[IncomingText]:
    texts = texts_of(reader_of(FORMATS[form])(data, name))
    return [
        IncomingText(text.source, text.target, is_doubtful=text.is_doubtful, comments=text.comments, line=text.line)
        for text in texts
        if text.target
    ]
