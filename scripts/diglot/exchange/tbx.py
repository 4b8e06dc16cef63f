"""TBX-Basic (ISO 30042:2019, in the style DCA): the termbase for tools of translators.

What TBX-Basic has no place for (readings, forms, links) stays in the termbase alone: reading never removes anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from diglot.errors import InputError
from diglot.exchange.mixed_text import visible
from diglot.exchange.xml_files import XML, append_text, break_lines, local_name, parse_xml, render_xml
from diglot.message import Message
from diglot.terms import Naming, Term, Termbase

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_T = f"{{{NAMESPACE}}}"
_STATUS = "administrativeStatus"
_PREFERRED, _ADMITTED, _REJECTED = (f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated"))
_SUPERSEDED = "supersededTerm-admn-sts"
_KEPT = frozenset({"term", "termNote", "descrip", "admin", "note", "p", "ref", "title"})


@dataclass(frozen=True, slots=True)
class ForeignName:
    """A name that a file gives a concept."""

    text: str
    reasons: tuple[tuple[str, str], ...] = ()
    """Of a rejected name: why, by language."""


@dataclass(frozen=True, slots=True)
class ForeignNaming:
    """A concept in one language, as a file has it."""

    language: str
    line: int
    name: str = ""
    admitted: tuple[str, ...] = ()
    rejected: tuple[ForeignName, ...] = ()
    definition: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ForeignConcept:
    """A concept as a file has it."""

    key: str
    line: int
    namings: tuple[ForeignNaming, ...]
    related: tuple[str, ...] = ()
    """The keys of related concepts."""


def write_tbx(termbase: Termbase, languages: Sequence[str], title: str) -> bytes:
    """All concepts, in the order of the termbase; `languages` are those of the edition, the source language first."""
    root = etree.Element(f"{_T}tbx", nsmap={None: NAMESPACE}, style="dca", type="TBX-Basic")
    root.set(f"{XML}lang", languages[0])
    header = etree.SubElement(etree.SubElement(root, f"{_T}tbxHeader"), f"{_T}fileDesc")
    etree.SubElement(etree.SubElement(header, f"{_T}sourceDesc"), f"{_T}p").text = visible(title or "Termbase")
    body = etree.SubElement(etree.SubElement(root, f"{_T}text"), f"{_T}body")
    for term in termbase.terms.values():
        _add_concept(body, term, languages)
    break_lines(root, keep=_KEPT)
    return render_xml(root)


def _add_concept(body: Any, term: Term, languages: Sequence[str]) -> None:
    concept = etree.SubElement(body, f"{_T}conceptEntry", id=_id(term.key))
    for key in term.related:
        reference = etree.SubElement(concept, f"{_T}ref", type="crossReference", target=_id(key))
        reference.text = key
    for source in term.sources:
        citation = ", ".join(
            filter(None, (source.author, source.title, source.container, str(source.year), source.url))
        )
        etree.SubElement(concept, f"{_T}admin", type="source").text = visible(citation)
    for language in languages:
        if language in term.namings:
            _add_naming(concept, language, term.namings[language])


def _id(key: str) -> str:
    """An id of XML, which begins with no digit."""
    return f"_{key}" if key[0].isdigit() else key


def _key(identifier: str) -> str:
    """The inverse of `_id`; some tools write the target of a reference as an address in the file."""
    return identifier.removeprefix("#").removeprefix("_")


def _add_naming(concept: Any, language: str, naming: Naming) -> None:
    section = etree.SubElement(concept, f"{_T}langSec")
    section.set(f"{XML}lang", language)
    if naming.definition:
        group = etree.SubElement(section, f"{_T}descripGrp")
        append_text(etree.SubElement(group, f"{_T}descrip", type="definition"), visible(naming.definition))
    if naming.note:
        append_text(etree.SubElement(section, f"{_T}note"), visible(naming.note))
    _add_name(section, naming.name, _PREFERRED)
    for name in naming.admitted:
        _add_name(section, name, _ADMITTED)
    for rejection in naming.rejected:
        rejected = _add_name(section, rejection.name, _REJECTED)
        for code, reason in rejection.reasons.items():
            note = etree.SubElement(rejected, f"{_T}note")
            note.set(f"{XML}lang", code)
            note.text = visible(reason)


def _add_name(section: Any, name: str, status: str) -> Any:
    section_of_term = etree.SubElement(section, f"{_T}termSec")
    etree.SubElement(section_of_term, f"{_T}term").text = visible(name)
    etree.SubElement(section_of_term, f"{_T}termNote", type=_STATUS).text = status
    return section_of_term


def read_tbx(data: bytes, name: str) -> list[ForeignConcept]:
    """The concepts of a file. Raises InputError for a file that is not TBX of the second edition, in the style DCA."""
    root = parse_xml(data, name)
    if local_name(root) != "tbx" or root.get("style", "dca") != "dca":
        fact = Message("the file is not TBX in the style DCA (ISO 30042:2019)")
        raise InputError(fact, Message("Export it from your terminology tool as TBX-Basic, version 3."), name, 1)
    return [_read_concept(concept) for concept in root.iter(f"{_T}conceptEntry")]


def _read_concept(concept: Any) -> ForeignConcept:
    namings = tuple(_read_naming(element) for element in concept.iterfind(f"{_T}langSec"))
    refs = [
        element.get("target", "") for element in concept.iterfind(f"{_T}ref") if element.get("type") == "crossReference"
    ]
    related = tuple(dict.fromkeys(_key(target) for target in refs))
    return ForeignConcept(_key(concept.get("id", "")), concept.sourceline or 0, namings, related)


def _read_naming(section: Any) -> ForeignNaming:
    names: dict[str, list[ForeignName]] = {_PREFERRED: [], _ADMITTED: [], _REJECTED: []}
    for element in section.iterfind(f"{_T}termSec"):
        text = _text_of(element.find(f"{_T}term"))
        notes = {note.get("type"): _text_of(note) for note in element.iter(f"{_T}termNote")}
        status = notes.get(_STATUS, _ADMITTED if names[_PREFERRED] else _PREFERRED)
        status = _REJECTED if status == _SUPERSEDED else status
        reasons = tuple((note.get(f"{XML}lang", ""), _text_of(note)) for note in element.iterfind(f"{_T}note"))
        if text:
            names.setdefault(status, []).append(ForeignName(text, reasons if status == _REJECTED else ()))
    preferred, *others = [*names[_PREFERRED], *names[_ADMITTED]] or [ForeignName("")]
    return ForeignNaming(
        section.get(f"{XML}lang", ""),
        section.sourceline or 0,
        preferred.text,
        tuple(element.text for element in others),
        tuple(names[_REJECTED]),
        _text_of(
            next((element for element in section.iter(f"{_T}descrip") if element.get("type") == "definition"), None)
        ),
        _text_of(section.find(f"{_T}note")),
    )


def _text_of(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
