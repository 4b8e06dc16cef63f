"""TMX 1.4b (LISA, 2005): translation memories.

What an edition writes has one `tu` for each unit, with the ids of page and unit as `tuid`; so it can be read back.
A `tuv` without such an id is for the memory alone (`diglot.memory`).
"""

from typing import Any

from lxml import etree

from diglot.errors import InputError
from diglot.exchange.mixed_text import LostCodeError, add_nodes, refuse_lost_code, visible
from diglot.exchange.native_codes import NativeCodes, flatten, native_nodes
from diglot.exchange.unit import Exchange, ExchangedUnit, Returned, ReturnedUnit
from diglot.exchange.xml_files import XML, break_lines, local_name, parse_xml, render_xml
from diglot.incoming import IncomingText
from diglot.language import parse_language
from diglot.message import Message

_KEPT = frozenset({"seg", "note", "prop"})


def write_tmx(exchange: Exchange) -> bytes:
    """A file of TMX."""
    root = etree.Element("tmx", version="1.4")
    about = {
        "creationtool": "diglot",
        "creationtoolversion": "1",
        "segtype": "block",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": exchange.source,
        "datatype": "unknown",
    }
    etree.SubElement(root, "header", about)
    body = etree.SubElement(root, "body")
    for unit in exchange.units:
        _add_unit(body, unit, exchange)
    break_lines(root, keep=_KEPT)
    return render_xml(root)


def _add_unit(body: Any, unit: ExchangedUnit, exchange: Exchange) -> None:
    element = etree.SubElement(body, "tu", tuid=f"{unit.page}#{unit.id}")
    for text in unit.notes:
        etree.SubElement(element, "note").text = visible(text)
    props = {"base": [unit.base], "comment": unit.comments, "fuzzy": ["yes"] if unit.state == "fuzzy" else []}
    props["previous-source"] = [] if unit.previous_source is None else [unit.previous_source]
    for kind, texts in props.items():
        for text in texts:
            etree.SubElement(element, "prop", type=f"x-diglot-{kind}").text = visible(text)
    source = native_nodes(unit.source)
    for language, nodes in ((exchange.source, source), (exchange.target, native_nodes(unit.target))):
        if nodes:
            variant = etree.SubElement(element, "tuv")
            variant.set(f"{XML}lang", language)
            segment = etree.SubElement(variant, "seg")
            add_nodes(segment, nodes, NativeCodes("", "x", "i", "type"), source)


def read_tmx(data: bytes, name: str) -> Returned:
    """The units of a file of TMX (`ReadReturned`). Of several languages beside the source the first one is taken."""
    root = parse_xml(data, name)
    header = root.find("header")
    if local_name(root) != "tmx" or header is None:
        raise InputError(Message("the file is not TMX"), Message("Save it as TMX 1.4."), name, 1)
    source = header.get("srclang", "")
    target, units, problems = "", list[ReturnedUnit](), list[InputError]()
    for element in root.iter("tu"):
        segments = {tag.get(f"{XML}lang") or tag.get("lang", ""): tag.find("seg") for tag in element.iter("tuv")}
        own = next((tag for tag in segments if _is_alike(tag, element.get("srclang", source))), "")
        other = next((tag for tag in segments if tag != own and (not target or _is_alike(tag, target))), "")
        target = target or other
        try:
            texts = ["" if segments.get(tag) is None else flatten(segments[tag], "type") for tag in (own, other)]
        except LostCodeError as error:
            problems.append(refuse_lost_code(error, name, element.get("tuid", ""), element.sourceline or 0))
            continue
        units.append(_unit(element, *texts))
    return Returned(name, "" if source == "*all*" else source, target, tuple(units), tuple(problems))


def _is_alike(one: str, other: str) -> bool:
    return one == other or parse_language(one).tag.partition("-")[0] == parse_language(other).tag.partition("-")[0]


def _unit(element: Any, source: str, target: str) -> ReturnedUnit:
    page, _, unit = element.get("tuid", "").rpartition("#")
    properties: dict[str, list[str]] = {}
    for prop in element.iterfind("prop"):
        properties.setdefault(prop.get("type", ""), []).append(prop.text or "")
    line = element.sourceline or 0
    text = IncomingText(
        source,
        target,
        page,
        unit,
        "x-diglot-fuzzy" in properties and bool(target),
        tuple(properties.get("x-diglot-comment", ())),
        next(iter(properties.get("x-diglot-previous-source", ())), None),
        line,
    )
    return ReturnedUnit(text, next(iter(properties.get("x-diglot-base", ())), ""), f"line {line}")
