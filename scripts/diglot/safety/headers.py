"""Find faults in the header of a catalog, which other programs interpret and show."""

import re
from collections.abc import Iterator

from diglot.catalog import Catalog, header_fields, plural_forms
from diglot.language import parse_language
from diglot.message import Message
from diglot.safety.characters import describe, find_hidden

_MARKUP = re.compile(r"[<>]")
_ADDRESS = re.compile(r"<[\w.+-]+@[\w.-]+>|<https?://[^\s<>]*>|<EMAIL@ADDRESS>|<LL@li\.org>")
_COUNT = re.compile(r"\s*nplurals\s*=\s*(\d+)")


def find_header_faults(catalog: Catalog, language: str, project: str = "") -> Iterator[Message]:
    """What is wrong with the header, in words. Charset and impossible plural forms are refused by the reader.

    `project` is what the edition calls itself in its settings: that may stand in the header as it is.
    """
    fields = header_fields(catalog.header.target)
    names = [name for name, _ in fields]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Message("the header has {} more than once", name)
    for name, value in fields:
        if name == "project-id-version" and value == project.strip():
            continue
        known = plural_forms(language) if name == "plural-forms" else ""
        if name == "language" and parse_language(value) != parse_language(language):
            yield Message(
                "the header says that the language is “{}”, and the folder is that of “{}”", value[:40], language
            )
        if known and _number(value) not in (None, _number(known)):
            yield Message("the header's plural forms are not those of “{}”: {}", language, known)
        if name != "plural-forms" and _MARKUP.search(_ADDRESS.sub("", value)):  # which the reader parsed
            yield Message("the header's {} is no plain text", name[:40])
    for found in find_hidden(catalog.header.target, language):
        if found[0] != "\r":
            yield Message("the header holds {}", describe(found[0]))


def _number(forms: str) -> str | None:
    match = _COUNT.match(forms)
    return match[1] if match else None
