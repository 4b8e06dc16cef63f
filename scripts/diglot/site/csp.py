"""The Content-Security-Policy of a site: strict, and the same on all pages (CSP Level 3).

It is the same on all pages, because a page may fetch another one and run its scripts under its own policy. It holds the
hash of every inline script, so a page must not have an inline script that varies by page, a `style` attribute or an
`on…` attribute. This holds for templates and for Diglot's own texts.

Each page has the policy in a `<meta>`. For hosts that let a site set headers, there is also a file in the format that
Netlify and Cloudflare read.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from html import escape

HEADERS = "_headers"
_BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}
"""What a site of Material needs, its pictures in style sheets (`data:`) and its search (a worker) included."""
_HEAD = re.compile(r"<head(?:\s[^>]*)?>")
_CHARSET = re.compile(r"\s*<meta charset=[^>]*>", re.I)
_OURS = re.compile(r'\s*<meta (?:http-equiv="Content-Security-Policy"|name="referrer")[^>]*>', re.I)
_BLANK = re.compile(r'<a\s(?=[^>]*\btarget="?_blank\b)[^>]*>', re.I)
_WINDOW = re.compile("(?i:_blank)")
_REL = re.compile(r'\brel="([^"]*)"', re.I)
REFERRER = "same-origin"
"""Other sites are not told where their visitors came from."""


def digest(text: str) -> str:
    """The source expression that allows a script or style by what it is: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def render_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy that allows these inline scripts and styles, and the site's own files. Their order does not matter.

    `frame-ancestors` is left out: browsers pass over it in a `<meta>`.
    """
    more = {"script-src": set(map(digest, scripts)), "style-src": set(map(digest, styles))}
    return "; ".join(" ".join((name, *sources, *sorted(more.get(name, ())))) for name, sources in _BASE.items())


def parse_policy(policy: str) -> dict[str, list[str]]:
    """The sources by directive. The first one of a name counts (CSP 3, 2.2.1)."""
    found: dict[str, list[str]] = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            found.setdefault(words[0].lower(), words[1:])
    return found


def put_policy(html: str, policy: str) -> str:
    """A page with `policy`, before anything that loads or runs, and with what it tells other sites about its readers.

    Only the declaration of the encoding stays in front, which must be among the first 1024 bytes (HTML Standard,
    4.2.5.4). Links that open a window get `rel="noopener"`. Doing it twice changes nothing. A text without a `<head>`
    comes back as is.
    """
    head = _HEAD.search(html)
    if head is None:
        return html
    end = html.find("</head", head.end())
    end = len(html) if end < 0 else end
    inside, rest = _OURS.sub("", html[head.end() : end]), html[end:]
    charset, first = _CHARSET.search(inside), ""
    if charset is not None:
        first, inside = charset.group(), inside[: charset.start()] + inside[charset.end() :]
    indent = re.match(r"\s*?(\n[ \t]*|)(?=\S|$)", first or inside or rest)
    space = indent.group(1) if indent else ""
    meta = (
        f'{space}<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
        f'{space}<meta name="referrer" content="{REFERRER}">'
    )
    return html[: head.end()] + first + meta + _without_openers(inside + rest)


def _without_openers(html: str) -> str:
    """HTML whose links that open a window do not hand on this one. Only the tags that say `_blank` are looked at."""
    parts, at = [], 0
    for name in _WINDOW.finditer(html):
        begin, end = html.rfind(">", at, name.start()) + 1, html.find(">", name.end()) + 1
        tag = _BLANK.search(html, max(at, begin), end) if name.start() >= at else None
        if tag is not None:
            parts += [html[at : tag.start()], _without_opener(tag)]
            at = tag.end()
    return "".join([*parts, html[at:]])


def _without_opener(match: re.Match[str]) -> str:
    tag = match.group()
    rel = _REL.search(tag)
    if rel is None:
        return tag[:2] + ' rel="noopener"' + tag[2:]
    if {"noopener", "noreferrer"} & set(rel.group(1).lower().split()):
        return tag
    return tag[: rel.start(1)] + f"{rel.group(1)} noopener".strip() + tag[rel.end(1) :]


def render_headers(policy: str) -> str:
    """The file of headers, for hosts that read one; it also keeps the site out of other sites' frames."""
    headers = {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
    }
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
