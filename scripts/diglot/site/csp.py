"""The Content-Security-Policy of a site: strict, and the same on all pages (CSP Level 3).

It is the same on all pages, because a page may fetch another one and run its scripts under its own policy. It holds the
hash of every inline script, so a page must not have an inline script that varies by page, a `style` attribute or an
`on…` attribute. This holds for templates and for Diglot's own texts.

Each page has the policy in a `<meta>`. For hosts that let a site set headers, there is also a file in the format that
Netlify and Cloudflare read.

An edition can allow hosts, each for kinds of things and with a reason (`allowed_hosts.py`); the policy has these more.
"""

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from html import escape

from diglot.site.allowed_hosts import KINDS, AllowedHost, allowed_in
from diglot.start_tags import add_attribute, change_values, name_end, read_attributes, start_tags

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
"""The sources that a site of Material needs, with its pictures in style sheets (`data:`) and its search (a worker)."""
_HEAD = re.compile(r"<head(?:\s[^<>]*+)?>")
_BEFORE_HEAD = re.compile(
    r"\s*+(?>(?:(?:<!--(?>(?:(?!-->).)*)-->|<!doctype[^>]*+>|<html(?:\s[^<>]*+)?>)\s*+)*)", re.I | re.S
)
"""What stands before the head of a page whose tag is left out, as HTML allows (HTML Standard, 13.1.2.4)."""
_CHARSET = re.compile(r"(?<!\s)\s*+<meta charset=[^<>]*+>", re.I)
_OURS = re.compile(r'(?<!\s)\s*+<meta (?:http-equiv="Content-Security-Policy"|name="referrer")[^<>]*+>', re.I)
_LEADING = start_tags("a|area|form")
REFERRER = "same-origin"
"""The referrer policy: other sites do not learn from which page their visitors came."""
_DIRECTIVES = {
    "audio": "media-src",
    "video": "media-src",
    "track": "media-src",
    "embed": "object-src",
    "object": "object-src",
    "iframe": "frame-src",
    "script": "script-src",
}
_OF_LINKS = {"stylesheet": "style-src", "manifest": "manifest-src", "modulepreload": "script-src"}
_HINTS = frozenset({"preconnect", "dns-prefetch", "prefetch", "preload"})


def directive_of(tag: str, rel: str = "") -> str:
    """The directive that says whether an element may load something; empty for a hint to the browser."""
    if tag != "link":
        return _DIRECTIVES.get(tag, "img-src")
    words = rel.split()
    known = [_OF_LINKS[word] for word in words if word in _OF_LINKS]
    return known[0] if known else "" if _HINTS.intersection(words) else "img-src"


def digest(text: str) -> str:
    """The source expression that allows a script or style by what it is: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8', 'surrogateescape')).digest()).decode()}'"


def render_policy(scripts: Iterable[str], styles: Iterable[str], hosts: Collection[AllowedHost] = ()) -> str:
    """The policy that allows these inline scripts and styles, these hosts, and the site's own files.

    Their order does not matter. `frame-ancestors` is left out: browsers pass over it in a `<meta>`.
    """
    hashes = {"script-src": set(map(digest, scripts)), "style-src": set(map(digest, styles))}
    directives = {**_BASE, **{name: _BASE.get(name, ()) for name in sorted(KINDS.values()) if allowed_in(hosts, name)}}
    return "; ".join(
        " ".join((name, *sources, *allowed_in(hosts, name), *sorted(hashes.get(name, ()))))
        for name, sources in directives.items()
    )


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
    4.2.5.4). Links that open a window get `rel="noopener"`. Doing it twice changes nothing. A text without a tag is
    returned unchanged, since some hosts ask for a file with a word in it, to verify who owns the site. So is a text in
    UTF-16.
    """
    head = _HEAD.search(html) or _BEFORE_HEAD.match(html)
    if head is None or "<" not in html or "\0" in html:
        return html
    end = html.find("</head", head.end())
    end = len(html) if end < 0 else end
    inside, rest = html[head.end() : end], html[end:]
    if any(sign in inside.lower() for sign in ("content-security-policy", 'name="referrer"')):
        inside = _OURS.sub("", inside)
    charset, first = _CHARSET.search(inside), ""
    if charset is not None:
        first, inside = charset.group(), inside[: charset.start()] + inside[charset.end() :]
    indent = re.match(r"\s*?(\n[ \t]*|)(?=\S|$)", first or inside or rest)
    space = indent.group(1) if indent else ""
    meta = (
        f'{space}<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
        f'{space}<meta name="referrer" content="{REFERRER}">'
    )
    rest = inside + rest
    if "_blank" in rest or "_BLANK" in rest:
        rest = _LEADING.sub(_without_opener, rest)
    return html[: head.end()] + first + meta + rest


def _without_opener(match: re.Match[str]) -> str:
    tag = match[0]
    if "_blank" not in tag.lower():
        return tag
    attributes = list(read_attributes(tag))
    target = next((attribute.value for attribute in attributes if attribute.name == "target"), "")
    rel = next((attribute.value for attribute in attributes if attribute.name == "rel"), None)
    if target.strip().lower() != "_blank" or {"noopener", "noreferrer"} & set((rel or "").lower().split()):
        return tag
    if rel is None:
        return add_attribute(tag, name_end(tag), "rel", "noopener")
    return change_values(tag, lambda name, value: f"{value} noopener".strip() if name == "rel" else value)


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
