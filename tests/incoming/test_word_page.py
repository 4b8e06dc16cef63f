"""A Word document as a page of Markdown."""

import io

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from diglot.incoming.word_page import read_word_page


def test_recorded_changes_merged_cells_and_nested_lists() -> None:
    """What was inserted counts, what was deleted does not; a merged cell is read once; lists keep their depth."""
    document = Document()
    document.add_heading("渡船", 0)
    paragraph = document.add_paragraph("船从")
    for name, text, tag in (("w:ins", "四号", "w:t"), ("w:del", "三号", "w:delText")):
        change, run, its = OxmlElement(name), OxmlElement("w:r"), OxmlElement(tag)
        its.text = text
        run.append(its)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run("码头出发。\n第二行")
    for text, level in (("请带", 0), ("现金", 1), ("证件", 1), ("可以带狗", 0)):
        item = document.add_paragraph(text, "List Bullet")
        number, depth = OxmlElement("w:numPr"), OxmlElement("w:ilvl")
        depth.set(qn("w:val"), str(level))
        number.append(depth)
        item._p.get_or_add_pPr().append(number)
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "时刻表"
    table.cell(1, 0).text, table.cell(1, 1).text = "早上", "九点"
    data = io.BytesIO()
    document.save(data)

    assert read_word_page(data.getvalue(), "a.docx") == (
        "# 渡船\n\n船从四号码头出发。 第二行\n\n- 请带\n    - 现金\n    - 证件\n- 可以带狗\n\n时刻表\n\n早上\n\n九点\n"
    )
