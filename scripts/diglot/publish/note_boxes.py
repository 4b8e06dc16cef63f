"""Editors' notes on a page: each gets a label in the language of the page, for sight and for screen readers.

An author writes an admonition of the type `editors-note`, with a title or without. Python-Markdown would use the title
"Editors-note" if there is none. Units know that they are in a note by `Unit.by_editors`; pages use `.editors-note`.

On a page side by side the label is written once, in the language of the frame. Where a note is in a list item or in
another cell, each column has its own label. The paragraphs of a note are numbered and have tools, like all others.
`<details>` has a role of its own, so `role="note"` is on an element around it.
"""

from collections.abc import Collection
from xml.etree.ElementTree import Element

from diglot.interface import Interface

NOTE = "editors-note"
_TITLE = "admonition-title"


def is_note(element: Element) -> bool:
    """Whether an element is an editors' note."""
    names = _names(element)
    return NOTE in names and (element.tag == "details" or "admonition" in names)


def is_title(element: Element) -> bool:
    """Whether an element is the title of an admonition."""
    return _TITLE in _names(element)


def name_notes(root: Element, units: Collection[int], words: Interface) -> None:
    """Put what they are into the titles of the editors' notes, and tell screen readers.

    `units` are the Python ids of the elements that are units: a title that is none was not written by the author.
    A `<details>` has a role of its own, so the note is an element around it.
    """
    for parent in list(root.iter()):
        for position, element in enumerate(list(parent)):
            if not is_note(element):
                continue
            _name(element, units, words)
            note = element
            if element.tag == "details":
                note = Element("div")
                note.tail, element.tail = element.tail, None
                note.append(element)
                parent[position] = note
            note.set("role", "note")
            note.set("aria-label", words.gettext("Editors’ note"))


def _name(note: Element, units: Collection[int], words: Interface) -> None:
    tag = "summary" if note.tag == "details" else "p"
    title = next((each for each in note if each.tag == tag and (tag == "summary" or is_title(each))), None)
    if title is None:
        title = Element("p", {"class": _TITLE})
        note.insert(0, title)
    elif "".join(title.itertext()) == _made_up(note) and not any(id(each) in units for each in title.iter()):
        title.text = None
        title[:] = []
    label = Element("span", {"class": "diglot-label", "lang": words.language, "data-search-exclude": "true"})
    label.text = words.gettext("Editors’ note")
    label.tail, title.text = f" {title.text or ''}" if title.text or len(title) else None, None
    title.insert(0, label)


def _made_up(note: Element) -> str:
    """The title that Python-Markdown gives a box without one: its type, with a capital."""
    return next(name for name in _names(note) if name != "admonition").capitalize()


def _names(element: Element) -> list[str]:
    return (element.get("class") or "").split()
