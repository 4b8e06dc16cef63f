"""What Zensical wrote: its pages and files, and what must be known of them."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from diglot.closed_folder import ClosedFolder
from diglot.engines.material_pages import mend_page, remove_head_alternates
from diglot.engines.site_build import read_made
from diglot.engines.site_settings import SiteSettings
from diglot.engines.theme_files import SEPARATOR
from diglot.publish.frame import ThemeAddresses
from diglot.publish.passages import SearchPassage
from diglot.publish.relative_links import rebaser, relative

THEME_ADDRESSES = ThemeAddresses(roots=('__md_scope=new URL("',), files=('"base":"', '"search":"'))
"""Where pages have addresses that are in no `href` or `src`. The base is the folder of the language."""
SEARCH = "search.json"
_LEFT_OUT = ("404.html", "sitemap.xml", SEARCH)
"""Written for every language; the site has its own."""
_UNUSED = "assets/stylesheets/modern/"
"""The style sheets of the other variant of the theme."""
_LINK = re.compile(r'((?<=\s)(?:href|src)=|"search":)"([^"]*)"')
_SCOPE = re.compile(r'(__md_scope=new URL\(")[^"]*(?=")')
_GENERATOR = re.compile(r'(?<![ \t])[ \t]*+<meta name="generator"[^<>]*+>\n?')
_PLACES = re.compile(r'<div class="diglot-places">(?:(?!</?div\b).)*+</div>', re.S)
_BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
_STYLE = re.compile(r'\("style",\{\},([\w$]+)\.toString\(\)\)')


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What was written for one language."""

    pages: Mapping[str, str]
    """By address, from the home page of the language."""
    files: Mapping[str, Path]
    """The other files, by path, without those that the site has of its own."""
    tags: Mapping[str, Sequence[str]]
    """The tags of the pages that search finds, by address."""
    warnings: Sequence[str] = ()


def read_written(folder: Path, uses_folders: bool, warnings: Sequence[str] = ()) -> WrittenSite:
    """What Zensical wrote into `folder`, and what it warned of."""
    pages, files = {}, {}
    for path, kind in ClosedFolder(folder).walk():
        if path in _LEFT_OUT or path.startswith(_UNUSED) or kind == "folder":
            continue
        if path.endswith(".html"):
            pages[quote(path.removesuffix("index.html") if uses_folders else path)] = read_made(folder / path).decode()
        else:
            files[path] = folder / path
    items = json.loads(read_made(folder / SEARCH))["items"]
    tags = {quote(unquote(item["location"])): item["tags"] for item in items if item["level"] == 1}
    return WrittenSite(pages, files, tags, warnings)


def clean_page(html: str, address: str, shared: Mapping[str, str]) -> str:
    """A page as one of a site in several languages; `address` is its own, from the root of the site.

    `shared` has the files that are in another place. What a reader chooses is kept for the whole site, not for each
    language: the scope is its root.
    """
    if shared:
        rebase = rebaser(address, address, lambda goal: shared.get(goal, goal))
        html = _LINK.sub(lambda link: f'{link[1]}"{escape(rebase(unescape(link[2])))}"', html)
    html = _SCOPE.sub(lambda scope: scope[1] + relative("", address).rstrip("/"), html, count=1)
    return mend_page(remove_head_alternates(_GENERATOR.sub("", _PLACES.sub("", html))))


def read_inline_styles(files: Mapping[str, Path]) -> list[str]:
    """The styles that Zensical's script adds to a page by itself, which a policy must allow: those of its search."""
    found = []
    for script in (read_made(place).decode() for path, place in files.items() if _BUNDLE.fullmatch(path)):
        for name in _STYLE.findall(script):
            literal = re.search(rf"""\b{re.escape(name)}=(['"`])((?:(?!\1)[^\\]|\\.)*+)\1""", script, re.S)
            if literal is not None:
                found.append(re.sub(r"\\(.)", r"\1", literal[2]))
    return found


def render_search(
    site: SiteSettings, code: str, passages: Mapping[str, Sequence[SearchPassage]], written: WrittenSite
) -> str:
    """The index of a language. The reader's browser divides Chinese into words if one of the languages is Chinese."""
    items: list[dict[str, Any]] = []
    folder = site.languages[code].folder
    for there, found in passages.items():
        address = there.removeprefix(folder)
        if not there.startswith(folder) or address not in written.tags:
            continue
        for fragment, title, text in found:
            place = {"location": f"{address}#{fragment}", "level": 2, "path": [found[0].title]}
            place = place if fragment else {"location": address, "level": 1, "path": []}
            items.append(place | {"title": title, "text": text, "tags": written.tags[address]})
    separator = site.plugins.get("search", {}).get("separator") or SEPARATOR
    config = {"lang": [language.tag for language in site.languages.values()], "separator": separator}
    return json.dumps({"config": config, "items": items}, ensure_ascii=False, separators=(",", ":"))
