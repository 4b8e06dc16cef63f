"""What a line must not break in Chinese: a number from its unit, and a point between names from what is before it.

Browsers break a line between any two characters but for marks. A point between the parts of a name (U+00B7) is no mark
to them, nor is a measure word behind a figure. No style prevents it, so such places are in an element of their own.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from diglot.language import LETTERS, parse_language
from diglot.publish.node_edits import replace_text
from diglot.publish.script_runs import texts_in

_HAN = LETTERS["Hans"]
_NUMBER = r"(?<![0-9.,:/–—～~-])[0-9]++(?>(?:[.,:/–—～~-][0-9]++)*)[%％]?"
_PLACE = re.compile(rf"{_NUMBER}[{_HAN}]|[^\s·]·(?=[^\s·])")
_CLASS = "diglot-unbroken"


def keep_unbroken(tree: LexborHTMLParser, root: LexborNode, language: str) -> None:
    """Put an element round every such place in `root`, if it is in `language`, which is a tag, and that is Chinese."""
    if not parse_language(language).is_han or not _PLACE.search(root.text()):
        return
    for node in list(texts_in(root)):
        text = node.text_content or ""
        pieces: list[str | LexborNode] = []
        at = 0
        for match in _PLACE.finditer(text):
            span = tree.create_node("span")
            span.attrs["class"] = _CLASS
            span.insert_child(match[0])
            pieces += [text[at : match.start()], span]
            at = match.end()
        if pieces:
            replace_text(node, [*pieces, text[at:]])
