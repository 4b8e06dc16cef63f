"""The metadata of the pages of an edition, with the addresses that they have on the site."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

from diglot.citation import FILES, Work
from diglot.edition_files import Layout
from diglot.edition_pairs import EditionPairs
from diglot.metadata import ATOM, FEED, MARKDOWN, PageMetadata
from diglot.publish.page_credits import Credits
from diglot.publish.relative_links import beside, relative
from diglot.publish.site_facts import SiteFacts, SiteLanguage


class SiteMetadata:
    """What machines are told of each page."""

    def __init__(self, layout: Layout, source: str, pairs: EditionPairs, credits: Credits, site: SiteFacts) -> None:
        """`source` is the code of the source language."""
        self.layout = layout
        self.source = source
        self.pairs = pairs
        self.credits = credits
        self.site = site
        self._has_feeds = any(credits.of(page).day for page in pairs.pages)

    def work(self, page: str, language: str) -> Work:
        """A page as it is cited."""
        facts, credit = self.site.languages[language], self.credits.of(page)
        source = "" if language == self.source else self.site.languages[self.source].tag
        licence = credit.license or self.site.license
        return Work(self.pairs.title(page, language), facts.site_name, facts.tag, credit, source, licence)

    def of(self, page: str, language: str, view: str | None = None) -> PageMetadata:
        """The metadata of a page; with links to its files from the page at `view`, if that is given."""
        facts, site = self.site.languages[language], self.site
        versions = {
            site.languages[code].tag: self._absolute(page, code)
            for code in (self.source, *self.pairs.targets(page))
            if (page, code) in site.addresses
        }
        default = site.default if (page, site.default) in site.addresses else self.source
        about = self.credits.of(page).about
        return PageMetadata(
            self.work(page, language),
            self._absolute(page, language),
            self.pairs.description(page, language),
            site.url + facts.folder if site.url else "",
            versions if site.url else {},
            self._absolute(page, default),
            self.changed(page, language),
            self._absolute(about, language) if about in self.pairs else "",
            {} if view is None else self._files(page, facts, view),
        )

    def changed(self, page: str, language: str) -> datetime | None:
        """When the text of a page changed last; None if that is not known."""
        return self.site.changes.get(self.file(page, language))

    def file(self, page: str, language: str) -> str:
        """The Markdown file of a page, from the root of the edition."""
        return self.layout.source_page(page) if language == self.source else self.layout.target_page(page, language)

    def _files(self, page: str, language: SiteLanguage, view: str) -> Mapping[str, str]:
        """The files that belong to a page, by media type, as links from the page at `view`."""
        own = self.site.addresses[page, language.code]
        files = {media: beside(own, name) for name, (media, _) in FILES.items()}
        files[MARKDOWN] = quote(language.folder + page)
        if self.site.url and self._has_feeds:
            files[ATOM] = language.folder + FEED
        return {media: relative(address, view) for media, address in files.items()}

    def _absolute(self, page: str, language: str) -> str:
        return self.site.url + self.site.address(page, language) if self.site.url else ""
