"""The paths of the files of an edition, and other files in their folders. Nothing is read here.

A page is named by its path below its language's folder, with forward slashes: `commentary/security-state.md`.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

OTHER_PAGES = (".markdown", ".mdown", ".mkdn", ".mkd")
"""The other endings that MkDocs reads as pages."""
SITE = "mkdocs.yml"
"""The file of the site's settings, and the name of the page of the titles in it (`site_titles.py`)."""


def page_of_catalog(path: str) -> str:
    """The page of a template or catalog; `path` is that of the file in its folder, without the suffix."""
    return path if path == SITE else f"{path}.md"


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of files, relative to the folder of the edition, with forward slashes."""

    source: str
    docs: str = "docs"
    locales: str = "locales"

    def source_page(self, page: str) -> str:
        """The file of `page` in the source language."""
        return SITE if page == SITE else f"{self.docs}/{self.source}/{page}"

    def target_page(self, page: str, language: str) -> str:
        """The file of `page` in a target language, where its translation is read."""
        return self.catalog(page, language) if page == SITE else f"{self.docs}/{language}/{page}"

    def template(self, page: str) -> str:
        """The file that registers the units of `page` (POT)."""
        return f"{self.locales}/templates/{page.removesuffix('.md')}.pot"

    def catalog(self, page: str, language: str) -> str:
        """The file of the translations of `page` (PO)."""
        return f"{self.locales}/{language}/LC_MESSAGES/{page.removesuffix('.md')}.po"

    @property
    def termbase(self) -> str:
        """The file of the edition's terms (TOML)."""
        return f"{self.locales}/termbase.toml"

    @property
    def interface(self) -> str:
        """The folder of the edition's own catalogs of the interface, one for each language: `fi.po`."""
        return f"{self.locales}/interface"

    @property
    def ledger(self) -> str:
        """The file of every address the site has published."""
        return f"{self.locales}/addresses.txt"

    def lock(self, language: str) -> str:
        """The file of what catalogs and pages of `language` last agreed on."""
        return f"{self.locales}/{language}/base.lock"


class Listed(NamedTuple):
    """A file, link or folder in a folder of pages or catalogs that is neither a page nor a catalog."""

    path: str
    kind: Literal["file", "link", "repository", "other"] = "file"
    """`repository`: a folder that holds a repository of its own, as a submodule does."""
    head: bytes = b""
    """Its first bytes, where the name says that it is a picture."""
