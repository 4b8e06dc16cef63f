"""Divide a plain text into pages of Markdown by its layout: titles, paragraphs, verse, quotations, lists and page
breaks.

    decode_text(bytes)  -> text, encoding     by chardet, and by the language if that is known
    cut_text(text)      -> TextPages
    render_page(page)   -> Markdown
    as_markdown(text)   -> Markdown that shows just this text

Plain texts follow few conventions. These are told apart by looking at the whole text: paragraphs are separated by blank
lines, or begin with an indented line, or are one long line each; lines that end long before the margin are kept. What
is not sure stays a paragraph. No word is lost, added or moved. Signs that Markdown would take for markup are escaped.

Reading order: `decoding`, `text_block`, `text_lines` (lines to blocks), `text_titles`, `text_lists`, `text_pages`,
`text_markdown`.
"""

from diglot.plain_text.decoding import decode_text
from diglot.plain_text.text_block import BlockKind, TextBlock, TextPage
from diglot.plain_text.text_markdown import as_markdown, render_page, slug
from diglot.plain_text.text_pages import cut_text

__all__ = ["BlockKind", "TextBlock", "TextPage", "as_markdown", "cut_text", "decode_text", "render_page", "slug"]
