"""The checks of a catalog's bytes before it is parsed, each with a way out."""

import re

from diglot.errors import InputError
from diglot.message import Message

MOST_FORMS = 6
"""The plural forms of the language with the most (Arabic); a header that claims more is an attack or an accident."""
_CONFLICT = re.compile(
    rb"^(?:<<<<<<< .*|=======\r?|>>>>>>> .*|\|\|\|\|\|\|\| .*)$"
    rb"|^(?:#[~.|]? ?)*\"?#-#-#-#-#  .*  #-#-#-#-#(?:\\n\")?\r?$",
    re.MULTILINE,
)
_FORMS = re.compile(r"\s*nplurals\s*=\s*(\d{1,9})\s*;\s*plural\s*=\s*([n0-9\s()?:%!=<>&|+*/-]{1,600}?)[\s;]*")
_UNFILLED = re.compile(r"\s*nplurals\s*=\s*INTEGER\s*;\s*plural\s*=\s*EXPRESSION[\s;]*")


def decode_catalog(data: bytes, path: str) -> str:
    """The text of a catalog's bytes. Raises InputError for bytes that no catalog of ours can have."""

    def refuse(fact: Message, cure: Message, offset: int) -> InputError:
        return InputError(fact, cure, path, data.count(b"\n", 0, offset) + 1)

    if not data.strip():
        raise InputError(
            Message("the catalog is empty"), Message("Restore it from version control, or delete it."), path
        )
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise refuse(Message("the file begins with a byte order mark"), Message("Save it as UTF-8 without BOM."), 0)
    if (at := data.find(b"\0")) >= 0:
        raise refuse(Message("the file holds a zero byte: it is no text, or UTF-16"), Message("Save it as UTF-8."), at)
    if b"\r" in data and (lone := re.search(rb"\r(?!\n)", data)):
        raise refuse(
            Message("a line ends in a carriage return alone"),
            Message("Save it with Unix or Windows line ends."),
            lone.start(),
        )
    if match := _CONFLICT.search(data):
        raise refuse(
            Message("an unsettled merge: this line is a conflict marker"),
            Message("Keep one of the two sides, and remove the lines of the markers."),
            match.start(),
        )
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise refuse(Message("the file is not UTF-8"), Message("Save it as UTF-8."), error.start) from error


def header_fields(target: str) -> list[tuple[str, str]]:
    """The fields of a header, by lower-case name, as mail readers see them: lines may be folded, fields come twice."""
    lines = re.split(r"[\r\n]+", re.sub(r"(?<![\r\n])[\r\n]++[ \t]++", " ", target))
    pairs = (line.partition(":") for line in lines)
    return [(name.strip().lower(), value.strip()) for name, colon, value in pairs if colon]


def check_header(target: str, text: str, path: str, line: int, needs_charset: bool = True) -> int | None:
    """The number of plural forms the header declares, if it does. Without `needs_charset` it may name none.

    Raises InputError for another charset than UTF-8 (libraries would decode by it, whatever it is) and for plural
    forms that no language has, wherever in the header they stand. The formula is never evaluated.
    """
    fields = header_fields(target)
    # gettext looks for “charset=” in the whole header, mail readers know “charset*0=” too
    named = [name for _, value in fields for name in re.findall(r"charset[*\d]*\s*=\s*([^\s;]*)", value, re.IGNORECASE)]
    for charset in named or ([""] if needs_charset else []):
        plain = charset.upper() in ("", "ASCII", "US-ASCII", "CHARSET")  # CHARSET: gettext's blank in a new template
        if charset.upper() not in ("UTF-8", "UTF8") and not (plain and text.isascii()):
            raise InputError(
                Message("the header says that the charset is “{}”", charset)
                if charset
                else Message("the header names no charset"),
                Message('Save the file as UTF-8 and let the header say "Content-Type: text/plain; charset=UTF-8\\n".'),
                path,
                line,
            )
    count: int | None = None
    for forms in (value for name, value in fields if name == "plural-forms" and value):
        if _UNFILLED.fullmatch(forms):
            continue
        declared = _FORMS.fullmatch(forms)
        if declared is None or not 1 <= int(declared[1]) <= MOST_FORMS or count not in (None, int(declared[1])):
            raise InputError(
                Message("no language has these Plural-Forms: {}", forms[:80]),
                Message(
                    "Write those of your language, at most {}, such as “nplurals=1; plural=0;” for Chinese.", MOST_FORMS
                ),
                path,
                line,
            )
        count = int(declared[1])
    return count
