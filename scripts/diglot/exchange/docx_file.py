"""A document of Word for reviewers: both languages side by side, with a column for comments (ECMA-376), by python-docx.

Markup is grey. A translation that is changed here is no longer fuzzy. Insertions and deletions that Word has recorded
are read as if they were accepted; its comments count as those of their unit.
"""

import io
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

from diglot.errors import InputError
from diglot.exchange.inline_codes import LoneCode, Node, read_codes
from diglot.exchange.unit import Exchange, ExchangedUnit, NoUnitsError, Returned, ReturnedUnit, base_of_target
from diglot.exchange.unit_rows import STATES, row_without_unit
from diglot.exchange.zip_files import check_package, escape_characters, unescape_characters, without_times
from diglot.incoming import IncomingText
from diglot.message import Message

_UNIT = re.compile(r"(p[0-9a-z]{5})\s*(\w*)\s*([0-9a-f]{12}-[0-9a-f]{12})?")
_LANGUAGE = re.compile(r"(\w+) \[([\w-]+)\]")
_RUN, _PROPERTIES, _TEXT = qn("w:r"), qn("w:rPr"), qn("w:t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LOOK_GREY = qn("w:color"), {qn("w:val"): "808080"}
_LOOK_HIDDEN = qn("w:vanish"), dict[str, str]()
_CONTROLS = re.compile(r"([\t\n\r])")
_SIGNS = {"\t": qn("w:tab"), "\n": qn("w:br"), "\r": qn("w:br")}
_WIDTHS = (Cm(2.2), Cm(10), Cm(10), Cm(4))


def write_docx(exchange: Exchange) -> bytes:
    """A document with a table for each page."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    document.styles["Normal"].font.size = Pt(10)
    pages: dict[str, list[ExchangedUnit]] = {}
    for unit in exchange.units:
        pages.setdefault(unit.page, []).append(unit)
    for page, units in pages.items():
        _add_page(document, escape_characters(page), units, exchange)
    data = io.BytesIO()
    document.save(data)
    return without_times(data.getvalue())


def _add_page(document: Any, page: str, units: list[ExchangedUnit], exchange: Exchange) -> None:
    document.add_heading(page, 1)
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    table.autofit = False
    (head,) = table._tbl.tr_lst
    for cell, width in zip(head.tc_lst, _WIDTHS, strict=True):
        cell.width = width
    empty = deepcopy(head)
    languages = (f"source [{exchange.source}]", f"target [{exchange.target}]", "comment")
    for cell, text in zip(head.tc_lst, (page, *languages), strict=True):
        _add_run(cell, text)
    for unit in units:
        row = deepcopy(empty)
        about, source, target, comment = row.tc_lst
        _add_run(about, unit.id, _LOOK_GREY)
        _add_run(about, f" {unit.state}", _LOOK_GREY)
        _add_run(about, f" {unit.base}", _LOOK_HIDDEN)
        _add_nodes(source, read_codes(escape_characters(unit.source)))
        _add_nodes(target, read_codes(escape_characters(unit.target)))
        _add_run(comment, escape_characters("\n".join(unit.comments)))
        table._tbl.append(row)


def _add_nodes(cell: Any, nodes: tuple[Node, ...]) -> None:
    for node in nodes:
        if isinstance(node, str):
            _add_run(cell, node)
        elif isinstance(node, LoneCode):
            _add_run(cell, node.text, _LOOK_GREY)
        else:
            _add_run(cell, node.opening, _LOOK_GREY)
            _add_nodes(cell, node.inside)
            _add_run(cell, node.closing, _LOOK_GREY)


def _add_run(cell: Any, text: str, look: tuple[str, Mapping[str, str]] | None = None) -> None:
    """Add a text to the only paragraph of a cell. (python-docx would take ten times as long for it.)"""
    run = etree.SubElement(cell[-1], _RUN)
    if look is not None:
        etree.SubElement(etree.SubElement(run, _PROPERTIES), look[0], look[1])
    for piece in _CONTROLS.split(text):
        if sign := _SIGNS.get(piece):
            etree.SubElement(run, sign)
        elif piece:
            element = etree.SubElement(run, _TEXT)
            element.text = piece
            if piece != piece.strip():
                element.set(_SPACE, "preserve")


def read_docx(data: bytes, name: str) -> Returned:
    """The units of a document (`ReadReturned`)."""
    check_package(data, name)
    try:
        document = Document(io.BytesIO(data))
    except Exception as error:  # python-docx raises whatever comes
        raise InputError(
            Message("the file is no document of Word: {}", error), Message("Save it as .docx."), name
        ) from error
    units, problems, languages = list[ReturnedUnit](), list[InputError](), {"source": "", "target": ""}
    said = _comments(document)
    for number, table in enumerate(document.tables, 1):
        rows = [[_text(cell) for cell in row.tc_lst] for row in table._tbl.tr_lst]
        notes = [[said[each] for each in _comment_ids(row) if each in said] for row in table._tbl.tr_lst]
        if not rows or len(rows[0]) < 3:
            continue
        page, *head = rows[0]
        for text in head:
            if (found := _LANGUAGE.fullmatch(text.strip())) and found[1] in languages:
                languages[found[1]] = found[2]
        for place, (row, its) in enumerate(zip(rows[1:], notes[1:], strict=True), 2):
            where = Message("table {}, row {}", number, place)
            if (found_unit := _unit(row, its, page.strip(), where)) is not None:
                units.append(found_unit)
            elif any(text.strip() for text in row):
                problems.append(row_without_unit(where, name))
    if not units:
        cure = Message("Keep the tables of the export.")
        raise NoUnitsError(Message("the file has no table of units"), cure, name)
    return Returned(name, languages["source"], languages["target"], tuple(units), tuple(problems))


def _unit(row: list[str], notes: list[str], page: str, place: str) -> ReturnedUnit | None:
    """The unit of a row with the comments of Word on it; None if it does not say which."""
    about = _UNIT.match(row[0].strip())
    if about is None or len(row) < 3:
        return None
    comments = tuple(line for text in (*row[3:4], *notes) for line in text.splitlines() if line.strip())
    base = about[3] or ""
    is_fuzzy = about[2] == STATES[1] and (not base or base.endswith(base_of_target(row[2], True)))
    return ReturnedUnit(IncomingText(row[1], row[2], page, about[1], is_fuzzy, comments), base, place)


def _comments(document: Any) -> dict[str, str]:
    """The comments that reviewers have written with Word itself, by their numbers, with their authors."""
    said = {}
    for each in document.comments:
        text = " ".join(unescape_characters(each.text).split())
        said[str(each.comment_id)] = f"{each.author}: {text}" if each.author.strip() else text
    return {number: text for number, text in said.items() if text}


def _comment_ids(row: Any) -> list[str]:
    return [str(each.get(qn("w:id"))) for each in row.iter(qn("w:commentReference"))]


def _text(cell: Any) -> str:
    """The text of a cell, with what is inserted and without what is deleted; paragraphs are lines."""
    return unescape_characters("\n".join("".join(_pieces(paragraph)) for paragraph in cell.iter(qn("w:p"))))


_GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")}


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:tab"):
            yield "\t"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "\u2011"
        else:
            yield from _pieces(child)
