"""HTML, written as a tree of elements: what is text is escaped, and every element is closed."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

Child = Element | str | None


def element(tag: str, *children: Child, **attributes: str | None) -> Element:
    """An element. An attribute that is None is left out; `class_` and `data_term` become `class` and `data-term`."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value})
    return add(made, children)


def add(parent: Element, children: Iterable[Child]) -> Element:
    """Put elements and texts at the end of an element, and return it; None is passed over."""
    for child in children:
        if isinstance(child, Element):
            parent.append(child)
        elif child and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + child
        elif child:
            parent.text = (parent.text or "") + child
    return parent


def render(*elements: Element) -> str:
    """Elements as HTML, one below the other."""
    return "\n".join(tostring(item, "unicode", method="html") for item in elements)
