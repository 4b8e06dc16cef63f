"""The pages of a plain text."""

from collections.abc import Iterator, Sequence

from diglot.plain_text.text_block import BlockKind, TextBlock, TextPage
from diglot.plain_text.text_lines import text_blocks
from diglot.plain_text.text_lists import find_lists
from diglot.plain_text.text_titles import find_titles

_BIG_PAGE = 3000
"""The least average of characters in a chapter for which each chapter becomes a page."""


def cut_text(text: str) -> list[TextPage]:
    """The pages of a text; none if there is nothing in it."""
    blocks = list(find_lists(_settle_breaks(find_titles(list(text_blocks(text))))))
    pages: list[TextPage] = []
    is_new = True
    for block in blocks:
        if block.kind is BlockKind.BREAK and not block.lines:
            is_new = True
        elif is_new and block.kind is not BlockKind.BREAK:
            title = " ".join(block.lines) if block.kind is BlockKind.TITLE else ""
            pages.append(TextPage(title, [] if title else [block]))
            is_new = False
        elif not is_new:
            pages[-1].blocks.append(block)
    for page in pages:
        while page.blocks and page.blocks[-1].kind is BlockKind.BREAK:
            page.blocks.pop()
    return [page for uncut in pages for page in _by_chapters(uncut)] if len(pages) == 1 else pages


def _settle_breaks(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks, where a break without lines ends a page, and one with a line is a rule within it.

    A rule or form feed ends a page, unless the text has several titles and none of them follows one: then the rules
    divide scenes, and the form feeds are those of a printer.
    """
    titles = {i for i, block in enumerate(blocks) if block.kind is BlockKind.TITLE}
    drawn = [i for i, block in enumerate(blocks) if block.kind is BlockKind.BREAK and block.lines]
    is_within = len(titles) > 1 and not any(i + 1 in titles for i in drawn)
    for block in blocks:
        if block.kind is not BlockKind.BREAK or not block.lines:
            yield block
        elif not is_within:
            yield TextBlock(BlockKind.BREAK)
        elif block.lines != ("\f",):
            yield block


def _by_chapters(page: TextPage) -> Iterator[TextPage]:
    """A page that is long, and has chapters, cut at their titles."""
    chapters = bool(page.title) + sum(block.kind is BlockKind.TITLE and block.level == 2 for block in page.blocks)
    if chapters < 2 or page.size < _BIG_PAGE * chapters:
        yield page
        return
    current = TextPage(page.title)
    for block in page.blocks:
        if block.kind is BlockKind.TITLE and block.level == 2:
            if current.title or current.blocks:
                yield current
            current = TextPage(" ".join(block.lines))
        else:
            current.blocks.append(block)
    yield current
