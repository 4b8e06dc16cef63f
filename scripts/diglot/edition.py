"""The texts of an edition as plain values.

`repository.py` fills an Edition from the disk, `sync` turns it into a plan of files to write; neither knows the other.
A page is named by its path below its language's folder, with forward slashes: `commentary/security-state.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from diglot.edition_files import Layout, Listed
from diglot.errors import InputError
from diglot.pages import Grammar
from diglot.renderer import grammar_of
from diglot.safety.allowances import Allowances
from diglot.site_titles import SiteTitles


@dataclass(frozen=True, slots=True)
class Translation:
    """One target language as it is on disk; a page without a file has no key."""

    catalogs: Mapping[str, bytes] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    lock: str = ""


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
    titles: SiteTitles = field(default_factory=SiteTitles)
    """The titles of the site, which are translated like a page."""
    fingerprint: str = ""
    """Changes when the program or its settings do; part of what makes a remembered result valid."""

    def catalog_files(self) -> dict[str, bytes]:
        """The catalogs of all languages, by the paths of their files."""
        return {
            self.layout.catalog(page, code): data
            for code, translation in self.translations.items()
            for page, data in translation.catalogs.items()
        }

    @property
    def grammar(self) -> Grammar:
        """What the site reads as Markdown."""
        return grammar_of(self.rules.dialect)
