"""The capabilities of a piece of HTML, parsed as a browser does: its elements with their attributes, its code, its
comments.

Elements that only shape text, and attributes that only hold text, are no capabilities: a translation needs them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from diglot.safety.urls import read_url, write_url

Address = Callable[[str, str], str]
"""The form in which an attribute's address is compared, of the attribute's name and value."""

_TEXTUAL_NAMES = """
    abbr b bdi blockquote br caption cite dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins
    kbd li mark ol p q rb rp rt rtc ruby s samp section small span strong sub sup table tbody td tfoot th
    thead tr u ul var wbr
"""
TEXTUAL = frozenset(_TEXTUAL_NAMES.split())
"""Elements that format a text and can do nothing else, unless they have attributes."""
_SPOKEN_NAMES = """
    abbr alt aria-description aria-label caption description label placeholder subtitle summary title
"""
SPOKEN = frozenset(_SPOKEN_NAMES.split())
"""Attributes whose values are text for readers, and are translated. Elements that a program of the site replaces, such
as `<Card title="…" description="…">`, have some that HTML has not."""
ADDRESSES = frozenset({"href", "src", "cite", "action", "formaction", "poster", "longdesc", "background", "data"})
REPEATABLE = frozenset({"a", "img", "sup"})
"""Elements that may be repeated: a translation may have a link or a footnote twice."""
FORMULA = "arithmatex"
"""The class of a formula, which a script of the site reads as a program."""
_CLOSED_NAMES = """
    applet embed frame iframe math noembed noframes noscript object plaintext script select style svg template
    textarea title video audio xmp
"""
CLOSED = frozenset(_CLOSED_NAMES.split())
"""Elements whose content is a part of what they can do."""
_VOID_NAMES = "area base br col embed hr img input link meta source track wbr !doctype"
_VOID = frozenset(_VOID_NAMES.split())
CODE = frozenset({"code", "pre", "tt", "kbd", "samp"})
"""Elements that hold what a reader types, or a program says."""
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_TAG = re.compile(r"<(/?[A-Za-z][^\s/>]*|!doctype)", re.IGNORECASE)
_OPENS_TAG = re.compile(r"<[A-Za-z/!?]")
_BEFORE = "<!doctype html><html><head></head><body><main>"
_BEHIND = "</main></body></html>"
_FRAME = frozenset({"html", "head", "body", "main"})
APART = "\ufffc"
"""Stands for code among words."""


class CapableElement(NamedTuple):
    """An element that can do something: its name, the attributes that are no text, and its content if that matters."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: str = ""

    @property
    def names(self) -> frozenset[str]:
        """The names of its attributes."""
        return frozenset(name for name, _ in self.attributes)


@dataclass(slots=True)
class Capabilities:
    """The capabilities of a text on a page."""

    elements: Counter[CapableElement] = field(default_factory=Counter)
    code: Counter[str] = field(default_factory=Counter)
    """The contents of code spans and blocks, of keys, and of formulas."""
    comments: Counter[str] = field(default_factory=Counter)
    definitions: tuple[tuple[str, tuple[str, str]], ...] = ()
    """Link definitions, which reach into other units of the page."""
    tags: tuple[tuple[str, int], ...] | None = None
    """The tags that do not match: by name, how many more are opened than closed. None if all match."""
    openers: int = 0
    """How often a text for readers holds `<` as if to open a tag: the next unit, or a script, might make it one."""
    said: str = ""
    """What readers see, without code."""
    reached: frozenset[str] = frozenset()
    """The requests to the system while it was rendered: files, other programs, the network."""


def read_capabilities(html: str) -> Capabilities:
    """Build the tree as a browser does, and go through it."""
    whole = f"{_BEFORE}{html}{_BEHIND}"
    tree = LexborHTMLParser(whole)
    found = _Reading().read(tree.root)[""]
    mended, written = ([tag.lower() for tag in _TAG.findall(text)] for text in (tree.html or "", whole))
    found.tags = None if mended == written else _balance(written)
    return found


