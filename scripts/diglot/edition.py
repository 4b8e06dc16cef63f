"""The texts of an edition as plain values.

`repository.py` reads an Edition from the disk, and `sync` makes a plan of files to write from it. Neither imports the
other. A page is named by its path below its language's folder, with forward slashes: `commentary/security-state.md`.
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
    """The input of a sync: source pages, templates and translations, with the settings that concern them."""

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
    """All files in the folders of pages and catalogs; a check reports those that do not belong there."""
    rules: Allowances = field(default_factory=Allowances)
    """The rules of safety for translations."""
    interface: Mapping[str, bytes] = field(default_factory=dict)
    """The edition's own catalogs of the interface, by language."""
    titles: SiteTitles = field(default_factory=SiteTitles)
    """The titles of the site, which are translated like a page."""
    fingerprint: str = ""
    """A digest of the program and its settings. Results of earlier runs are valid only for the same digest."""

    def catalog_files(self) -> dict[str, bytes]:
        """The catalogs of all languages, by the paths of their files."""
        return {
            self.layout.catalog(page, code): data
            for code, translation in self.translations.items()
            for page, data in translation.catalogs.items()
        }

    @property
    def grammar(self) -> Grammar:
        """The Markdown that the site enables."""
        return grammar_of(self.rules.dialect)
