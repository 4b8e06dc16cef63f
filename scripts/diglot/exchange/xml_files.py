"""XML from elsewhere, and characters that XML cannot have.

A file is looked at by expat first, which stops at the first document type, so that no entity is ever declared or
expanded and nothing is fetched. Limits: size, depth.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from lxml import etree

from diglot.errors import InputError
from diglot.message import Message

MOST_BYTES = 20 * 1024 * 1024
DEEPEST = 100
INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no document of XML 1.0 may have (section 2.2)."""
XML = "{http://www.w3.org/XML/1998/namespace}"


def parse_xml(data: bytes, name: str) -> Any:
    """The root element. Raises InputError for what is no XML, is too large or too deep, or has a document type."""
    if len(data) > MOST_BYTES:
        cure = Message("Divide it, for example by pages.")
        raise InputError(Message("the file has more than {:,} bytes", MOST_BYTES), cure, name)
    _look_through(data, name)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _no_xml(str(error.msg), name, error.lineno or 0) from error


def _look_through(data: bytes, name: str) -> None:
    parser = expat.ParserCreate()
    depth = 0

    def refuse_doctype(*_: object) -> None:
        fact = Message("the file has a document type (<!DOCTYPE …>), which may name other files")
        raise InputError(fact, Message("Remove that line."), name, parser.CurrentLineNumber)

    def go_down(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            fact = Message("the elements are more than {} deep", DEEPEST)
            raise InputError(fact, Message("Export the file again."), name, parser.CurrentLineNumber)

    def go_up(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = go_down
    parser.EndElementHandler = go_up
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise _no_xml(expat.errors.messages.get(error.code, Message("a fault")), name, error.lineno) from error
    except (ValueError, LookupError) as error:
        raise InputError(
            Message("the file is in an encoding that is not read: {}", error), Message("Save it as UTF-8."), name
        ) from error


def _no_xml(reason: str, name: str, line: int) -> InputError:
    return InputError(
        Message("the file is not XML: {}", reason),
        Message("Export it again from the program that made it."),
        name,
        line,
    )


def append_text(element: Any, text: str, stand_in: Callable[[Any, str], None] | None = None) -> None:
    """Put text behind what an element has. For a character that XML cannot have, `stand_in` adds an element."""
    at = 0
    for found in INVALID.finditer(text) if stand_in else ():
        _append(element, text[at : found.start()])
        assert stand_in
        stand_in(element, found[0])
        at = found.end()
    _append(element, text[at:])


def _append(element: Any, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def render_xml(root: Any) -> bytes:
    """A document in UTF-8, with the blanks that are in it, and no others."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def break_lines(element: Any, depth: int = 0, keep: frozenset[str] = frozenset()) -> None:
    """Set each element on a line of its own, but nothing inside those whose local names are in `keep`."""
    if not len(element) or local_name(element) in keep or (element.text or "").strip():
        return
    inner = "\n" + "  " * (depth + 1)
    element.text = inner
    for child in element:
        break_lines(child, depth + 1, keep)
        child.tail = inner
    element[-1].tail = inner[:-2]


def local_name(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment or an instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
