"""What search finds: the sections of a page, each with its paragraphs, list items, tables and notes.

A passage begins where a unit does, so a result leads to the paragraph, and is named by its section.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from diglot.publish.article import Article
from diglot.publish.node_edits import HEADINGS, class_names
from diglot.publish.unmark import UNIT, UNSEARCHED

_HOLDERS = frozenset({"div", "section", "aside", "article", "blockquote", "details", "ul", "ol", "dl", "figure"})
_SILENT = frozenset({"template", "script", "style"})
_SILENT_CLASSES = frozenset({"headerlink", "footnote-backref", "linenodiv", "diglot-label"})
_SILENT_SELECTOR = f":is({', '.join([*_SILENT, *(f'.{name}' for name in _SILENT_CLASSES), f'[{UNSEARCHED}]'])})"


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
    for node, note in _blocks(article.body):
        text = " ".join(_text(node).split())
        if not text:
            continue
        if node.tag in HEADINGS and (name := node.attrs.get("id")):
            if node.tag != "h1" or len(found) > 1:
                section = SearchSection(name, text)
                found.append(section)
        else:
            section.passages.append(SearchPassage(_passage_of(node, ids) or "", text, note))
    return found


def _blocks(parent: LexborNode, note: str = "") -> Iterator[tuple[LexborNode, str]]:
    """The blocks, each with what the note is called that it stands in."""
    for node in parent.iter(include_text=True):
        if node.is_text_node:
            yield node, note
        elif node.is_element_node and not _is_silent(node):
            if node.tag in _HOLDERS:
                is_note = node.attrs.get("role") == "note"
                yield from _blocks(node, (node.attrs.get("aria-label") or "") if is_note else note)
            else:
                yield node, note


def _text(node: LexborNode) -> str:
    if node.is_text_node:
        return node.text_content or ""
    if not node.is_element_node or _is_silent(node):
        return ""
    if node.css_first(_SILENT_SELECTOR) is None:
        return node.text()
    return "".join(_text(child) for child in node.iter(include_text=True))


def _is_silent(node: LexborNode) -> bool:
    return node.tag in _SILENT or UNSEARCHED in node.attrs or not _SILENT_CLASSES.isdisjoint(class_names(node))


def _passage_of(node: LexborNode, ids: Collection[str]) -> str | None:
    """The id of the first unit in a block, or one of `ids`."""
    if not node.is_element_node:
        return None
    for inner in (node, *node.css(f"[{UNIT}], [id]" if ids else f"[{UNIT}]")):
        name = inner.attrs.get(UNIT) or inner.attrs.get("id")
        if name and (UNIT in inner.attrs or name in ids):
            return name
    return None
