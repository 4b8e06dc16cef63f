"""Edits on a tree of lexbor: new elements, places for them, and languages.

lexbor inserts a copy of a node, so an element is complete before it is put anywhere. A copy of a `<template>` has no
content, so elements that may hold one are not moved.
"""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({"p", "ul", "ol", "dl", "div", "blockquote", "pre", "table", "details", "figure", "section"})


def make_node(tree: LexborHTMLParser, element: Element) -> LexborNode:
    """A node of `tree`, in no place of it yet, with the content of `element`."""
    node = tree.create_node(element.tag)
    attributes = node.attrs
    for name, value in element.items():
        attributes[name] = value
    if element.text:
        node.insert_child(element.text)
    for child in element:
        node.insert_child(make_node(tree, child))
        if child.tail:
            node.insert_child(child.tail)
    return node


def make_nodes(tree: LexborHTMLParser, html: str) -> list[LexborNode]:
    """The nodes of `tree`, in no place of it yet, that HTML stands for."""
    if not html:
        return []
    around = tree.create_node("div")
    around.inner_html = html
    return list(around.iter(include_text=True))


def put_first(node: LexborNode, new: LexborNode) -> None:
    """Put `new` in front of everything in `node`."""
    first = node.first_child
    if first is None:
        node.insert_child(new)
    else:
        first.insert_before(new)


def put_behind_text(node: LexborNode, new: Sequence[LexborNode]) -> None:
    """Put nodes behind the text of `node`, before the blocks in it: of a list item, its nested list."""
    block = None if node.tag == "p" else next((child for child in node.iter() if child.tag in _BLOCKS), None)
    last = node.last_child if block is None else block.prev
    blanks = ""
    if last is not None and last.is_text_node:
        text = last.text_content or ""
        kept = text.rstrip()
        if blanks := text[len(kept) :]:
            if kept:
                last.insert_before(kept)
            last.decompose()
    additions: list[str | LexborNode] = [*new, *([blanks] if blanks else [])]
    for addition in additions:
        if block is None:
            node.insert_child(addition)
        else:
            block.insert_before(addition)


def replace_text(node: LexborNode, pieces: Iterable[str | LexborNode]) -> None:
    """Put texts and elements in the place of a node that is a text."""
    for piece in pieces:
        if piece:
            node.insert_before(piece)
    node.decompose()


def wrap(tree: LexborHTMLParser, node: LexborNode, tag: str) -> LexborNode:
    """Put an element round a copy of `node`, in its place; other references to what was in `node` are void."""
    around = tree.create_node(tag)
    around.insert_child(node)
    node.insert_before(around)
    made = node.prev
    node.decompose()
    assert made is not None, "it was put there"
    return made


def class_names(node: LexborNode) -> list[str]:
    """The names in the `class` of an element."""
    return (node.attrs.get("class") or "").split()


def add_class(node: LexborNode, name: str) -> None:
    """Add a name to the `class` of an element."""
    node.attrs["class"] = " ".join([*class_names(node), name])


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around a node, from the inside, without `<body>`."""
    parent = node.parent
    while parent is not None and parent.tag != "body":
        yield parent
        parent = parent.parent
