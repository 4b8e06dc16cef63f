"""Editors' notes on a page: each gets a label in the language of the page, for sight and for screen readers.

An author writes an admonition of the type `editors-note`, with a title or without. Python-Markdown would use the title
"Editors-note" if there is none. Units know that they are in a note by `Unit.by_editors`; pages use `.editors-note`.

On a page side by side the label is written once, in the language of the frame. Where a note is in a list item or in
another cell, each column has its own label. The paragraphs of a note are numbered and have tools, like all others.
`<details>` has a role of its own, so `role="note"` is on an element around it.
"""

from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from diglot.interface import Interface, admonition_title
from diglot.publish.html_builder import element
from diglot.publish.node_edits import class_names, make_node, put_first, wrap
from diglot.publish.unmark import UNIT

NOTE = "editors-note"
_MADE_UP_IN = "en"
"""The language of the titles that Python-Markdown makes up."""
_TITLE = "admonition-title"
_TIGHT, _CLOSING = "diglot-tight", tuple("”’》〉）】」』，。、；：！？")
_BESIDE = "data-diglot-note"
"""The name that a footnote and its mark have in common."""


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
    title = _title_of(note)
    if title is None:
        put_first(note, make_node(tree, element("p", class_=_TITLE)))
        title = note.first_child
        assert title is not None, "it was put there"
    elif _is_made_up(title, note):
        title.inner_html = ""
    if title.first_child is not None:
        title.first_child.insert_before(" ")
    label = element("span", words.gettext("Editors’ note"), class_="diglot-label", lang=words.language)
    put_first(title, make_node(tree, label))


def name_boxes(tree: LexborHTMLParser, words: Interface) -> None:
    """Put the titles that Python-Markdown made up for boxes without one into the language of the page.

    It knows English only, so English pages are left as they are.
    """
    if words.language == _MADE_UP_IN:
        return
    for box in tree.css(":is(div.admonition, details)"):
        title = _title_of(box)
        name = admonition_title(_kind(box), words.language) if title is not None and _is_made_up(title, box) else None
        if title is not None and name is not None:
            title.inner_html = escape(name, quote=False)


def mark_footnotes(tree: LexborHTMLParser) -> None:
    """Give each footnote and its first mark one name, by which a style sheet can place one beside the other.

    A mark behind a closing mark is told, too: in Chinese that one ends with a blank half.
    """
    marks: dict[str, LexborNode] = {}
    for mark in tree.css("sup:has(> a.footnote-ref)"):
        if mark.prev is not None and (mark.prev.text_content or mark.prev.text()).endswith(_CLOSING):
            mark.attrs["class"] = _TIGHT
        link = mark.css_first("a.footnote-ref")
        marks.setdefault((link.attrs.get("href") if link else "") or "", mark)
    for number, note in enumerate(tree.css("div.footnote > ol > li[id]"), 1):
        if (marked := marks.get(f"#{note.id}")) is not None:
            marked.attrs[_BESIDE] = note.attrs[_BESIDE] = f"--note-{number}"


def _title_of(box: LexborNode) -> LexborNode | None:
    tag = "summary" if box.tag == "details" else "p"
    return next((child for child in box.iter() if child.tag == tag and (tag == "summary" or is_title(child))), None)


def _is_made_up(title: LexborNode, box: LexborNode) -> bool:
    """Whether Python-Markdown gave a box its title, which is its type with a capital: it is no unit."""
    return title.text() == _kind(box).capitalize() and UNIT not in title.attrs and not title.css(f"[{UNIT}]")


def _kind(box: LexborNode) -> str:
    return next((name for name in class_names(box) if name != "admonition"), "")
