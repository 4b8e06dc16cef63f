"""The texts of a gettext catalog that another program made.

Its entries are read whatever its header says; obsolete ones and those without a translation are passed over.
"""

from collections.abc import Sequence

from diglot.catalog import parse_catalog
from diglot.incoming.text import IncomingText


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
        for entry in parse_catalog(data, name).entries
        if entry.target and not entry.obsolete
    ]
