"""What Zensical wrote: its pages and files, and what must be known of them."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, unquote

from diglot.character_references import decode_references
from diglot.closed_folder import ClosedFolder
from diglot.engines.material_pages import mend_page, remove_head_links
from diglot.engines.site_build import read_made
from diglot.publish.frame import ThemeAddresses
from diglot.publish.relative_links import rebaser, relative

THEME_ADDRESSES = ThemeAddresses(roots=('__md_scope=new URL("',), files=('"base":"', '"search":"'))
"""Where pages have addresses that are in no `href` or `src`. The base is the folder of the language."""
_SEARCH = "search.json"
_LEFT_OUT = ("404.html", "sitemap.xml", _SEARCH)
"""Written for every language; the site has its own."""
_UNUSED = "assets/stylesheets/modern/"
"""The style sheets of the other variant of the theme."""
_LINK = re.compile(r'((?<=\s)(?:href|src)=|"search":)"([^"]*)"')
_SCOPE = re.compile(r'(__md_scope=new URL\(")[^"]*(?=")')
_GENERATOR = re.compile(r'(?<![ \t])[ \t]*+<meta name="generator"[^<>]*+>\n?')
_PLACES = re.compile(r'<div class="diglot-places">(?>(?:(?!</?div\b).)*)</div>', re.S)


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What was written for one language."""

    pages: Mapping[str, str]
    """By address, from the home page of the language."""
    files: Mapping[str, Path]
    """The other files, by path, without those that the site has of its own."""
    found: Collection[str]
    """The addresses of the pages that search finds."""
    warnings: Sequence[str] = ()


def read_written(
    folder: Path, uses_folders: bool, warnings: Sequence[str] = (), copied: Mapping[str, Path] = MappingProxyType({})
) -> WrittenSite:
    """What Zensical wrote into `folder`, and what it warned of. `copied` are HTML files that are no pages."""
    pages, files = {}, dict(copied)
    for path, kind in ClosedFolder(folder).walk():
        if path in _LEFT_OUT or path in copied or path.startswith(_UNUSED) or kind == "folder":
            continue
        if path.endswith(".html"):
            pages[quote(path.removesuffix("index.html") if uses_folders else path)] = read_made(folder / path).decode()
        else:
            files[path] = folder / path
    items = json.loads(read_made(folder / _SEARCH))["items"]
    found = {quote(unquote(item["location"])) for item in items if item["level"] == 1}
    return WrittenSite(pages, files, found, warnings)


def clean_page(html: str, address: str, shared: Mapping[str, str]) -> str:
    """A page as one of a site in several languages; `address` is its own, from the root of the site.

    `shared` has the files that are in another place. What a reader chooses is kept for the whole site, not for each
    language: the scope is its root.
    """
    if shared:
        rebase = rebaser(address, address, lambda goal: shared.get(goal, goal))
        html = _LINK.sub(lambda link: f'{link[1]}"{escape(rebase(decode_references(link[2])))}"', html)
    root = relative("", address).rstrip("/")
    html = _SCOPE.sub(lambda scope: scope[1] + root, _GENERATOR.sub("", _PLACES.sub("", html)), count=1)
    return mend_page(remove_head_links(html))
