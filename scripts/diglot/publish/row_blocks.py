"""One article as a tree: its links, its ids and its top-level blocks. HTML is read and written by lexbor."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from diglot.publish.article import ALIAS, Article
from diglot.publish.node_edits import class_names

_ADDRESSES = frozenset({"href", "src", "poster", "data", "cite", "action"})
_REFERENCES = frozenset(
    {"for", "list", "form", "headers", "popovertarget", "commandfor"}
    | {f"aria-{name}" for name in ("labelledby", "describedby", "controls", "owns", "details", "flowto")}
    | {"aria-activedescendant"}
)
_CHANGED = _ADDRESSES | _REFERENCES | {"id", "name"}
_START = re.compile(' start="[^"]*"')
_LINK_CLASSES = frozenset({"diglot-link", "headerlink"})
_LINKS = "a.diglot-link, a.headerlink"
_ANSWERS = ".diglot-related"
_LABEL = ".diglot-label"


@dataclass(frozen=True, slots=True)
class RowSide:
    """One of the two languages of a page in rows."""

    role: str
    """`source` or `target`."""
    lang: str
    """The language, as a tag."""
    rebase: Callable[[str], str]
    """Rewrites a link of the article for the page in rows."""
    prefix: str = ""
    """Put before every id, so that none is on the page twice."""
    links: bool = True
    """Whether this side keeps its permanent links, and who answers a unit. They are the row's, so one side has them."""


class RowBlock(NamedTuple):
    """A block of an article, with what it is matched by: its unit's id, or else its kind."""

    node: LexborNode
    tag: str
    """The name of the element; `-text` of a text outside all elements."""
    key: str
    side: RowSide

    @property
    def is_named(self) -> bool:
        """Whether it has an id, or something in it has. What a plugin lists has none, and another order in each
        language."""
        return "#" in self.key.partition(".")[0]

    @property
    def classes(self) -> list[str]:
        """The names in its `class`."""
        return (self.node.attrs.get("class") or "").split() if self.node.is_element_node else []

    @property
    def text(self) -> str:
        """The visible text, without the sign of a heading's link."""
        text = self.node.text() if self.node.is_element_node else self.node.text_content
        return (text or "").replace("¶", "").strip()

    @property
    def html(self) -> str:
        """The block, written."""
        return self.node.html or ""

    @property
    def opening(self) -> str:
        """The start tag."""
        html = self.html
        return html[: len(html) - len(self.node.inner_html or "") - len(f"</{self.tag}>")]

    def list_opening(self) -> Callable[[int], str]:
        """The start tag of a list that begins at a number."""
        opening = self.opening
        if self.tag != "ol":
            return lambda number: opening
        unnumbered = _START.sub("", opening, count=1)
        return lambda number: opening if number == 1 else f'{unnumbered[:-1]} start="{number}">'

    def shows(self, lang: str) -> bool:
        """Whether the block says that it is in the language `lang`, and so is what is in it."""
        if not self.node.is_element_node or self.node.attrs.get("lang") != lang:
            return False
        return self.node.css_first(f':is(li, p)[lang]:not([lang="{lang}"])') is None

    def take_id(self) -> str:
        """Take the id off, and give it as an attribute to be written."""
        name = self.node.id if self.node.is_element_node else None
        if not name:
            return ""
        del self.node.attrs["id"]
        return f' id="{escape(name)}"'

    def take_link(self) -> str:
        """Take the permanent link out if there is one: where there are more, their order counts the paragraphs."""
        links = self.node.css("a.diglot-link")
        return _taken(links[0]) if len(links) == 1 else ""

    def drop_shared(self) -> None:
        """Take out what the other side has for both, if it does."""
        if not self.side.links and self.node.is_element_node:
            for node in self.node.css(f"{_LINKS}, .{ALIAS}"):
                node.decompose()

    def drop_old_ids(self) -> None:
        """Take out the places of old ids, if the other side has them: such an id has no prefix."""
        if not self.side.links and self.node.is_element_node:
            for node in self.node.css(f".{ALIAS}"):
                node.decompose()

    def adopt_links(self, other: "RowBlock") -> None:
        """Have the permanent links of the other side, if they are for both."""
        links = {link.attributes["href"]: link for link in other.node.css(_LINKS) if other.side.links}
        for link in self.node.css(_LINKS):
            if (better := links.get(link.attributes["href"])) is not None:
                link.replace_with(better)

    def take_remarks(self) -> str:
        """Take out the remark on the state of the translation, and who answers the unit."""
        return self._take(".diglot-mark") + "".join(iter(lambda: self._take(_ANSWERS), ""))

    def drop_answers(self) -> None:
        """Remove the links to passages that discuss the unit, if the other side has them."""
        for node in self.node.css(_ANSWERS):
            node.decompose()

    def take_label(self) -> str:
        """Remove the edition's label of the box whose title this is."""
        return self._take(_LABEL)

    def adopt_name(self, other: "RowBlock") -> None:
        """Take the accessible name of the other side."""
        if name := other.node.attributes.get("aria-label"):
            self.node.attrs["aria-label"] = name

    def _take(self, selector: str) -> str:
        node = self.node.css_first(selector)
        return "" if node is None else _taken(node)

    def children(self) -> list["RowBlock"]:
        """The blocks inside it."""
        return list(_blocks(self.node, self.side))


