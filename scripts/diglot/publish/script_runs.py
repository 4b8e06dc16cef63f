"""Words in another language inside a text, told by their script.

A screen reader needs to know where 网格 begins in an English sentence, and a browser which face to take for it. Two
Han characters in a row are Chinese in a text of another script; two or more words of a Latin alphabet are the other
language in a Chinese text. Single letters, abbreviations in capitals and figures are part of any language.
"""

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from diglot.publish.node_edits import replace_text

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN_RUN = re.compile(f"[{HAN}]{{2,}}(?:[，、；：·“”‘’《》（）…—]*[{HAN}]+)*")
_WORD = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’]*[a-zà-ɏ][A-Za-zÀ-ɏ'’]*"
_LATIN_RUN = re.compile(rf"{_WORD}(?:[ \u00a0,.:;&/-]+{_WORD})+")

_CODE = frozenset({"code", "pre", "kbd", "samp", "script", "style", "svg", "math", "template"})


def is_han(language: str) -> bool:
    """Whether a language is written in Han characters."""
    return language.split("-")[0] in ("zh", "yue", "wuu", "lzh")


def find_script_runs(text: str, language: str, others: Sequence[str]) -> list[tuple[int, int, str]]:
    """The parts of a text in `language` that are in one of `others`: begin, end and language of each, in order.

    Only scripts tell: of two languages in one script none is found.
    """
    if is_han(language):
        other = next((tag for tag in others if not is_han(tag)), None)
        pattern = _LATIN_RUN
    else:
        other = next((tag for tag in others if is_han(tag)), "zh")
        pattern = _HAN_RUN
    if other is None or (pattern is _HAN_RUN and text.isascii()):
        return []
    return [(*found.span(), other) for found in pattern.finditer(text)]


def tag_script_runs(tree: LexborHTMLParser, root: LexborNode, language: str, others: Sequence[str]) -> None:
    """Put a span with its language round every text in another script; code and what has a language is left."""
    if not find_script_runs(root.text(), language, others):
        return
    for node in list(_texts(root)):
        text = node.text_content or ""
        pieces: list[str | LexborNode] = []
        at = 0
        for start, stop, tag in find_script_runs(text, language, others):
            span = tree.create_node("span")
            span.attrs["lang"] = tag
            span.insert_child(text[start:stop])
            pieces += [text[at:start], span]
            at = stop
        if pieces:
            replace_text(node, [*pieces, text[at:]])


def _texts(parent: LexborNode) -> Iterator[LexborNode]:
    for node in parent.iter(include_text=True):
        if node.is_text_node:
            yield node
        elif node.is_element_node and node.tag not in _CODE and "lang" not in node.attrs:
            yield from _texts(node)
