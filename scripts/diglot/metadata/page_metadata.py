"""The metadata of a page, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from diglot.citation import Work


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """A page in one language. Addresses are absolute; where the site does not know its own address, there are none."""

    work: Work
    address: str = ""
    description: str = ""
    home: str = ""
    """The opening page in the language."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """The addresses of the page in all its languages, itself included, by tag; the source first."""
    default: str = ""
    """The version for readers of all other languages."""
    changed: datetime | None = None
    """When its text changed last, by version control."""
    about: str = ""
    """The page that it comments on."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Files with the same content, or with its citation: relative addresses by media type."""

    @property
    def is_home(self) -> bool:
        """Whether it is the opening page."""
        return bool(self.address) and self.address == self.home

    @property
    def source(self) -> str:
        """The address of the version that it was translated from; empty on that version itself."""
        return next(iter(self.versions.values()), "") if self.work.source else ""