def read_article(root: LexborNode, unit: str, address: Address) -> Mapping[str, Capabilities]:
    """The capabilities of each unit of an article, by its id, and those of the text outside all units, under an empty
    id.

    `unit` is the attribute that names the unit of an element. What is in a unit inside a unit belongs to the inner one.
    """
    return _Reading(unit, address).read(root)


def _normal(name: str, value: str) -> str:
    """An address in a form that is equal for addresses that are."""
    return write_url(read_url(value)) if name in ADDRESSES else value


class _Reading:
    """One reading of a tree. Parts of it that belong to units are kept apart."""

    def __init__(self, unit: str = "", address: Address = _normal) -> None:
        self.unit = unit
        self.address = address
        self.found: defaultdict[str, Capabilities] = defaultdict(Capabilities)
        self.texts: defaultdict[str, list[str]] = defaultdict(list)
        self.frame = {"body"} if unit else set(_FRAME)

    def read(self, root: LexborNode | None) -> Mapping[str, Capabilities]:
        """Everything in `root`, by unit."""
        self.found[""]
        waiting = [] if root is None else [(iter((root,)), "", False)]
        while waiting:  # no recursion: a tree may be as deep as a browser lets it be
            nodes, owner, in_code = waiting[-1]
            if (node := next(nodes, None)) is None:
                waiting.pop()
            elif (tag := str(node.tag or "-instruction")) == "-text":
                self._text(node.text_content or "", owner, in_code)
            elif tag[0] in "-!":
                if tag != "!doctype":
                    comment = (node.html or "").removeprefix("<!--").removesuffix("-->").strip()
                    self.found[owner].comments[comment] += 1
            else:
                attributes = node.attributes
                owner = (attributes.pop(self.unit, None) if self.unit else None) or owner
                is_formula = FORMULA in (attributes.get("class") or "").split()
                if not attributes and tag in self.frame:
                    self.frame -= {"main"} & {tag}
                else:
                    self._element(node, tag, attributes, owner, is_formula)
                waiting.append((_nodes(node), owner, in_code or tag in CODE or is_formula))
        for owner, texts in self.texts.items():
            self.found[owner].said = " ".join("".join(texts).split())
        return self.found

    def _text(self, text: str, owner: str, in_code: bool) -> None:
        self.texts[owner].append(APART if in_code else text)
        if "<" in text and not in_code:
            self.found[owner].openers += len(_OPENS_TAG.findall(text))

    def _element(
        self, node: LexborNode, tag: str, attributes: dict[str, str | None], owner: str, is_formula: bool
    ) -> None:
        found = self.found[owner]
        is_inner = tag == "code" and node.parent is not None and node.parent.tag == "pre"
        if is_formula or (tag in CODE and not is_inner):
            found.code[" ".join(node.text().split())] += 1
        left = [(name, value or "") for name, value in attributes.items() if not _is_text(name, value or "")]
        if left or not (tag in TEXTUAL or tag in CODE):
            kept = tuple(sorted((name, self.address(name, value)) for name, value in left))
            found.elements[CapableElement(tag, kept, (node.html or "") if tag in CLOSED else "")] += 1


def _nodes(parent: LexborNode) -> Iterator[LexborNode]:
    return parent.iter(include_text=True)


def _balance(tags: list[str]) -> tuple[tuple[str, int], ...]:
    balance: Counter[str] = Counter()
    for tag in tags:
        balance[tag.removeprefix("/")] += -1 if tag.startswith("/") else 1
    return tuple(sorted((name, count) for name, count in balance.items() if count and name not in _VOID))


def _is_text(name: str, value: str) -> bool:
    """Whether an attribute is text in a language, or names a language. Text that a script of a theme would read as
    markup does not count."""
    if name in SPOKEN:
        return not _OPENS_TAG.search(value)
    return name in ("lang", "xml:lang") and _LANGUAGE_TAG.fullmatch(value) is not None