def read_article(article: Article, side: RowSide) -> list[RowBlock]:
    """The blocks of an article, its links and ids made ready for a page in rows. The article is used up."""
    article.clean()
    html = article.body.html or ""
    names = [name for name in (_CHANGED if side.prefix else _ADDRESSES) if f" {name}=" in html]
    selector = ",".join(f"[{name}]" for name in names)
    nodes = [(node, node.attributes) for node in article.tree.css(selector)] if selector else []
    ids = {attributes["id"] or "" for _, attributes in nodes if "id" in attributes} if side.prefix else set()
    for node, attributes in nodes:
        for name, value in attributes.items():
            if value and name in _ADDRESSES:
                node.attrs[name] = side.rebase(value)
        if side.prefix:
            _prefix_ids(node, attributes, side.prefix, ids)
    return list(_blocks(article.body, side))


def _taken(node: LexborNode) -> str:
    html = node.html or ""
    node.decompose()
    return html


def _blocks(parent: LexborNode, side: RowSide) -> Iterator[RowBlock]:
    for node in parent.iter(include_text=True):
        if node.is_comment_node or (node.is_text_node and not (node.text_content or "").strip()):
            continue
        tag = str(node.tag)
        yield RowBlock(node, tag, _key(node, tag, side.prefix), side)


def _key(node: LexborNode, tag: str, prefix: str) -> str:
    """The id of the first unit in `node`, without the prefix; without one, its tag and class."""
    if not node.is_element_node:
        return "-text"
    name = node.id
    if not name and (inner := node.css_first("[id]")) is not None:
        name = inner.attributes["id"]
    if name:
        return f"{tag}#{name.removeprefix(prefix)}"
    return f"{tag}.{node.attributes.get('class') or ''}"


def _prefix_ids(node: LexborNode, attributes: Mapping[str, str | None], prefix: str, ids: Collection[str]) -> None:
    """Put the prefix before the id of an element, and before the `ids` of the article that it refers to."""
    if ALIAS in class_names(node):
        return
    for name, value in attributes.items():
        if name == "id" or (name == "name" and node.tag == "input"):
            node.attrs[name] = prefix + (value or "")
        elif name in _REFERENCES:
            node.attrs[name] = " ".join(prefix + word if word in ids else word for word in (value or "").split())
        elif name == "href" and value and value.startswith("#"):
            fragment = unquote(value[1:])
            if fragment in ids and _LINK_CLASSES.isdisjoint(class_names(node)):
                node.attrs[name] = f"#{prefix}{fragment}"
