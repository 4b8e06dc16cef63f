"""A Word document as a page of Markdown: headings, paragraphs, lists and cells; nothing in it is run or followed."""

import io
from collections.abc import Iterator
from typing import Any

from diglot.errors import InputError
from diglot.plain_text import BlockKind, TextBlock, TextPage, render_page

_CURE = "Save it as a Word document (.docx), or as plain text."


def read_word_page(data: bytes, name: str) -> str:
    """The text of a document as Markdown; `diglot.exchange.zip_files.check_package` has looked through it. Raises
    InputError if it is no document, or if the library that reads it is not installed."""
    try:
        import docx  # late: it is in the extra `exchange`
    except ModuleNotFoundError:
        cure = "Install it: pip install 'diglot[exchange]'."
        raise InputError("python-docx, which reads Word documents, is not installed", cure, name) from None
    try:
        blocks = list(_blocks(docx.Document(io.BytesIO(data))))
    except Exception as error:  # the library raises whatever its parts do
        raise InputError(f"the file is no Word document: {error}", _CURE, name) from None
    title = blocks.pop(0).lines[0] if blocks and blocks[0].kind is BlockKind.TITLE else ""
    if not title and not blocks:
        raise InputError("the document has no text", "Name another one.", name)
    page = render_page(TextPage(title or "-", blocks), title)
    return page if title else page.partition("\n\n")[2]


def _blocks(document: Any) -> Iterator[TextBlock]:
    items: list[str] = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            yield from _ended(items)
            for row in part.rows:
                for cell in row.cells:
                    yield from (TextBlock(BlockKind.PARAGRAPH, (text,)) for text in _lines(cell.text))
            continue
        style = str(part.style.name if part.style is not None else "").lower()
        text = " ".join(_lines(part.text))
        if not text:
            continue
        if style.startswith("list") or (part._p.pPr is not None and part._p.pPr.numPr is not None):
            items.append(text)
            continue
        yield from _ended(items)
        is_title = style.startswith("heading") or style == "title"
        yield TextBlock(BlockKind.TITLE if is_title else BlockKind.PARAGRAPH, (text,))
    yield from _ended(items)


def _ended(items: list[str]) -> Iterator[TextBlock]:
    """The list that ends here, if there is one."""
    if items:
        yield TextBlock(BlockKind.LIST, tuple(items))
        items.clear()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
