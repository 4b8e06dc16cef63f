"""What a publisher must know of the site, given as values by the engine that wrote it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from diglot.publish.frame import ThemeAddresses
from diglot.publish.templates import Templates


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """A language of a site."""

    code: str
    tag: str
    """What `<html lang>` says."""
    name: str
    """Its name in the language itself."""
    site_name: str
    folder: str
    """The folder of its pages, with a slash at the end; empty for the one at the root."""


@dataclass(frozen=True)
class SiteFacts:
    """What a site generator knows of a site."""

    languages: Mapping[str, SiteLanguage]
    """By code, in the order of the site."""
    addresses: Mapping[tuple[str, str], str]
    """The addresses of the pages that it wrote, by page and language, from the root of the site."""
    address_of: Callable[[str, str], str]
    """The address of any page or file in a language."""
    edit_base: str = ""
    """What the path of a file, from the root of the repository, is added to for a link that edits it; or empty."""
    report_address: Callable[[str], str] = field(default=lambda page: "")
    """Where a problem of a page is reported, with places for the paragraph's id and address; or empty."""
    url: str = ""
    """The absolute address of the root of the site, with a slash at its end; empty if it is not known."""
    changes: Mapping[str, datetime] = field(default_factory=dict)
    """When the files of the edition changed last, by path from its root."""
    license: str = ""
    """The licence of pages that name none, by its SPDX identifier."""
    moved_ids: Callable[[str], Mapping[str, str]] = field(default=lambda address: {})
    """Where ids that are gone from a page are now, by the page's address in the folder of its language."""
    theme: ThemeAddresses = field(default_factory=ThemeAddresses)
    templates: Templates = field(default_factory=Templates)
    """Those of Diglot, and of the site's own theme in their place."""

    @property
    def default(self) -> str:
        """The language for readers of all others: that at the root of the site, or else the first."""
        codes = [site_language.code for site_language in self.languages.values() if not site_language.folder]
        return next(iter([*codes, *self.languages]), "")

    def address(self, page: str, language: str) -> str:
        """The address of a page in a language."""
        known = self.addresses.get((page, language))
        return self.address_of(page, language).removeprefix("./") if known is None else known
