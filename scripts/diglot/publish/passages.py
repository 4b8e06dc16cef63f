"""What search finds: a page, its sections, and each of its paragraphs, list items, tables and notes.

A passage begins where a unit does, so a result leads to the paragraph, not only to its section. Chinese is left as it
is written: the reader's browser cuts it (`theme/assets/javascripts/lunr/min/lunr.zh.min.js`).
"""

import re
from collections.abc import Collection, Iterator
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HOLDERS = frozenset({"div", "section", "aside", "article", "blockquote", "details", "ul", "ol", "dl", "figure"})
_SILENT = "[data-search-exclude], a.headerlink, a.footnote-backref, template, script, style, .linenodiv"

_LINK = re.compile(r'class="diglot-link"[^>]*\bhref="#([^"]+)"')


def find_passages(html: str, title: str, units: Collection[str]) -> list[tuple[str, str, str]]:
    """The passages of a page: fragment, title and text of each, in page order; the first is the page itself.

    `units` are the ids of the page's units. Text outside every unit belongs to its section. A passage of an editors'
    note says so in its title. Titles and texts are escaped, as they will be written into HTML.
    """
    tree = LexborHTMLParser(f"<body>{html}")
    for node in tree.css(_SILENT):
        node.decompose()
    numbers = _numbers(html)
    found = [["", title, ""]]
    section = found[0]
    for node, note in _blocks(tree.body):
        text = " ".join(((node.text_content if node.is_text_node else node.text()) or "").split())
        if not text:
            continue
        if node.tag in _HEADINGS and (name := node.attributes.get("id")):
            if node.tag != "h1" or len(found) > 1:
                section = [name, text, ""]
                found.append(section)
        elif (name := _unit_of(node, units)) is not None:
            found.append([name, " · ".join(filter(None, (numbers.get(name, "¶"), note))), text])
        else:
            section[2] = f"{section[2]} {text}".strip()
    return [(name, escape(said, quote=False), escape(text, quote=False)) for name, said, text in found]


def _numbers(html: str) -> dict[str, str]:
    """The paragraphs' numbers: the places of their permanent links."""
    return {name: f"¶ {number}" for number, name in enumerate(_LINK.findall(html), 1)}


def _blocks(parent: LexborNode | None, note: str = "") -> Iterator[tuple[LexborNode, str]]:
    """The blocks, each with what the note is called that it stands in."""
    if parent is None:
        return
    for node in parent.iter(include_text=True):
        if node.tag in _HOLDERS:
            is_note = node.attributes.get("role") == "note"
            yield from _blocks(node, (node.attributes.get("aria-label") or "") if is_note else note)
        elif not node.is_comment_node:
            yield node, note


def _unit_of(node: LexborNode, units: Collection[str]) -> str | None:
    if not node.is_element_node:
        return None
    name = node.attributes.get("id")
    if name in units:
        return name
    for inner in node.css("[id]"):
        if (name := inner.attributes.get("id")) in units:
            return name
    return None
