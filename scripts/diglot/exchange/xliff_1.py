"""XLIFF 1.2 (OASIS Standard, 2008), for tools that do not read 2.1.

A page is a `file`, a unit a `trans-unit` of the same id. Codes are `bpt`, `ept` and `ph` and hold their Markdown.
`needs-…` and `new` with a target are what is fuzzy.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from diglot.errors import InputError
from diglot.exchange.mixed_text import LostCodeError, add_nodes, refuse_lost_code, visible
from diglot.exchange.native_codes import NativeCodes, flatten, native_nodes
from diglot.exchange.unit import Exchange, ExchangedUnit, Returned, ReturnedUnit
from diglot.exchange.xliff_2 import CORE, read_xliff_2
from diglot.exchange.xml_files import XML, break_lines, local_name, parse_xml, render_xml
from diglot.incoming import IncomingText
from diglot.message import Message

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_X = f"{{{NAMESPACE}}}"
_KEPT = frozenset({"source", "target", "note", "context"})


def write_xliff_1(exchange: Exchange) -> bytes:
    """A file of XLIFF 1.2."""
    root = etree.Element(f"{_X}xliff", nsmap={None: NAMESPACE})
    root.set("version", "1.2")
    bodies: dict[str, Any] = {}
    for unit in exchange.units:
        if unit.page not in bodies:
            languages = {"source-language": exchange.source, "target-language": exchange.target}
            file = etree.SubElement(root, f"{_X}file", {"original": unit.page, **languages, "datatype": "x-markdown"})
            bodies[unit.page] = etree.SubElement(file, f"{_X}body")
        _add_unit(bodies[unit.page], unit)
    break_lines(root, keep=_KEPT)
    return render_xml(root)


def _add_unit(body: Any, unit: ExchangedUnit) -> None:
    element = etree.SubElement(body, f"{_X}trans-unit", id=unit.id)
    element.set(f"{XML}space", "preserve")
    if unit.state == "translated":
        element.set("approved", "yes")
    codes = NativeCodes(_X, "id", "rid", "ctype")
    source = native_nodes(unit.source)
    add_nodes(etree.SubElement(element, f"{_X}source"), source, codes)
    if unit.target:
        state = "needs-review-translation" if unit.is_fuzzy else "final" if unit.is_reviewed else "translated"
        target = etree.SubElement(element, f"{_X}target", state=state)
        add_nodes(target, native_nodes(unit.target), codes, source)
    group = etree.SubElement(element, f"{_X}context-group", purpose="x-diglot")
    etree.SubElement(group, f"{_X}context", {"context-type": "x-base"}).text = unit.base
    if unit.previous_source is not None:
        previous = etree.SubElement(group, f"{_X}context", {"context-type": "x-previous-source"})
        previous.text = visible(unit.previous_source)
    for text in unit.notes:
        etree.SubElement(element, f"{_X}note", {"from": "developer"}).text = visible(text)
    for text in unit.comments:
        etree.SubElement(element, f"{_X}note", {"from": "translator"}).text = visible(text)


def read_xliff(data: bytes, name: str) -> Returned:
    """The units of a file of XLIFF, 1.2 or 2 (`ReadReturned`)."""
    root = parse_xml(data, name)
    namespace = etree.QName(root).namespace or ""
    if local_name(root) == "xliff" and namespace == CORE:
        return read_xliff_2(root, name)
    if local_name(root) != "xliff" or not namespace.startswith("urn:oasis:names:tc:xliff:document:1."):
        raise InputError(
            Message("the file is not XLIFF 1.2, 2.0 or 2.1"), Message("Save it in one of these formats."), name, 1
        )
    return _read(root, name, f"{{{namespace}}}")


def _read(root: Any, name: str, x: str) -> Returned:
    units, problems = list[ReturnedUnit](), list[InputError]()
    languages: dict[str, set[str]] = {"source": set(), "target": set()}
    for file in root.iter(f"{x}file"):
        for role, found in languages.items():
            found.add(file.get(f"{role}-language", ""))
        for unit in file.iter(f"{x}trans-unit"):
            try:
                units.append(_read_unit(unit, file.get("original", ""), x))
            except LostCodeError as error:
                problems.append(refuse_lost_code(error, name, unit.get("id", ""), unit.sourceline or 0))
    for role, found in languages.items():
        if len(found) > 1:
            fact = Message("its files have several {} languages: {}", role, ", ".join(sorted(found)))
            raise InputError(fact, Message("Import one language at a time."), name)
    source, target = (next(iter(found), "") for found in languages.values())
    return Returned(name, source, target, tuple(units), tuple(problems))


def _read_unit(unit: Any, page: str, x: str) -> ReturnedUnit:
    source, target = unit.find(f"{x}source"), unit.find(f"{x}target")
    state = "" if target is None else target.get("state", "")
    contexts = {
        context.get("context-type"): context.text or "" for context in unit.iterfind(f"{x}context-group/{x}context")
    }
    line = unit.sourceline or 0
    text = IncomingText(
        "" if source is None else flatten(source, "ctype"),
        "" if target is None else flatten(target, "ctype"),
        page,
        unit.get("id", ""),
        state == "new" or state.startswith("needs-"),
        tuple(_comments(unit, x)),
        contexts.get("x-previous-source"),
        line,
    )
    return ReturnedUnit(text, contexts.get("x-base", ""), f"line {line}")


def _comments(unit: Any, x: str) -> Iterator[str]:
    for note in unit.iterfind(f"{x}note"):
        if note.get("from") != "developer":
            yield from (note.text or "").splitlines()
