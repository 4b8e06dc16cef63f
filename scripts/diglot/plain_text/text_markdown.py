"""A page of a plain text as Markdown."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from html import escape
from itertools import pairwise

from diglot.plain_text.text_block import BlockKind, ItemMark, TextBlock, TextPage

_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef\u3000-\u303f]")
_MARKUP = re.compile(r"[\\`*_\[\]{<]|&(?=\w+;|#\w)|~(?=~)")
_LEADING = re.compile(
    r"(?:\d{1,9})?(?P<sign>(?<=\d)[.)](?=\s|$)|(?<!\d)(?:#{1,6}|[+-])(?=\s|$)|(?<!\d)(?:[>=:~]|-+\s*$|!!!|\?\?\?))"
)
_BY_NUMBER = frozenset("<&~=:?")
"""Signs that a backslash does not keep from being markup in Python-Markdown, which would show the backslash."""
_BREAK = "  \n"
_EMPHASIS = re.compile(r"(?<![\w_\\])_(?=[^\W_])([^_*\\`<>\[\]&{]{1,200}?)(?<=[^\W_])_(?![\w_])")
"""`_so_`, as plain texts write what was in italics."""


def render_page(page: TextPage, name: str) -> str:
    """A page as Markdown; `name` is its title if it has none."""
    text = f"# {as_markdown(page.title or name)}"
    for before, block in pairwise([None, *page.blocks]):
        assert block is not None
        is_one = before is not None and before.kind is block.kind is BlockKind.QUOTE
        text += ("\n>\n" if is_one else "\n\n") + _render(block)
    return f"{text}\n"


def _render(block: TextBlock) -> str:
    if block.kind is BlockKind.TITLE:
        return f"{'#' * block.level} {as_markdown(' '.join(block.lines))}"
    if block.kind is BlockKind.LIST:
        return "\n".join(_item(mark, text) for mark, text in zip(block.items, block.lines, strict=True))
    if block.kind is BlockKind.TABLE:
        head, *rows = (_row(line.split("\t")) for line in block.lines)
        return "\n".join([head, "|" + " --- |" * (block.lines[0].count("\t") + 1), *rows])
    if block.kind is BlockKind.BREAK:
        return "* * *"
    text = _lines(block.lines, block.kept)
    if block.kind is BlockKind.QUOTE:
        return "\n".join(f"{'> ' * block.level}{line}" for line in text.split("\n"))
    return text


def _item(mark: ItemMark, text: str) -> str:
    """An item of a list. Markdown counts numbers itself; it has no other counts, so letters stay in the text."""
    number = mark.text.strip("().、")
    if mark.is_counted:
        sign = f"{number}. "
    else:
        sign = "- "
        text = f"{mark.text} {text}" if number.isalnum() and mark.text != "o" else text
    indent = "    " * mark.depth
    return indent + sign + f"{_BREAK}{indent}    ".join(as_markdown(line) for line in text.split("\n"))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(as_markdown(cell).replace("|", "&#124;") for cell in cells) + " |"


def _lines(lines: Sequence[str], kept: Collection[int]) -> str:
    """Lines as one, broken where they are kept."""
    parts: list[list[str]] = [[]]
    for i, line in enumerate(lines):
        parts[-1].append(line)
        if i in kept:
            parts.append([])
    texts = [as_markdown(joined(part)) for part in parts]
    return _BREAK.join(text for text in texts if text)


def joined(lines: Sequence[str]) -> str:
    """Lines as one: with a blank between words, none between Chinese or Japanese characters."""
    text = ""
    for line in (line.strip() for line in lines):
        is_close = bool(text) and bool(line) and bool(_HAN.match(text[-1]) and _HAN.match(line[0]))
        text += line if not text or is_close else f" {line}"
    return text


def slug(title: str) -> str:
    """The name of a file for a title: its Latin letters and digits; empty if it has none."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words[:8])


def as_markdown(text: str) -> str:
    """A text in which Markdown finds no markup but its own emphasis."""
    parts = []
    at = 0
    for found in _EMPHASIS.finditer(text):
        parts += [_MARKUP.sub(_literal, text[at : found.start()]), f"*{found[1]}*"]
        at = found.end()
    text = "".join(parts) + _MARKUP.sub(_literal, text[at:])
    if (leading := _LEADING.match(text)) is None:
        return text
    start = leading.start("sign")
    return text[:start] + _literal(text[start]) + text[start + 1 :]


def _literal(sign: re.Match[str] | str) -> str:
    """A sign as Markdown that shows it."""
    sign = sign[0]
    return escape(sign) if sign in "<&" else f"&#{ord(sign)};" if sign in _BY_NUMBER else f"\\{sign}"
