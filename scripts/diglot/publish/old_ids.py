"""Ids that are gone from a page, and where a link to one leads now.

If the passage is still on the page, its element gets an empty place with the old id. If it went to another page, the
article ends with a line that leads there, which is shown only to those who follow the old link.
"""

from collections.abc import Iterator, Mapping

from diglot.interface import Interface
from diglot.publish.article import ALIAS, ANCHOR, Article
from diglot.publish.html_builder import element, render
from diglot.publish.node_edits import put_first

MOVED = "diglot-moved"


def put_old_ids(article: Article, moved: Mapping[str, str]) -> None:
    """Put the ids of passages that are still on the page; `moved` has ids, or addresses with ids, by old id."""
    if not moved:
        return
    nodes = {node.attrs["id"]: node for node in article.tree.css("[id]")}
    for name, now in sorted(moved.items()):
        if name not in nodes and (node := nodes.get(now)) is not None:
            place = article.tree.create_node("span")
            place.attrs["id"] = name
            place.attrs["class"] = f"{ANCHOR} {ALIAS}"
            put_first(node, place)


def render_moved(article: Article, moved: Mapping[str, str], address: str, language: str, words: Interface) -> str:
    """The lines for passages that went to other pages. `address` is the page's, from the folder of its language."""
    return "".join(f"{line}\n" for line in _lines(article, moved, address, language, words))


def _lines(article: Article, moved: Mapping[str, str], address: str, language: str, words: Interface) -> Iterator[str]:
    for name, now in sorted(moved.items()):
        if "#" in now and article.tree.css_first(f"#{_escaped(name)}") is None:
            link = ("../" * address.count("/") or "./") + now.removeprefix("./").removeprefix(".")
            sentence = element("a", words.gettext("This passage has moved to another page."), href=link)
            said_in = None if words.language == language else words.language
            yield render(element("p", sentence, id=name, class_=MOVED, lang=said_in))


def _escaped(name: str) -> str:
    """A name in a CSS selector (CSS Syntax, 4.3.7)."""
    return "".join(f"\\{ord(character):x} " for character in name)
