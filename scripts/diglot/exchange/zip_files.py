"""The packages of office programs: archives of XML files (ECMA-376, part 2).

What comes from elsewhere is looked through before a library reads it: numbers and sizes of files, names, programs in
it, XML. What is written here gets no times, so the same contents are the same bytes.
"""

import io
import re
import zipfile

from diglot.errors import InputError
from diglot.exchange.xml_files import parse_xml
from diglot.message import Message

MOST_FILES = 1000
MOST_BYTES = 64 * 1024 * 1024
"""Of all files together, unpacked."""
RATIO = 100
"""A file of more than `SPARE` bytes is at most so many times as large as it is packed. Sheets reach 15."""
SPARE = 1024 * 1024
_PROGRAM = re.compile(r"vbaProject|activeX|embeddings/|\.bin$|\.exe$|macrosheets/|externalLinks/", re.IGNORECASE)
_CHAR = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)")


def check_package(data: bytes, name: str) -> None:
    """Raise InputError if an archive is not to be read."""
    if len(data) > MOST_BYTES:
        raise InputError(
            Message("the file has more than {:,} bytes", MOST_BYTES), Message("Divide it, for example by pages."), name
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, name)
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels", ".vml")):
                    parse_xml(archive.read(member), f"{name}, {member.filename}")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise InputError(Message("the file is damaged: {}", error), Message("Save it again."), name) from error


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise InputError(
            Message("it has {:,} files inside", len(members)), Message("{:,} are the most.", MOST_FILES), name
        )
    total = 0
    for member in members:
        total += member.file_size
        if total > MOST_BYTES or (member.file_size > SPARE and member.file_size > RATIO * member.compress_size):
            raise InputError(Message("it is much larger unpacked than packed"), Message("Export the file again."), name)
        parts = member.filename.replace("\\", "/").split("/")
        is_link = member.external_attr >> 16 & 0o170000 == 0o120000
        if is_link or ".." in parts or not parts[0] or ":" in parts[0]:
            raise InputError(
                Message("the name “{}” leads out of it", member.filename), Message("Export the file again."), name
            )
        if _PROGRAM.search(member.filename):
            fact = Message("it holds a program or another file: {}", member.filename)
            raise InputError(fact, Message("Save it without macros, as .xlsx or .docx."), name)


def without_times(data: bytes) -> bytes:
    """An archive with the same files, in the same order, all of 1980."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "docProps/core.xml":
                content = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            about = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o600 << 16
            new.writestr(about, content)
    return packed.getvalue()


def escape_characters(text: str) -> str:
    """A text with what XML cannot have as `_x001B_` (ECMA-376, part 1, 22.9.2.19, ST_Xstring)."""
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescape_characters(text: str) -> str:
    """The inverse of `escape_characters`."""
    return _CHAR.sub(lambda match: chr(int(match[1], 16)), text)
