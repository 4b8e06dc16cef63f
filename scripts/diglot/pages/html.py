"""Raw HTML: where a block of it ends, and the texts in it.

The names are those of Python-Markdown's `util.BLOCK_LEVEL_ELEMENTS`: between their tags it leaves text as it is.
"""

import re
from collections.abc import Iterator

_BLOCKS = """
    address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header
    hgroup hr main menu nav ol p pre section table ul canvas colgroup dd body dt group html iframe li legend math map
    noscript output object option progress script style summary tbody td textarea tfoot th thead tr video center
"""
BLOCKS = frozenset(_BLOCKS.split())
OPAQUE = frozenset(("script", "style", "pre", "textarea", "math", "svg", "iframe", "canvas", "object", "video"))
"""Elements whose content is not text for translators."""
_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
TAG = re.compile(rf"<(/?)([A-Za-z][\w:-]*){_ATTRIBUTES}>")
MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?:1|block|span|markdown)?\b[\"']?)?(?=[\s/>])")
_TOKEN = re.compile(
    rf"<!--.*?-->|<\?.*?\?>|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*){_ATTRIBUTES}>"
    r"|\n[ \t]*(?P<fence>`{3,}|~{3,})|\n[ \t]*\r?(?=\n)",
    re.DOTALL,
)
_SAYS = re.compile(rf"<(?![^>]*\s(?:alt|title|aria-label)\s*=\s*[\"']?[^\"'\s>])/?[A-Za-z]{_ATTRIBUTES}>")


def block_end(text: str, start: int, name: str, limit: int) -> int:
    """Where the element `name` that opens at `start` closes; where the next blank line is if it never does."""
    if name == "hr":
        found = TAG.match(text, start, limit)
        return found.end() if found else limit
    depth = 0
    for tag in re.finditer(rf"<(/?){name}(?=[\s/>]){_ATTRIBUTES}>", text[start:limit], re.IGNORECASE):
        depth += -1 if tag[1] else 0 if tag[0].endswith("/>") else 1
        if depth <= 0:
            return start + tag.end()
    blank = re.compile(r"\n[ \t]*\r?(?=\n|\Z)").search(text, start, limit)
    return blank.start() if blank else limit


def find_texts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The texts between the block-level tags of `text[start:end]`: inline tags are part of them."""
    begin = at = start
    while token := _TOKEN.search(text, at, end):
        name = (token["name"] or "").lower()
        at = token.end()
        if token["fence"]:
            closing = re.compile(rf"\n[ \t]*{token['fence']}[ \t]*\r?(?=\n|\Z)").search(text, at, end)
            if closing is None:
                continue
            at = closing.end()
        elif name in OPAQUE and not token["close"] and not token[0].endswith("/>"):
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at, end)
            at = closing.end() if closing else end
        elif name and name not in BLOCKS:
            continue
        yield from _said(text, begin, token.start())
        begin = at
    yield from _said(text, begin, end)


def _said(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    content = piece.strip()
    if content and _SAYS.sub("", content).strip():
        begin = start + len(piece) - len(piece.lstrip())
        yield begin, begin + len(content)
