"""The feed of a language: its dated texts, newest first, as Atom 1.0 (RFC 4287)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

FEED = "feed.xml"
"""The name of the feed, in the folder of its language."""
ATOM = "application/atom+xml"
_ATOM, _XML = "http://www.w3.org/2005/Atom", "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A page in a feed. Addresses are absolute."""

    title: str
    address: str
    published: datetime
    changed: datetime
    """When its text changed last; not when the site was built."""
    authors: Sequence[str] = ()
    summary: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    """The page in other languages, by tag."""
    rights: str = ""


def render_feed(
    address: str, home: str, title: str, subtitle: str, language: str, entries: Sequence[FeedEntry]
) -> bytes:
    """A feed at `address`. Ids are names made from addresses (RFC 9562, version 5), and stay when texts change."""
    newest = sorted(entries, key=lambda entry: (entry.published, entry.address), reverse=True)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _add(feed, "id", _name(address))
    _add(feed, "title", title)
    if subtitle:
        _add(feed, "subtitle", subtitle)
    _add(feed, "updated", _time(max(entry.changed for entry in entries)))
    _add(feed, "link", rel="self", type=ATOM, href=address)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=language, href=home)
    for entry in newest:
        item = SubElement(feed, "entry")
        _add(item, "id", _name(entry.address))
        _add(item, "title", entry.title)
        _add(item, "published", _time(entry.published))
        _add(item, "updated", _time(entry.changed))
        for name in entry.authors or [title]:
            _add(SubElement(item, "author"), "name", name)
        _add(item, "link", rel="alternate", type="text/html", hreflang=language, href=entry.address)
        for tag, other in entry.versions.items():
            _add(item, "link", rel="alternate", type="text/html", hreflang=tag, href=other)
        if entry.summary:
            _add(item, "summary", entry.summary)
        if entry.rights:
            _add(item, "rights", entry.rights)
    indent(feed)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(feed, "unicode").encode() + b"\n"


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> None:
    element = SubElement(parent, name, attributes)
    element.text = "".join(char for char in text if char.isprintable()) or None


def _name(address: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, address)}"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
