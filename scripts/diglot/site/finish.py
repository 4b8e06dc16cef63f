"""The last changes to a built site: old addresses, one style sheet, the policy, the default versions in the sitemap.

`mkdocs serve` leaves the policy out, since its server adds a script of its own to every page.
"""

import gzip
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO

from diglot.character_references import decode_references
from diglot.directions import add_directions, need_directions
from diglot.site.address_ledger import Ledger
from diglot.site.allowed_hosts import AllowedHost
from diglot.site.csp import HEADERS, put_policy, render_headers, render_policy
from diglot.site.html_page import read_code
from diglot.site.joined_styles import ReadFile, join_styles
from diglot.site.redirects import leading_pages
from diglot.site.sitemap import SITEMAP

_URL = re.compile(r"<url>(?>(?:(?!</?url>).)*)</url>", re.S)
_VERSION = re.compile(r'(?<!\s)(\s*+)<xhtml:link rel="alternate" hreflang="([^"]*)" href="([^"]*)" ?/>')
_TIMES = re.compile(r"(?<!\s)\s*+<(lastmod|changefreq)>[^<]*</\1>")
_LOC = re.compile(r"(?<!\s)(\s*+)<loc>([^<]*)</loc>")
_DEFAULT = "x-default"
_OTHER = "surrogateescape"
"""How what is no UTF-8 is kept: a copied file may be in another encoding."""


def read_html(data: bytes) -> str:
    """The text of an HTML file; `finish_site` writes what is no UTF-8 in it as it was."""
    return data.decode("utf-8", _OTHER)


def finish_site(
    texts: Mapping[str, str],
    languages: Mapping[str, str],
    ledger: Ledger,
    changes: Mapping[str, date] | None = None,
    hosts: Collection[AllowedHost] = (),
    read: ReadFile = lambda path: None,
) -> dict[str, bytes]:
    """The files of a finished site that are new or differ from those given, by path.

    `texts` are its HTML files and its sitemap; `languages` are the tags of its languages by code, the one at the root
    first, which is also shown to readers of all other languages. `changes`: the days on which the texts of pages
    changed last, by absolute address. `hosts`: from where else pages may load something. `read` gives the other files
    of the site.
    """
    pages = {path: text for path, text in texts.items() if path.endswith(".html")}
    pages |= _leading_pages(pages, languages, ledger)
    if need_directions(languages.values()):
        pages = {path: add_directions(text) for path, text in pages.items()}
    pages, styles = join_styles(pages, read)
    code = [read_code(text) for text in pages.values()]
    policy = render_policy(
        (code_digest for scripts, _ in code for code_digest in scripts),
        (code_digest for _, styles in code for code_digest in styles),
        hosts,
    )
    finished = {path: put_policy(text, policy) for path, text in pages.items()}
    if SITEMAP in texts:
        finished[SITEMAP] = correct_sitemap(texts[SITEMAP], languages, changes or {})
    changed = {path: text.encode("utf-8", _OTHER) for path, text in finished.items() if text != texts.get(path)}
    if SITEMAP in changed:
        changed[f"{SITEMAP}.gz"] = compress(changed[SITEMAP])
    return changed | styles | {HEADERS: render_headers(policy).encode()}


def compress(data: bytes) -> bytes:
    """Data in the format gzip: the same bytes from every Python. `gzip.compress` names another system from 3.13 on."""
    packed = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()


def _leading_pages(pages: Mapping[str, str], languages: Mapping[str, str], ledger: Ledger) -> dict[str, str]:
    found = (leading_pages(ledger, folder, tag) for folder, tag in _folders(pages, languages))
    return {path: text for pages_of_kind in found for path, text in pages_of_kind if path not in pages}


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


def correct_sitemap(sitemap: str, languages: Mapping[str, str], changes: Mapping[str, date]) -> str:
    """A sitemap that says what is so; twice changes nothing.

    Of each page with versions, their languages as tags, and the version for everyone else. When the text of a page
    changed last; nothing of that where it is not known, as the time of a build is no change.
    """
    default = next(iter(languages))

    def correct(match: re.Match[str]) -> str:
        entry = _TIMES.sub("", match.group())
        if (place := _LOC.search(entry)) and (day := changes.get(decode_references(place[2]))):
            entry = entry[: place.end()] + f"{place[1]}<lastmod>{day.isoformat()}</lastmod>" + entry[place.end() :]
        versions = list(_VERSION.finditer(entry))
        codes = {default, languages[default]}
        address = next((version[3] for version in versions if version[2] in codes), "")
        if address and all(version[2] != _DEFAULT for version in versions):
            last = versions[-1]
            line = f'{last[1]}<xhtml:link rel="alternate" hreflang="{_DEFAULT}" href="{address}"/>'
            entry = entry[: last.end()] + line + entry[last.end() :]
        return _VERSION.sub(
            lambda link: (
                f'{link[1]}<xhtml:link rel="alternate" hreflang="{languages.get(link[2], link[2])}" href="{link[3]}"/>'
            ),
            entry,
        )

    return _URL.sub(correct, sitemap)
