"""What the checks need to know of a page."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from diglot.site.page_tags import HtmlLink, Load, PageTag, is_run

_CODE = re.compile(
    r"<[sS](?i:cript\b[^<]*+(?>(?:<(?!/script\s*>)[^<]*+)*)</script|tyle\b[^<]*+(?>(?:<(?!/style\s*>)[^<]*+)*)</style)\s*>"
)
_DATA = '<script type="application/json"'


class PageText(NamedTuple):
    """A block of text, without what is in it in another language, or in none, with the language it is said to be in."""

    language: str
    text: str


@dataclass(slots=True)
class HtmlPage:
    """The facts of one HTML file."""

    path: str
    language: str = ""
    title: str = ""
    ids: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """What `<a name>` adds to the ids as a goal of links."""
    links: list[HtmlLink] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    """Attributes that name ids of this page, with each id."""
    canonical: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    without_alt: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """The languages of the headings of the first level, in order."""
    scripts: list[str] = field(default_factory=list)
    """The text of every script that is in the page itself."""
    styles: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)
    before_policy: list[str] = field(default_factory=list)
    """The elements of the head in front of the policy, without the one that says the encoding."""
    active: list[str] = field(default_factory=list)
    """Attributes that run something: event handlers and addresses that are code; and `style`."""
    tags: tuple[PageTag, ...] = ()
    """Its different start tags; those that are in comments, too."""
    is_unlisted: bool = False
    """Whether the page asks search engines to leave it out."""
    refresh: str = ""
    """Where the page sends its readers on its own."""
    passages: list[PageText] = field(default_factory=list)
    opening: list[tuple[str, str]] = field(default_factory=list)
    """The first blocks of the text: tag and text."""
    has_notice: bool = False
    """Whether a notice on the page speaks of the state of its translation."""

    @property
    def goals(self) -> set[str]:
        """What a link to this page may have behind #."""
        return self.names.union(self.ids)

    def brief(self) -> "HtmlPage":
        """What the checks need that compare pages: without its text, its tags, and links that lead to no place."""
        goals = self.goals
        links = [
            link for link in self.links if "#" in link.href and not (link.href[0] == "#" and link.href[1:] in goals)
        ]
        return replace(self, links=links, tags=(), passages=[], opening=[])


def read_code(html: str) -> tuple[list[str], list[str]]:
    """The scripts and styles that are in a page itself, for whoever needs nothing else.

    Only they are parsed, each by itself, since the whole page takes fifty times as long. What stands in a comment is
    found as well.
    """
    found = [_read_code(each) for each in _CODE.findall(html) if not each.startswith(_DATA)]
    return [text for scripts, _ in found for text in scripts], [text for _, styles in found for text in styles]


@lru_cache(256)
def _read_code(html: str) -> tuple[list[str], list[str]]:
    tree = LexborHTMLParser(html)
    scripts = [node.text() for node in tree.css("script") if is_run(node.attributes)]
    return scripts, [node.text() for node in tree.css("style")]
