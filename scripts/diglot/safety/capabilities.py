"""What a piece of HTML can do, as a browser would build it: its elements with their attributes, its code, its comments.

Elements that only shape text, and attributes that only hold text, are no capabilities: a translation needs them.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from diglot.safety.urls import read_url, write_url

_TEXTUAL_NAMES = """
    abbr b bdi blockquote br caption cite dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins
    kbd li mark ol p q rb rp rt rtc ruby s samp section small span strong sub sup table tbody td tfoot th
    thead tr u ul var wbr
"""
TEXTUAL = frozenset(_TEXTUAL_NAMES.split())
"""Elements that give a text its form and can do nothing, as long as they have no attributes to speak of."""
SPOKEN = frozenset({"alt", "title", "aria-label", "aria-description", "placeholder", "summary", "abbr"})
"""Attributes whose values are text for readers; a translation says them in its own words."""
ADDRESSES = frozenset({"href", "src", "cite", "action", "formaction", "poster", "longdesc", "background", "data"})
REPEATABLE = frozenset({"a", "img"})
"""Elements of which two are no more than one: a translation may say a link twice."""
_CLOSED_NAMES = """
    applet embed frame iframe math noembed noframes noscript object plaintext script select style svg template
    textarea title video audio xmp
"""
CLOSED = frozenset(_CLOSED_NAMES.split())
"""Elements whose content is a part of what they can do."""
_VOID_NAMES = "area base br col embed hr img input link meta source track wbr !doctype"
_VOID = frozenset(_VOID_NAMES.split())
_CODE = ("code", "pre", "tt")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_TAG = re.compile(r"<(/?[A-Za-z][^\s/>]*|!doctype)", re.IGNORECASE)
_OPENS_TAG = re.compile(r"<[A-Za-z/!?]")
_BEFORE = "<!doctype html><html><head></head><body><main>"
_BEHIND = "</main></body></html>"
_FRAME = frozenset({"html", "head", "body", "main"})


class CapableElement(NamedTuple):
    """An element that can do something: its name, the attributes that are no text, and its content if that matters."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: str = ""

    @property
    def names(self) -> frozenset[str]:
        """The names of its attributes."""
        return frozenset(name for name, _ in self.attributes)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a text can do once it is on a page."""

    elements: Counter[CapableElement] = field(default_factory=Counter)
    code: Counter[str] = field(default_factory=Counter)
    """The contents of code spans and blocks."""
    comments: Counter[str] = field(default_factory=Counter)
    definitions: tuple[tuple[str, tuple[str, str]], ...] = ()
    """Link definitions, which reach into other units of the page."""
    tags: tuple[tuple[str, int], ...] | None = None
    """Where a browser had to mend the tags: by name, how many are opened more than closed. None if they match."""
    openers: int = 0
    """How often a text for readers holds `<` as if to open a tag: the next unit, or a script, might make it one."""
    said: str = ""
    """What readers see."""


def read_capabilities(html: str) -> Capabilities:
    """Build the tree as a browser does, and go through it."""
    whole = f"{_BEFORE}{html}{_BEHIND}"
    tree = LexborHTMLParser(whole)
    found = Capabilities()
    texts: list[str] = []
    openers = 0
    main = False
    root = tree.root
    for node in root.traverse(include_text=True) if root is not None else ():
        tag = str(node.tag or "-instruction")
        if tag == "-text":
            text = node.text(deep=False)
            texts.append(text)
            if "<" in text and not _in_code(node):
                openers += len(_OPENS_TAG.findall(text))
        elif tag in ("-comment", "-instruction"):
            found.comments[(node.html or "").removeprefix("<!--").removesuffix("-->").strip()] += 1
        elif tag in _FRAME and not node.attributes and not (tag == "main" and main):
            main = main or tag == "main"
        elif tag[0] not in "-!":
            _add(found, tag, node)
            openers += sum(len(_OPENS_TAG.findall(node.attributes.get(name) or "")) for name in SPOKEN)
    mended, written = ([tag.lower() for tag in _TAG.findall(text)] for text in (tree.html or "", whole))
    tags = None if mended == written else _balance(written)
    return replace(found, tags=tags, openers=openers, said=" ".join("".join(texts).split()))


def _balance(tags: list[str]) -> tuple[tuple[str, int], ...]:
    balance: Counter[str] = Counter()
    for tag in tags:
        balance[tag.removeprefix("/")] += -1 if tag.startswith("/") else 1
    return tuple(sorted((name, count) for name, count in balance.items() if count and name not in _VOID))


def _add(found: Capabilities, tag: str, node: LexborNode) -> None:
    if tag in _CODE and not (tag == "code" and node.parent is not None and node.parent.tag == "pre"):
        found.code[" ".join(node.text().split())] += 1
    attributes = tuple(
        sorted(
            (name, _normal(name, value or "")) for name, value in node.attributes.items() if not _is_text(name, value)
        )
    )
    if attributes or not (tag in TEXTUAL or tag in _CODE):
        found.elements[CapableElement(tag, attributes, (node.html or "") if tag in CLOSED else "")] += 1


def _is_text(name: str, value: str | None) -> bool:
    return name in SPOKEN or (name in ("lang", "xml:lang") and _LANGUAGE_TAG.fullmatch(value or "") is not None)


def _normal(name: str, value: str) -> str:
    """An address in a form that is equal for addresses that are."""
    if name not in ADDRESSES:
        return value
    return write_url(read_url(value))


def _in_code(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in _CODE:
            return True
        parent = parent.parent
    return False
