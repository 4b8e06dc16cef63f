"""The last changes to a built site: old addresses, the policy on every page, the default versions in the sitemap.

`mkdocs serve` leaves the policy out, since its server adds a script of its own to every page.
"""

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from diglot.site.address_ledger import Ledger
from diglot.site.csp import HEADERS, put_policy, render_headers, render_policy
from diglot.site.html_page import read_code
from diglot.site.redirects import leading_pages
from diglot.site.sitemap import SITEMAP

_URL = re.compile(r"<url>.*?</url>", re.S)
_VERSION = re.compile(r'(\s*)<xhtml:link rel="alternate" hreflang="([^"]*)" href="([^"]*)" ?/>')
_DEFAULT = "x-default"


def finish_site(
    texts: Mapping[str, str], languages: Mapping[str, str], ledger: Ledger, more_styles: Iterable[str] = ()
) -> dict[str, bytes]:
    """The files of a finished site that are new or differ from those given, by path.

    `texts` are its HTML files and its sitemap; `languages` are the tags of its languages by code, the one at the root
    first, which is also shown to readers of all other languages. `more_styles` are those that the scripts of the theme
    add to a page by themselves.
    """
    pages = {path: text for path, text in texts.items() if path.endswith(".html")}
    pages |= _leading_pages(pages, languages, ledger)
    code = [read_code(text) for text in pages.values()]
    styles = [*(each for _, styles in code for each in styles), *more_styles]
    policy = render_policy((each for scripts, _ in code for each in scripts), styles)
    finished = {path: put_policy(text, policy) for path, text in pages.items()}
    if SITEMAP in texts:
        finished[SITEMAP] = put_default(texts[SITEMAP], next(iter(languages)))
    changed = {path: text.encode() for path, text in finished.items() if text != texts.get(path)}
    if SITEMAP in changed:
        changed[f"{SITEMAP}.gz"] = compress(changed[SITEMAP])
    return changed | {HEADERS: render_headers(policy).encode()}


def compress(data: bytes) -> bytes:
    """Data in the format gzip: the same bytes from every Python. `gzip.compress` names another system from 3.13 on."""
    packed = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()


def _leading_pages(pages: Mapping[str, str], languages: Mapping[str, str], ledger: Ledger) -> dict[str, str]:
    found = (leading_pages(ledger, folder, tag) for folder, tag in _folders(pages, languages))
    return {path: text for each in found for path, text in each if path not in pages}


def _folders(pages: Iterable[str], languages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The folders with a page for each of the ledger's, and their languages: one, or two side by side."""
    root, *others = languages
    for language, tag in languages.items():
        folder = "" if language == root else f"{language}/"
        yield folder, tag
        for other in others if language == root else [language]:
            beside = f"{folder}{root}-{other}/"
            if any(path.startswith(beside) for path in pages):
                yield beside, tag


def put_default(sitemap: str, language: str) -> str:
    """A sitemap that names, for each page with versions, the one for everyone else; twice changes nothing."""

    def add(match: re.Match[str]) -> str:
        entry = match.group()
        versions = list(_VERSION.finditer(entry))
        address = next((each.group(3) for each in versions if each.group(2) == language), "")
        if not address or any(each.group(2) == _DEFAULT for each in versions):
            return entry
        last = versions[-1]
        line = f'{last.group(1)}<xhtml:link rel="alternate" hreflang="{_DEFAULT}" href="{address}"/>'
        return entry[: last.end()] + line + entry[last.end() :]

    return _URL.sub(add, sitemap)
