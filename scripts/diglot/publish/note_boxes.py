"""Editors' notes on a page: each gets a label in the language of the page, for sight and for screen readers.

An author writes an admonition of the type `editors-note`, with a title or without. Python-Markdown would use the title
"Editors-note" if there is none. Units know that they are in a note by `Unit.by_editors`; pages use `.editors-note`.

On a page side by side the label is written once, in the language of the frame. Where a note is in a list item or in
another cell, each column has its own label. The paragraphs of a note are numbered and have tools, like all others.
`<details>` has a role of its own, so `role="note"` is on an element around it.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from diglot.interface import Interface
from diglot.publish.html_builder import element
from diglot.publish.node_edits import class_names, make_node, put_first, wrap
from diglot.publish.unmark import UNIT

NOTE = "editors-note"
_TITLE = "admonition-title"


def is_note(node: LexborNode) -> bool:
    """Whether an element is an editors' note."""
    names = class_names(node)
    return NOTE in names and (node.tag == "details" or "admonition" in names)


def is_title(node: LexborNode) -> bool:
    """Whether an element is the title of an admonition."""
    return _TITLE in class_names(node)


def name_notes(tree: LexborHTMLParser, words: Interface) -> None:
    """Put what they are into the titles of the editors' notes, and tell screen readers.

    A title that is no unit was not written by the author. A `<details>` has a role of its own, so the note is an
    element around it.
    """
    for note in tree.css(f".{NOTE}"):
        if is_note(note):
            _name(tree, note, words)
            named = wrap(tree, note, "div") if note.tag == "details" else note
            named.attrs["role"] = "note"
            named.attrs["aria-label"] = words.gettext("Editors’ note")


def _name(tree: LexborHTMLParser, note: LexborNode, words: Interface) -> None:
    tag = "summary" if note.tag == "details" else "p"
    title = next((each for each in note.iter() if each.tag == tag and (tag == "summary" or is_title(each))), None)
    if title is None:
        put_first(note, make_node(tree, element("p", class_=_TITLE)))
        title = note.first_child
        assert title is not None, "it was put there"
    elif title.text() == _made_up(note) and UNIT not in title.attrs and not title.css(f"[{UNIT}]"):
        title.inner_html = ""
    if title.first_child is not None:
        title.first_child.insert_before(" ")
    label = element("span", words.gettext("Editors’ note"), class_="diglot-label", lang=words.language)
    put_first(title, make_node(tree, label))


def _made_up(note: LexborNode) -> str:
    """The title that Python-Markdown gives a box without one: its type, with a capital."""
    return next(name for name in class_names(note) if name != "admonition").capitalize()
