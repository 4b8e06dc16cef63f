"""A Word document as a page of Markdown: headings, paragraphs, lists and cells; nothing in it is run or followed."""

import io
from collections.abc import Iterator
from typing import Any

from diglot.errors import InputError
from diglot.message import Message
from diglot.plain_text import BlockKind, ItemMark, TextBlock, TextPage, render_page

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t", f"{_WORD}noBreakHyphen": "\u2011"}
_GONE = {f"{_WORD}{name}" for name in ("del", "moveFrom", "pPr", "rPr")}
_CURE = Message("Save it as a Word document (.docx), or as plain text.")


def read_word_page(data: bytes, name: str, untitled: str = "") -> str:
    """The text of a document as Markdown; `diglot.exchange.zip_files.check_package` has looked through it.

    `untitled` is the title of a document that has none; without it, its page has none. Raises InputError if it is no
    document, or if the library that reads it is not installed.
    """
    try:
        import docx  # late: it is in the extra `exchange`
    except ModuleNotFoundError:
        cure = Message("Install it: pip install 'diglot[exchange]'.")
        raise InputError(Message("python-docx, which reads Word documents, is not installed"), cure, name) from None
    try:
        blocks = list(_blocks(docx.Document(io.BytesIO(data))))
    except Exception as error:  # the library raises whatever its parts do
        raise InputError(Message("the file is no Word document: {}", error), _CURE, name) from None
    title = blocks.pop(0).lines[0] if blocks and blocks[0].kind is BlockKind.TITLE else ""
    title = title or (untitled if blocks else "")
    if not title and not blocks:
        raise InputError(Message("the document has no text"), Message("Name another one."), name)
    page = render_page(TextPage(title or "-", blocks), title)
    return page if title else page.partition("\n\n")[2]


def _blocks(document: Any) -> Iterator[TextBlock]:
    items: list[tuple[str, int]] = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            yield from _ended(items)
            for cell in part._tbl.iter(f"{_WORD}tc"):
                texts = [line for paragraph in cell.findall(f"{_WORD}p") for line in _lines(_text(paragraph))]
                yield from (TextBlock(BlockKind.PARAGRAPH, (text,)) for text in texts)
            continue
        style = str(part.style.name if part.style is not None else "").lower()
        text = " ".join(_lines(_text(part._p)))
        if not text:
            continue
        number = part._p.find(f"{_WORD}pPr/{_WORD}numPr")
        if style.startswith("list") or number is not None:
            level = number.find(f"{_WORD}ilvl") if number is not None else None
            items.append((text, int(level.get(f"{_WORD}val")) if level is not None else 0))
            continue
        yield from _ended(items)
        is_title = style.startswith("heading") or style == "title"
        yield TextBlock(BlockKind.TITLE if is_title else BlockKind.PARAGRAPH, (text,))
    yield from _ended(items)


def _ended(items: list[tuple[str, int]]) -> Iterator[TextBlock]:
    """The list that ends here, if there is one. An item is at most one level deeper than the one before it."""
    marks, depth = [], -1
    for _, level in items:
        depth = min(level, depth + 1)
        marks.append(ItemMark("-", depth, False))
    if items:
        yield TextBlock(BlockKind.LIST, tuple(text for text, _ in items), items=tuple(marks))
        items.clear()


def _text(paragraph: Any) -> str:
    """The text of a paragraph as if all recorded changes were accepted: with what was inserted."""
    return "".join(_SIGNS.get(each.tag, each.text or "") for each in _readable(paragraph))


def _readable(element: Any) -> Iterator[Any]:
    """What holds text, without what was deleted or moved elsewhere, and without the properties of the paragraph."""
    for child in element:
        if child.tag == f"{_WORD}t" or child.tag in _SIGNS:
            yield child
        elif child.tag not in _GONE:
            yield from _readable(child)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
