"""Units of an edition in the files of translators' tools, and back.

    gather_units(edition, "zh")              -> Exchange     what goes into a file
    writer_of(FORMATS["xliff"])(exchange)    -> bytes        the same exchange gives the same bytes
    reader_of(format_of(name))(bytes, name)  -> Returned     what a file says; nothing of it is trusted
    take_back(edition, pairs, returned)      -> TakenBack    changed catalogs, and what was refused

Files come from elsewhere: XML without document types (`xml_files`), archives without programs and within limits
(`zip_files`), cells that no spreadsheet runs (`csv_file`, `xlsx`).

Reading order: `unit`, `gather`, `inline_codes` (codes in a text), `mixed_text` and `native_codes` (codes in XML), the
formats (`xliff_2`, `xliff_1`, `tmx`; `unit_rows` with `csv_file`, `xlsx`; `docx_file`), `file_formats` (their table),
`take_back`; `tbx` and `take_terms` for terms.
"""

from diglot.exchange.file_formats import FORMATS, TERMS_ENDING, Format, format_of, reader_of, writer_of
from diglot.exchange.gather import gather_units
from diglot.exchange.take_back import Side, TakenBack, find_language, take_back
from diglot.exchange.unit import Exchange, ExchangedUnit, NoUnitsError, Returned, ReturnedUnit

__all__ = [
    "FORMATS",
    "TERMS_ENDING",
    "Exchange",
    "ExchangedUnit",
    "Format",
    "NoUnitsError",
    "Returned",
    "ReturnedUnit",
    "Side",
    "TakenBack",
    "find_language",
    "format_of",
    "gather_units",
    "reader_of",
    "take_back",
    "writer_of",
]
