"""A page should be whole: UTF-8 that says so, from `<!doctype html>` to `</html>`.

Why: a browser shows whatever it gets. In another encoding, or without its doctype, a page is read by other rules, and
one that was cut looks as if it were finished.
Bad:  a page without `<meta charset="utf-8">`, or one that ends in the middle of a paragraph
Good: `<!doctype html><html lang="en"><head><meta charset="utf-8">…</html>`
"""

import json
import re
from collections.abc import Iterator

from diglot.message import Message
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.html_page import HtmlPage

RULE = SiteRule("VS153", "damaged-page", is_local=True)
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\f\r")
_CHARSET = re.compile(rb"<meta\s+charset\s*=\s*[\"']?utf-8[\"'\s/>]", re.IGNORECASE)
_HEAD, _END = 1024, 1024
"""Bytes in which a browser looks for the encoding, and in which the end of a page is; a theme may add a comment."""
_LINKED_DATA = "application/ld+json"


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at the bytes of each page, and at what it tells machines. One that sends readers elsewhere has no text."""
    for page in site.built():
        if not page.refresh:
            for fact in _damage(page, site.files[page.path] or b""):
                yield SiteFinding(RULE.code, page.path, fact)


def _damage(page: HtmlPage, data: bytes) -> Iterator[Message]:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        yield Message("the page is not UTF-8, from byte {:,} on", error.start)
    if len(data.translate(None, _CONTROLS)) < len(data):
        code = next(code for code in data if code in _CONTROLS)
        yield Message("the page has the control character U+{:04X}", code)
    if not data.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower().startswith(b"<!doctype html>"):
        yield Message("the page does not begin with <!doctype html>, so browsers lay it out as they did long ago")
    if not _CHARSET.search(data[:_HEAD]):
        yield Message("the page does not say in its first {:,} bytes that it is UTF-8", _HEAD)
    if b"</html>" not in data[-_END:].lower():
        yield Message("the page does not end with </html>: a part of it may be missing")
    for tag in page.tags:
        if tag.content is not None and tag.kind.attributes.get("type", "").lower() == _LINKED_DATA:
            try:
                json.loads(tag.content)
            except ValueError:
                yield Message("what the page tells search engines (JSON-LD) is no JSON")
