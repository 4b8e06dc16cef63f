"""XLIFF 2.1 (OASIS Standard, 2018), core with the module of metadata.

A page is a `file`, a unit of the page a `unit` of the same id. Codes are `pc` and `ph`, and their Markdown is in
`originalData`. `initial` with a target is what is fuzzy; `reviewed` and `final` are translated.
"""

from typing import Any

from lxml import etree

from diglot.errors import InputError
from diglot.exchange.inline_codes import LoneCode, PairedCode, read_codes
from diglot.exchange.mixed_text import LostCodeError, add_nodes, character_of, refuse_lost_code, visible
from diglot.exchange.unit import Exchange, ExchangedUnit, Returned, ReturnedUnit
from diglot.exchange.xml_files import XML, append_text, break_lines, local_name, render_xml
from diglot.incoming import IncomingText

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_X, _M = f"{{{CORE}}}", f"{{{METADATA}}}"
_TYPES = {"emphasis": "fmt", "open": "link", "close": "link", "image": "image", "autolink": "link"}
_KEPT = frozenset({"source", "target", "data", "note", "meta"})


def write_xliff_2(exchange: Exchange) -> bytes:
    """A file of XLIFF 2.1."""
    root = etree.Element(f"{_X}xliff", nsmap={None: CORE, "mda": METADATA})
    root.set("version", "2.1")
    root.set("srcLang", exchange.source)
    root.set("trgLang", exchange.target)
    files: dict[str, Any] = {}
    for unit in exchange.units:
        if unit.page not in files:
            files[unit.page] = etree.SubElement(root, f"{_X}file", id=f"f{len(files) + 1}", original=unit.page)
        _add_unit(files[unit.page], unit)
    break_lines(root, keep=_KEPT)
    return render_xml(root)


def _add_unit(file: Any, unit: ExchangedUnit) -> None:
    element = etree.SubElement(file, f"{_X}unit", id=unit.id)
    element.set(f"{XML}space", "preserve")
    group = etree.SubElement(etree.SubElement(element, f"{_M}metadata"), f"{_M}metaGroup", category="diglot")
    etree.SubElement(group, f"{_M}meta", type="base").text = unit.base
    if unit.previous_source is not None:
        etree.SubElement(group, f"{_M}meta", type="previous-source").text = visible(unit.previous_source)
    noted = [("note", line) for line in unit.notes] + [("comment", line) for line in unit.comments]
    notes = etree.SubElement(element, f"{_X}notes") if noted else None
    for category, text in noted:
        etree.SubElement(notes, f"{_X}note", category=category).text = visible(text)
    writer = _Codes()
    state = {"fuzzy": "initial", "untranslated": "initial"}.get(unit.state, "translated")
    state = "reviewed" if unit.is_reviewed and state == "translated" else state
    segment = etree.Element(f"{_X}segment", state=state)
    source, target = read_codes(unit.source), read_codes(unit.target)
    add_nodes(etree.SubElement(segment, f"{_X}source"), source, writer)
    if unit.target:
        add_nodes(etree.SubElement(segment, f"{_X}target"), target, writer, source)
    if writer.data:
        data = etree.SubElement(element, f"{_X}originalData")
        for text, name in writer.data.items():
            append_text(etree.SubElement(data, f"{_X}data", id=name), text, writer.character)
    element.append(segment)


class _Codes:
    """The codes of a unit, and the data that they refer to."""

    def __init__(self) -> None:
        self.data: dict[str, str] = {}

    def _refer(self, text: str) -> str:
        return self.data.setdefault(text, f"d{len(self.data) + 1}")

    def lone(self, element: Any, number: int, code: LoneCode) -> None:
        placeholder = etree.SubElement(element, f"{_X}ph", id=str(number), dataRef=self._refer(code.text))
        placeholder.set("type", _TYPES.get(code.kind, "other"))
        placeholder.set("disp", visible(code.text).replace("\n", "⏎"))

    def begin(self, element: Any, number: int, code: PairedCode) -> Any:
        paired = etree.SubElement(element, f"{_X}pc", id=str(number))
        paired.set("dataRefStart", self._refer(code.opening))
        paired.set("dataRefEnd", self._refer(code.closing))
        paired.set("type", _TYPES.get(code.kind, "other"))
        return paired

    def end(self, element: Any, number: int, code: PairedCode) -> None:
        """The element ends by itself."""

    def character(self, element: Any, char: str) -> None:
        etree.SubElement(element, f"{_X}cp", hex=f"{ord(char):04X}")


def read_xliff_2(root: Any, name: str) -> Returned:
    """The units of a parsed file of XLIFF 2. Segments that a tool made of a unit are joined again."""
    units, problems = list[ReturnedUnit](), list[InputError]()
    for file in root.iterchildren(f"{_X}file"):
        for unit in file.iter(f"{_X}unit"):
            try:
                units.append(_read_unit(unit, file.get("original", ""), file))
            except LostCodeError as error:
                problems.append(refuse_lost_code(error, name, unit.get("id", ""), unit.sourceline or 0))
    return Returned(name, root.get("srcLang", ""), root.get("trgLang", ""), tuple(units), tuple(problems))


def _read_unit(unit: Any, page: str, file: Any) -> ReturnedUnit:
    data = {item.get("id"): _flatten(item, {}) for item in unit.iterfind(f"{_X}originalData/{_X}data")}
    sources, targets, doubtful, translated = [], [], False, False
    for part in unit.iterchildren(f"{_X}segment", f"{_X}ignorable"):
        source, target = part.find(f"{_X}source"), part.find(f"{_X}target")
        source_text = "" if source is None else _flatten(source, data)
        sources.append(source_text)
        is_segment = local_name(part) == "segment"
        targets.append(_flatten(target, data) if target is not None else "" if is_segment else source_text)
        translated |= is_segment and bool(targets[-1])
        doubtful |= is_segment and part.get("state", "initial") == "initial"
    target = "".join(targets) if translated else ""
    meta = {item.get("type"): item.text or "" for item in unit.iter(f"{_M}meta")}
    comments = [
        line
        for note in unit.iterfind(f"{_X}notes/{_X}note")
        if note.get("category") != "note"
        for line in (note.text or "").splitlines()
    ]
    line = unit.sourceline or 0
    text = IncomingText(
        "".join(sources),
        target,
        page,
        unit.get("id", ""),
        doubtful and bool(target),
        tuple(comments),
        meta.get("previous-source"),
        line,
    )
    return ReturnedUnit(text, meta.get("base", ""), f"line {line}")


def _flatten(element: Any, data: dict[str, str]) -> str:
    """The Markdown of an element with codes."""
    parts = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name in ("ph", "sc", "ec"):
            parts.append(_data(child, "dataRef", data))
        elif name == "pc":
            inner = _flatten(child, data)
            parts += [_data(child, "dataRefStart", data), inner, _data(child, "dataRefEnd", data)]
        elif name == "cp":
            parts.append(_character(child))
        elif name == "mrk":
            parts.append(_flatten(child, data))
        parts.append(child.tail or "")
    return "".join(parts)


def _character(element: Any) -> str:
    try:
        return character_of(element.get("hex", ""))
    except (ValueError, OverflowError):
        raise LostCodeError("<cp>") from None


def _data(element: Any, attribute: str, data: dict[str, str]) -> str:
    reference = element.get(attribute, "")
    if reference not in data:
        raise LostCodeError(f'<{local_name(element)} id="{element.get("id", "")}">')
    return data[reference]
