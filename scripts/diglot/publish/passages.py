"""The passages that search finds: the sections of a page, each with its paragraphs, list items, tables and notes.

A passage begins where a unit does, so a result leads to the paragraph, and is named by its section.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from diglot.publish.article import Article
from diglot.publish.node_edits import HEADINGS, ancestors
from diglot.publish.unmark import UNIT, UNSEARCHED

_HOLDERS = frozenset({"div", "section", "aside", "article", "blockquote", "details", "ul", "ol", "dl", "figure"})
_SILENT = frozenset({"template", "script", "style"})
_SILENT_CLASSES = frozenset({"headerlink", "footnote-backref", "linenodiv", "diglot-label"})
_SILENT_SELECTOR = ", ".join([*_SILENT, *(f".{name}" for name in _SILENT_CLASSES), f"[{UNSEARCHED}]"])


class SearchPassage(NamedTuple):
    """A text, and the id of its unit; the id is empty for text outside every unit."""

    fragment: str
    text: str
    note: str = ""
    """What the note is called that it stands in."""


@dataclass
class SearchSection:
    """A heading with what is below it, up to the next heading. The first section of a page is the page itself."""

    fragment: str
    """The id of the heading; empty for the page itself."""
    title: str
    passages: list[SearchPassage] = field(default_factory=list)
    names: Sequence[str] = ()
    """What its subject is called, if it is an entry of the glossary: in all languages."""


def find_sections(article: Article, title: str, ids: Collection[str] = ()) -> Sequence[SearchSection]:
    """The sections of an article, in its order. `ids` are those of passages that are no units."""
    section = SearchSection("", title)
    found = [section]
    silent = article.tree.css(_SILENT_SELECTOR)
    unread = {node.mem_id for node in silent}
    mixed = {around.mem_id for node in silent for around in ancestors(node)}
    for node, note in _blocks(article.body, unread):
        text = " ".join(_text(node, unread, mixed).split())
        if not text:
            continue
        if node.tag in HEADINGS and (name := node.attrs.get("id")):
            if node.tag != "h1" or len(found) > 1:
                section = SearchSection(name, text)
                found.append(section)
        else:
            section.passages.append(SearchPassage(_passage_of(node, ids) or "", text, note))
    return found


def _blocks(parent: LexborNode, unread: Collection[int], note: str = "") -> Iterator[tuple[LexborNode, str]]:
    """The blocks, each with what the note is called that it stands in, without the `unread` nodes."""
    for node in parent.iter(include_text=True):
        if node.is_text_node:
            yield node, note
        elif node.is_element_node and node.mem_id not in unread:
            if node.tag in _HOLDERS:
                is_note = node.attrs.get("role") == "note"
                yield from _blocks(node, unread, (node.attrs.get("aria-label") or "") if is_note else note)
            else:
                yield node, note


def _text(node: LexborNode, unread: Collection[int], mixed: Collection[int]) -> str:
    """The text of a node without the `unread` ones in it, which only the `mixed` ones have."""
    if node.is_text_node:
        return node.text_content or ""
    if not node.is_element_node or node.mem_id in unread:
        return ""
    if node.mem_id not in mixed:
        return node.text()
    return "".join(_text(child, unread, mixed) for child in node.iter(include_text=True))


def _passage_of(node: LexborNode, ids: Collection[str]) -> str | None:
    """The id of the first unit in a block, or one of `ids`."""
    if not node.is_element_node:
        return None
    if name := node.attrs.get(UNIT):
        return name
    for inner in (node, *node.css(f"[{UNIT}], [id]" if ids else f"[{UNIT}]")):
        name = inner.attrs.get(UNIT) or inner.attrs.get("id")
        if name and (UNIT in inner.attrs or name in ids):
            return name
    return None
