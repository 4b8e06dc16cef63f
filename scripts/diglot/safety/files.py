"""The names and kinds of files that are allowed in the folders of translators.

MkDocs copies files that are not pages unchanged, follows symbolic links, and puts names of files into the navigation
unescaped.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diglot.edition_files import Layout, Listed
from diglot.message import Message
from diglot.safety.characters import escape

IMAGES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"\x00\x00\x00",),
}
"""Kinds of pictures that hold no program, and what their files begin with."""
MOST_NAME_BYTES = 100
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_OWN = re.compile(r"base\.lock")


class Fault(StrEnum):
    """What is wrong with a file: its name, or what it is."""

    NAME = "name"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A file that must not be published."""

    path: str
    fault: Fault
    fact: Message


def find_unwanted(files: Sequence[Listed], layout: Layout, languages: Collection[str]) -> Iterator[Unwanted]:
    """The files in translators' folders that are not allowed there. Names that the source's folder has as well are
    allowed."""
    sources = f"{layout.docs}/{layout.source}/"
    known = {file.path.removeprefix(sources) for file in files if file.path.startswith(sources)}
    pages = {name.removesuffix(".md") for name in known}
    for language in languages:
        docs, locales = f"{layout.docs}/{language}/", f"{layout.locales}/{language}/"
        for file in files:
            if file.path.startswith(docs):
                yield from _judge(file, file.path.removeprefix(docs) in known, {".md", *IMAGES})
            elif file.path.startswith(locales):
                name = file.path.removeprefix(locales).removeprefix("LC_MESSAGES/").removesuffix(".po")
                yield from _judge(file, name in pages or _OWN.fullmatch(name) is not None, {".po", ".lock"})


def _judge(file: Listed, known: bool, kinds: Collection[str]) -> Iterator[Unwanted]:
    name = file.path.rpartition("/")[2]
    suffix = name[name.rfind(".") :] if "." in name else ""
    if file.kind != "file":
        yield Unwanted(file.path, Fault.KIND, _KINDS[file.kind])
    elif suffix not in kinds:
        why = (
            Message("the site would copy it as it is")
            if ".md" in kinds
            else Message("only catalogs and the lock belong here")
        )
        fact = Message("a translation has no {} files: {}", escape(suffix) or Message("such"), why)
        yield Unwanted(file.path, Fault.KIND, fact)
    elif suffix in IMAGES and not file.head.startswith(IMAGES[suffix]):
        yield Unwanted(
            file.path, Fault.KIND, Message("it is no {} picture, whatever its name says", suffix.removeprefix("."))
        )
    if not known:
        for part in file.path.split("/"):
            if reason := bad_name(part):
                yield Unwanted(file.path, Fault.NAME, Message("“{}” is no name for a file: {}", escape(part), reason))
                break


_KINDS = {
    "link": Message("it is a symbolic link, which may lead out of the edition"),
    "repository": Message("it is a repository of its own"),
    "other": Message("it is no ordinary file"),
}


def bad_name(name: str) -> str:
    """What is wrong with a part of a path; empty if nothing is."""
    if len(name.encode("utf-8", "surrogatepass")) > MOST_NAME_BYTES:
        return Message("it has more than {} bytes", MOST_NAME_BYTES)
    if unicodedata.normalize("NFC", name) != name:
        return Message("its letters are not composed (NFC)")
    if _RESERVED.fullmatch(name):
        return Message("Windows keeps it for a device")
    if not _NAME.fullmatch(name) and name != "LC_MESSAGES" and not _is_language(name):
        return Message("use lower-case letters a–z, figures, and . _ - between them")
    return ""


def _is_language(name: str) -> bool:
    return re.fullmatch(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}", name) is not None
