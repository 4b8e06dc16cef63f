"""Files that come back after an edit in the libraries by which office programs' files are read and written."""

import io
from copy import deepcopy
from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from exchange_edition import edit_catalog, entries, exchange_of, make_files, take
from openpyxl import Workbook, load_workbook

from diglot.exchange import FORMATS, TakenBack, reader_of, writer_of


def saved(document: Any) -> bytes:
    """A workbook or document as a file."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def sheet_of(files: Any) -> tuple[Workbook, Any, dict[str, int]]:
    """The exported workbook, its sheet, and the rows of the units by the first word of their source."""
    book = load_workbook(io.BytesIO(writer_of(FORMATS["xlsx"])(exchange_of(files))))
    sheet = book.worksheets[0]
    return book, sheet, {str(sheet.cell(row, 3).value).split()[0]: row for row in range(2, sheet.max_row + 1)}


def facts(taken: TakenBack) -> list[str]:
    """What was refused."""
    return [problem.fact for problem in taken.problems]


def test_a_workbook_may_be_sorted_hidden_widened_and_lie_behind_another_sheet() -> None:
    """Only what was translated changes."""
    files = make_files()
    book, sheet, rows = sheet_of(files)
    sheet.cell(rows["All"], 4).value = "各种😀代码 مرحبا"
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(cells), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
            sheet.cell(number, column).data_type = "s" if value is not None else "n"
    sheet.delete_rows(4)
    sheet.column_dimensions["B"].hidden = True
    sheet.insert_cols(1)
    sheet.cell(1, 1).value = "my column"
    book.create_sheet("Notes", 0)["A1"] = "Read this first"

    taken = take(files, reader_of(FORMATS["xlsx"])(saved(book), "back.xlsx"))

    assert facts(taken) == []
    assert (taken.translated, entries(files)["All"].target) == (1, "各种😀代码 مرحبا")


def test_what_is_no_text_in_a_workbook_is_named() -> None:
    """Formulas, dates, truth values, new rows with a text, merged cells; all others are taken."""
    files = make_files()
    book, sheet, rows = sheet_of(files)
    sheet.cell(rows["All"], 4).value = "=1+1"
    sheet.cell(rows["Some"], 4).value = datetime(2024, 5, 1)
    sheet.cell(rows["![A"], 4).value = True
    sheet.cell(sheet.max_row + 1, 4).value = "一段新的话"
    sheet.merge_cells(start_row=rows["First"], end_row=rows["First"], start_column=3, end_column=4)

    taken = take(files, reader_of(FORMATS["xlsx"])(saved(book), "back.xlsx"))

    assert len(taken.problems) == 5
    assert "it is a formula" in " ".join(facts(taken))
    assert sum("it is a date, a time or a truth value" in fact for fact in facts(taken)) == 2
    assert any("the row has a text, but no id of a unit" in fact for fact in facts(taken))
    assert any("has no translation here" in fact for fact in facts(taken))
    assert taken.translated == 0


def test_a_document_may_have_comments_of_word_and_recorded_changes() -> None:
    """Insertions count, deletions do not; a comment becomes one of the unit, with its author."""
    files = make_files()
    document: Any = Document(io.BytesIO(writer_of(FORMATS["docx"])(exchange_of(files))))
    cells = {row.cells[1].text.split()[0]: row.cells for row in document.tables[0].rows[1:]}
    paragraph = cells["All"][2].paragraphs[0]
    run = paragraph.runs[0]
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    for each in (inserted, deleted):
        each.set(qn("w:id"), "7")
        each.set(qn("w:author"), "Li")
    new = deepcopy(run._r)
    new.text = "所有种类的代码"
    run._r.addprevious(inserted)
    inserted.append(new)
    run._r.addprevious(deleted)
    deleted.append(run._r)
    for text in deleted.iter(qn("w:t")):
        text.tag = qn("w:delText")
    document.add_comment(cells["Some"][2].paragraphs[0].runs, "太长了？", "Li Hua", "LH")
    document.add_paragraph("Thank you!")
    document.tables[0].add_row().cells[2].text = "多余的一行"

    taken = take(files, reader_of(FORMATS["docx"])(saved(document), "back.docx"))

    assert facts(taken) == [f"table 1, row {len(document.tables[0].rows)}: the row has a text, but no id of a unit"]
    assert (taken.translated, entries(files)["All"].target) == (1, "所有种类的代码")
    assert entries(files)["Some"].comments == ("Li Hua: 太长了？",)


def test_merged_cells_of_a_document_are_named() -> None:
    """Of which row the text is cannot be told any more."""
    files = make_files()
    document: Any = Document(io.BytesIO(writer_of(FORMATS["docx"])(exchange_of(files))))
    row = document.tables[0].rows[1]
    row.cells[0].merge(row.cells[2])

    taken = take(files, reader_of(FORMATS["docx"])(saved(document), "back.docx"))

    assert facts(taken) == ["table 1, row 2: the row has a text, but no id of a unit"]
    assert not taken.catalogs


def test_a_long_text_and_control_characters_come_back() -> None:
    """Through a workbook that another program has opened and saved."""
    files = make_files()
    long = "a\x1bb " + "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(20_000))
    edit_catalog(files, lambda entry: entry.edit(comments=(long,)) if entry.source.startswith("All") else entry)
    book, sheet, rows = sheet_of(files)
    comment = sheet.cell(rows["All"], 6)
    assert len(comment.value) > 20_000
    sheet.cell(rows["All"], 4).value = "代码，" * 5

    taken = take(files, reader_of(FORMATS["xlsx"])(saved(book), "back.xlsx"))

    assert facts(taken) == []
    assert entries(files)["All"].target == "代码，" * 5
    assert entries(files)["All"].comments == (long,)
