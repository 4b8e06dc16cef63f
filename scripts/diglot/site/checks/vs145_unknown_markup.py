"""A page should hold no element, attribute or scheme that neither Markdown nor the theme writes.

Why: what runs, sends or frames something has many spellings, and new ones come; what a text needs is a short list.
Bad:  `<p title=">" onclick="…">`, `<base href="…">`, `<a ping="…">`, `<a href="java&Tab;script:…">`
Good: `<p title=">">`, `<a href="../essay/">`
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache, reduce

from diglot.message import Message
from diglot.safety.urls import read_url
from diglot.site import allowed_markup
from diglot.site.allowed_hosts import TABLE, allowed_in, origin_of
from diglot.site.built_site import Site, SiteFinding, SiteRule
from diglot.site.page_tags import PageTag, TagKind

RULE = SiteRule("VS145", "unknown-markup", is_local=True)
_GOAL = re.compile(r"^[^;,]*[;,]\s*(?:url\s*=\s*)?['\"]?", re.IGNORECASE)
"""What stands before the address in the content of a refresh (HTML Standard, 4.2.5.3)."""
_ON_SITE = re.compile(r"(?!//)[\w./#?=&%~+,@()-]*+", re.ASCII)
"""Addresses that are clearly without a scheme or a host."""
_ENCODING = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_PAINT = re.compile(r"url\(\s*[\"']?(?!#)[^\s\"']", re.IGNORECASE)
"""The address of another file; one that begins with `#` is in the page itself."""
_CANDIDATE = re.compile(r"[^\s,]+")


def check(site: Site) -> Iterator[SiteFinding]:
    """Look at every start tag once: most of them are on all pages."""
    framed = tuple(allowed_in(site.hosts, "frame-src"))
    for page in site.built():
        for tag in page.tags:
            for fault in _faults(tag, framed):
                yield SiteFinding(RULE.code, page.path, Message("{}: {}", fault, tag.text[:80]))


@lru_cache(maxsize=1 << 17)
def _faults(tag: PageTag, framed: tuple[str, ...]) -> tuple[Message, ...]:
    faults = _faults_of_kind(tag.kind, framed)
    if tag.link is not None:
        faults += _address(tag.kind.name, tag.link.href)
    return faults


@lru_cache(maxsize=1 << 15)
def _faults_of_kind(kind: TagKind, framed: tuple[str, ...]) -> tuple[Message, ...]:
    return tuple(_find_faults(kind.name, kind.attributes, framed))


def _find_faults(name: str, attributes: Mapping[str, str], framed: Collection[str]) -> Iterator[Message]:
    is_frame = name == "iframe" and origin_of(attributes.get("src", "")) in framed
    known = allowed_markup.ATTRIBUTES | allowed_markup.OF_FRAMES if is_frame else allowed_markup.ATTRIBUTES
    if name == "iframe" and not is_frame:
        yield Message("<iframe> shows a page of a host that no [[{}]] in diglot.toml allows for frames", TABLE)
    elif name not in allowed_markup.ELEMENTS and not is_frame:
        yield Message("<{}> is no element of a text or of the theme", name)
    if attributes.get("http-equiv", "").strip().lower() == "refresh" and "content" in attributes:
        goal = _GOAL.sub("", attributes["content"])
        if not read_url(goal).is_local:
            yield Message("it sends readers to {}", goal[:40])
    yield from _find_odd_values(name, attributes)
    for attribute, value in attributes.items():
        if attribute not in known and not attribute.startswith(allowed_markup.FAMILIES):
            yield Message("“{}” is no attribute of a text or of the theme", attribute)
        elif attribute in allowed_markup.ADDRESSES:
            yield from _address(name, value)
        elif attribute in allowed_markup.ADDRESS_LISTS:
            for each in _CANDIDATE.findall(value):
                yield from _address(name, each)
        elif attribute == "http-equiv" and value.lower() not in allowed_markup.PRAGMAS:
            yield Message("“{}” is no order that a page gives", value)


def _find_odd_values(name: str, attributes: Mapping[str, str]) -> Iterator[Message]:
    """Values that neither Markdown nor the theme writes, of attributes that they do write."""
    kind, rel = attributes.get("type", "").lower(), attributes.get("rel", "").lower().split()
    if name == "input" and kind not in allowed_markup.INPUTS:
        yield Message("no page asks for what a field of the type “{}” takes", kind)
    if "opener" in rel:
        yield Message("the page that it opens could change this one (rel=opener)")
    is_meta, about = name == "meta", attributes.get("name", "").lower()
    said = attributes.get("content" if is_meta and about == "referrer" else "referrerpolicy", "").strip().lower()
    if said and said not in allowed_markup.REFERRERS:
        yield Message("“{}” tells other hosts which page a reader came from", said)
    encoding = _ENCODING.search(attributes.get("content", "")) if is_meta else None
    encoding_name = attributes.get("charset", encoding[1] if encoding else "") if is_meta else ""
    if encoding_name and encoding_name.strip().lower() != "utf-8":
        yield Message("it says that the page is in {}, not in UTF-8", encoding_name)
    for attribute, ends in (("src", (".js", ".mjs")), ("href", (".css",))):
        is_program = name == "script" if attribute == "src" else name == "link" and "stylesheet" in rel
        url = read_url(attributes[attribute]) if is_program and attributes.get(attribute) else None
        if url is not None and url.is_local and not url.path.lower().endswith(ends):
            yield Message(
                "“{}” is run, and the name of what runs ends in {}", url.path, reduce(Message("{} or {}").filled, ends)
            )
    for attribute in allowed_markup.PAINTS & attributes.keys():
        if _PAINT.search(attributes[attribute]):
            yield Message("“{}” leads to another file", attribute)


@lru_cache(maxsize=1 << 15)
def _address(name: str, value: str) -> tuple[Message, ...]:
    if _ON_SITE.fullmatch(value):
        return ()
    url = read_url(value)
    scheme = url.scheme
    if "@" in url.host:
        return (Message("{}: a name stands before the host, and readers may take it for the host", url.host),)
    is_picture = (
        scheme == "data" and name in allowed_markup.PICTURES and value.strip().lower().startswith("data:image/")
    )
    if scheme in allowed_markup.SCHEMES or is_picture:
        return ()
    return (Message("{}: is no scheme for an address", scheme),)
