"""Corrections of the pages that Material's templates make, in MkDocs and in Zensical."""

import re
from collections.abc import Mapping
from html import escape

from diglot.start_tags import read_attributes, start_tags

_HEAD_LINK = re.compile(rf"(?<![ \t])[ \t]*+({start_tags('link').pattern})\n?", re.IGNORECASE)
_AHEAD = frozenset({"next", "prev"})
_MENDED = (
    # HTML does not know autocomplete on check boxes; buttons submit forms unless they say what they are.
    ('type="checkbox" id="__drawer" autocomplete="off"', 'type="checkbox" id="__drawer"'),
    ('type="checkbox" id="__search" autocomplete="off"', 'type="checkbox" id="__search"'),
    ('<button class="md-header__button md-icon"', '<button type="button" class="md-header__button md-icon"'),
)
_STORES = re.compile(r'(\{try\{)((\w)\.setItem\(a\.pathname\+"\."\+e,)')
"""Where the theme that a reader sees is stored, in a script of the head; the letter is the store."""
_ASKS_GITHUB = ' data-md-component="source"'
"""With this attribute, Material's script requests the number of stars of a repository from GitHub, a third party."""
_AUTHOR, _HEAD_END = re.compile(r'(?<![ \t])[ \t]*+<meta name="author"(?>(?:[^<>"]++|"[^"]*+")*)>\n?'), "</head>"
_ROOT_LANGUAGE = re.compile(r'(<html\b[^>]*?\s)lang="[^"]*"')
_ROOT = re.compile(r"<html\b[^>]*(?=>)")
_SELECTOR = re.compile(r'<a href="[^"]*" hreflang="([^"]*)" class="md-select__link"')


def mend_page(html: str) -> str:
    """Correct faults of the templates.

    The theme is stored only after the reader has done something, not when the first page is opened.
    """
    for wrong, right in _MENDED:
        html = html.replace(wrong, right, 1)
    unless = r'\1"__palette"==e&&!\3.getItem(a.pathname+"."+e)&&!navigator.userActivation?.hasBeenActive||\2'
    return _STORES.sub(unless, html, count=1).replace(_ASKS_GITHUB, "")


def remove_head_links(html: str) -> str:
    """Remove `<link rel="alternate" hreflang>`: with them, Material's script captures clicks on links below them.

    The sitemap has the same links for search engines. `<link rel="next">` and `<link rel="prev">` go, too: Firefox
    loads the next page ahead, which the policy of the site forbids; the links at the end of the page lead there.
    """
    head, end, rest = html.partition("</head>")
    return f"{_HEAD_LINK.sub(_unless_removed, head)}{end}{rest}"


def _unless_removed(match: re.Match[str]) -> str:
    """A link of the head, or nothing: a plugin may have put its attributes into another order."""
    attributes = {attribute.name: attribute.value for attribute in read_attributes(match[1])}
    rel = attributes.get("rel")
    return "" if rel in _AHEAD or (rel == "alternate" and "hreflang" in attributes) else match[0]


def put_address(html: str, address: str) -> str:
    """Add the address of a page, if it is known, to its root element: printed margins can read no other."""
    attribute = f' data-diglot-address="{escape(address)}"' if address else ""
    return _ROOT.sub(lambda root: root[0] + attribute, html, count=1)


def put_language(html: str, tag: str) -> str:
    """Say on the root element in which language the page is: the theme may have a shorter tag, or another language."""
    return _ROOT_LANGUAGE.sub(f'\\g<1>lang="{tag}"', html, count=1)


def point_selector(html: str, links: Mapping[str, str], tags: Mapping[str, str]) -> str:
    """Let the language selector lead to the page in each language, and name each language in the language itself.

    `links` are seen from the page; both have the codes of languages as keys.
    """

    def point(match: re.Match[str]) -> str:
        code = match[1]
        if code not in links:
            return match[0]
        tag, link = escape(tags[code]), escape(links[code])
        return f'<a href="{link}" lang="{tag}" hreflang="{code}" class="md-select__link"'

    return _SELECTOR.sub(point, html)


def put_author(html: str, author: str) -> str:
    """A page whose head names the author, which is HTML; unchanged if nobody is named."""
    named = f'  <meta name="author" content="{author}">\n  {_HEAD_END}'
    return _AUTHOR.sub("", html, count=1).replace(_HEAD_END, named, 1) if author else html
