"""What Zotero saves of a page: its translators “Embedded Metadata” and “RDF”, as far as our pages use them.

Names are taken apart by `Zotero.Utilities.cleanAuthor`: at a comma, if there is one; at the last blank otherwise.
"""

from html.parser import HTMLParser
from typing import Any

_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_abstract": "abstractNote",
    "citation_public_url": "url",
    "citation_language": "language",
    "dcterms.rights": "rights",
    "z:websiteTitle": "websiteTitle",
}


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a `meta`; empty ones are not read."""
        values = dict(attrs)
        name = values.get("name") or values.get("property")
        if tag == "meta" and name and values.get("content"):
            self.found.append((name, values["content"] or ""))


def zotero_item(head: str) -> dict[str, Any]:
    """The item that is saved: creators are the role, the name, and of how many parts it is."""
    parser = _Head()
    parser.feed(head)
    said = dict(reversed(parser.found))  # of several the first
    guessed = "journalArticle" if "citation_title" in said else "webpage"
    item: dict[str, Any] = {"itemType": said.get("z:itemType", guessed)}
    item |= {field: said[name].strip() for name, field in _FIELDS.items() if name in said}
    item["creators"] = [
        (role, *_cleaned(content))
        for role in ("author", "editor")
        for name, content in parser.found
        if name == f"citation_{role}"
    ]
    return item


def _cleaned(name: str) -> tuple[str, int]:
    has_comma = "," in name
    name = name.strip(" .,/[]:")
    parts = name.split(",", 1) if has_comma else name.rsplit(" ", 1)
    return name, len(parts)
