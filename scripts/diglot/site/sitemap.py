"""The XML files of a site: its sitemap (sitemaps.org 0.9, with hreflang links) and its feeds (RSS 2.0, Atom)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from xml.etree import ElementTree

SITEMAP = "sitemap.xml"
_SITEMAP, _XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
_FEEDS = ("rss", "feed", "RDF")
_ADDRESSES = ("link", "guid", "id", "url")


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page in the sitemap, with its versions: pairs of language tag and address, in order."""

    address: str
    alternates: tuple[tuple[str, str], ...]


def _parse(text: str) -> ElementTree.Element | None:
    """The root element; None if the text is not XML, or has a DTD, which could make it very large."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return None


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def read_sitemap(text: str) -> list[SitemapEntry] | None:
    """The pages a sitemap lists; None if it cannot be read."""
    root = _parse(text)
    if root is None or _name(root) != "urlset":
        return None
    entries = []
    for url in root:
        address = next(((element.text or "").strip() for element in url if _name(element) == "loc"), "")
        links = [element.attrib for element in url if _name(element) == "link" and element.get("rel") == "alternate"]
        alternates = tuple((link.get("hreflang", ""), link.get("href", "")) for link in links)
        entries.append(SitemapEntry(address, alternates))
    return entries


def render_sitemap(entries: Iterable[SitemapEntry]) -> str:
    """A sitemap that lists these pages, each with its versions."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">']
    for entry in entries:
        lines += ["    <url>", f"        <loc>{escape(entry.address)}</loc>"]
        for tag, address in entry.alternates:
            lines.append(f'        <xhtml:link rel="alternate" hreflang="{escape(tag)}" href="{escape(address)}"/>')
        lines.append("    </url>")
    return "\n".join([*lines, "</urlset>", ""])


def read_feed(text: str) -> list[str] | None:
    """The addresses in a feed; None if it is XML of another kind. A feed that cannot be read has the address “”."""
    if not any(f"<{kind}" in text[:2000] for kind in _FEEDS):
        return None
    root = _parse(text)
    return [""] if root is None else list(_feed_addresses(root))


def _feed_addresses(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        values = [element.text] if _name(element) in _ADDRESSES else []
        values += [element.get("href")] if _name(element) == "link" else []
        values += [element.get("url")] if _name(element) == "enclosure" else []
        yield from (value.strip() for value in values if value and value.strip().startswith(("http:", "https:")))
