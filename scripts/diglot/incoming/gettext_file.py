"""The texts of a gettext catalog that another program made.

Its entries are read whatever its header says; obsolete ones and those without a translation are passed over. There may
be no header, and the charset may be one of those that gettext knows.
"""

import re
from collections.abc import Sequence

from diglot.catalog import parse_catalog
from diglot.errors import InputError
from diglot.incoming.text import IncomingText
from diglot.message import Message

_CHARSET = re.compile(rb"(?<=charset=)[\w.:-]{1,40}", re.IGNORECASE)
_HEADER = 4000
"""Bytes in which the header of a catalog is."""
_CHARSETS = re.compile(
    r"gb2312|gbk|gb18030|cp936|big5(?:-?hkscs)?|cp950|euc-(?:jp|kr)|shift_jis|cp932|cp949|johab|iso-8859-(?:[1-9]|1[0-6])"
    r"|(?:cp|windows-)(?:125[0-8]|874)|koi8-[rtu]|tis-620",
    re.IGNORECASE,
)
"""The charsets of gettext's manual (“Header Entry”) that Python knows, and their names in Windows."""


def read_po(data: bytes, name: str) -> Sequence[IncomingText]:
    """The translations in a catalog (`ReadIncoming`)."""
    return [
        IncomingText(
            entry.source,
            entry.target,
            is_doubtful=entry.fuzzy,
            comments=entry.comments,
            previous_source=entry.previous_source,
            line=entry.line,
        )
        for entry in parse_catalog(_as_utf8(data, name), name, needs_header=False).entries
        if entry.target and not entry.obsolete
    ]


def _as_utf8(data: bytes, name: str) -> bytes:
    """The bytes of a catalog in UTF-8, and its header saying so."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    match = _CHARSET.search(data, 0, _HEADER)
    if match is None or not _CHARSETS.fullmatch(charset := match[0].decode("ascii", "replace")):
        return data
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            Message("the file is not {}, which its header says", charset), Message("Save it as UTF-8."), name, line
        ) from None
    return text[: match.start()].encode() + b"UTF-8" + text[match.end() :].encode()
