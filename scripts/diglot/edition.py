"""The texts of an edition as plain values, and the place of each.

`repository.py` fills an Edition from the disk, `sync` turns it into a plan of files to write; neither knows the other.
A page is named by its path below its language's folder, with forward slashes: `commentary/security-state.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from diglot.errors import InputError
from diglot.safety.allowances import Allowances


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are, relative to the edition's root, with forward slashes."""

    source: str
    docs: str = "docs"
    locales: str = "locales"

    def source_page(self, page: str) -> str:
        """The file of `page` in the source language."""
        return f"{self.docs}/{self.source}/{page}"

    def target_page(self, page: str, language: str) -> str:
        """The file of `page` in a target language."""
        return f"{self.docs}/{language}/{page}"

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


@dataclass(frozen=True, slots=True)
class Translation:
    """One target language as it is on disk; a page without a file has no key."""

    catalogs: Mapping[str, bytes] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    lock: str = ""


class Listed(NamedTuple):
    """A file, link or folder that is none of ours, in a folder of pages or catalogs."""

    path: str
    kind: Literal["file", "link", "repository", "other"] = "file"
    """`repository`: a folder that holds a repository of its own, as a submodule does."""
    head: bytes = b""
    """Its first bytes, where the name says that it is a picture."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything sync looks at: source pages, templates, and each translation, with the settings that bear on them."""

    layout: Layout
    project: str
    fields: tuple[str, ...]
    behind: str
    pages: Mapping[str, str]
    templates: Mapping[str, bytes]
    translations: Mapping[str, Translation]
    termbase: str = ""
    """The text of the termbase; empty if there is none."""
    unreadable: tuple[InputError, ...] = ()
    """Files that are not text, found while reading."""
    files: tuple[Listed, ...] = ()
    """What is in the folders of pages and catalogs, for those who ask whether it belongs there."""
    rules: Allowances = field(default_factory=Allowances)
    """By what translations are judged safe."""
    interface: Mapping[str, bytes] = field(default_factory=dict)
    """The edition's own catalogs of the interface, by language."""
    fingerprint: str = ""
    """Changes when the program or its settings do; part of what makes a remembered result valid."""
