"""Raw HTML: where its blocks end, and the texts in it.

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
ATTRIBUTES = r"""(?>(?:[^<>"']++|"[^"]*+"|'[^']*+')*)"""
TAG = re.compile(rf"<(/?)([A-Za-z][\w:-]*+){ATTRIBUTES}>")
MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?:1|block|span|markdown)?\b[\"']?)?(?=[\s/>])")
_TOKEN = re.compile(
    rf"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*+){ATTRIBUTES}>|(?P<opaque><!--|<\?)"
    r"|\n[ \t]*(?P<fence>`{3,}|~{3,})|\n[ \t]*\r?(?=\n)",
)
_CLOSER = {"<!--": "-->", "<?": "?>"}
_SAYS_SOMETHING = re.compile(r"\s(?:alt|title|aria-label)\s*=\s*[\"']?[^\"'\s>]")


def match_tags(text: str, name: str) -> dict[int, int]:
    """Where each element `name` of a page ends, by where it begins; one that is never closed is not in it."""
    ends: dict[int, int] = {}
    open_at: list[int] = []
    for tag in re.finditer(rf"<(/?){name}(?=[\s/>]){ATTRIBUTES}>", text, re.IGNORECASE):
        if name == "hr" or tag[0].endswith("/>"):
            ends[tag.start()] = tag.end()
        elif not tag[1]:
            open_at.append(tag.start())
        elif open_at:
            ends[open_at.pop()] = tag.end()
    return ends


def find_texts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The texts between the block-level tags of `text[start:end]`: inline tags are part of them."""
    begin = at = start
    while token := _TOKEN.search(text, at, end):
        name = (token["name"] or "").lower()
        at = token.end()
        if opaque := token["opaque"]:
            closing_at = text.find(_CLOSER[opaque], at, end)
            if closing_at < 0:
                continue
            at = closing_at + len(_CLOSER[opaque])
        elif token["fence"]:
            closing = re.compile(rf"\n[ \t]*{token['fence']}[ \t]*\r?(?=\n|\Z)").search(text, at, end)
            if closing is None:
                continue
            at = closing.end()
        elif name in OPAQUE and not token["close"] and not token[0].endswith("/>"):
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at, end)
            at = closing.end() if closing else end
        elif name and name not in BLOCKS:
            continue
        yield from _find_content(text, begin, token.start())
        begin = at
    yield from _find_content(text, begin, end)


def _find_content(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    content = piece.strip()
    if content and TAG.sub(lambda tag: "text" if _SAYS_SOMETHING.search(tag[0]) else "", content).strip():
        begin = start + len(piece) - len(piece.lstrip())
        yield begin, begin + len(content)
