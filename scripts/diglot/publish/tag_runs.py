"""Words in another language get a `lang` of their own, in the tree of a page being rendered."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from diglot.publish.script_runs import find_script_runs

_CODE = frozenset({"code", "pre", "kbd", "samp", "script", "style", "svg", "math"})


def tag_script_runs(element: Element, language: str, others: Sequence[str]) -> None:
    """Put a span with its language round every text in another script; code and what has a language is left."""
    if element.text:
        element.text = _tag(element, 0, element.text, language, others)
    position = 0
    for child in list(element):
        if child.tag not in _CODE and "lang" not in child.attrib:
            tag_script_runs(child, language, others)
        position = list(element).index(child) + 1
        if child.tail:
            child.tail = _tag(element, position, child.tail, language, others)


def _tag(parent: Element, position: int, text: str, language: str, others: Sequence[str]) -> str:
    """Cut a text of `parent`, which stands before its child `position`; what stays before the first switch."""
    switches = find_script_runs(text, language, others)
    following = len(text)
    for start, stop, tag in reversed(switches):
        span = Element("span", {"lang": tag})
        span.text = AtomicString(text[start:stop])
        span.tail = text[stop:following]
        parent.insert(position, span)
        following = start
    return text[: switches[0][0]] if switches else text
