"""A build without plugins: from the folder of an edition, and the pages that an engine writes for it, to the site.

The engine is given the settings and the edition (`SiteBuild`), and gives what it wrote (`EngineOutput`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from diglot.citation import Work
from diglot.closed_folder import ClosedFolder
from diglot.engines.edition_build import read_edition_build
from diglot.engines.material_pages import point_selector, put_address, put_author, put_language
from diglot.engines.page_publishing import EnginePage, publish_pages
from diglot.engines.page_sources import glossary_places
from diglot.engines.repository_links import edit_base, has_issue_form, report_address
from diglot.engines.site_settings import check_extensions, check_links, check_settings, read_site_settings
from diglot.engines.theme_files import LOST, render_lost
from diglot.errors import InputError
from diglot.interface import interface
from diglot.message import Message
from diglot.publish.edition_terms import PAGE
from diglot.publish.frame import ThemeAddresses
from diglot.publish.glossary import Glossary
from diglot.publish.glossary_page import render_glossary
from diglot.publish.page_credits import name_writers
from diglot.publish.relative_links import file_of, relative
from diglot.publish.site_facts import SiteFacts, SiteLanguage
from diglot.publish.templates import Templates
from diglot.publish.written_page import bracket, split_page
from diglot.settings import read_settings
from diglot.site import finish_site
from diglot.site.address_ledger import moved_ids
from diglot.site.finish import compress, read_html
from diglot.site.sitemap import SITEMAP, SitemapEntry, render_sitemap

SiteFiles = dict[str, bytes | Path]
"""The files of a site by path: their bytes, or where they are."""


@dataclass(frozen=True)
class EngineOutput:
    """What an engine wrote."""

    html: Mapping[tuple[str, str], str]
    """The pages, by name and language, as they are at their addresses."""
    files: Mapping[str, Path]
    """All other files, by path from the root of the site."""
    theme: ThemeAddresses
    unfound: Collection[tuple[str, str]] = ()
    """The pages that search leaves out, by name and language."""


class SiteBuild:
    """The build of one site. `warnings` says what is wrong, `notes` what its editors may want to know."""

    def __init__(self, root: Path) -> None:
        """Read the edition in `root`. Raises InputError for settings that cannot be used."""
        self.root = root
        site = read_site_settings(root)
        docs = str(site.values.get("docs_dir") or "docs")
        check_settings(root, read_settings(root), list(site.plugins), site.plugins["i18n"], docs)
        self.edition_build = build = read_edition_build(root)
        self.site = site = site.with_titles(build.titles)
        self.ledger = build.ledger
        settings = build.repository.settings
        self.source = settings.source
        self.warnings = [
            *check_extensions(site.languages, site.extensions),
            *build.warnings,
        ]
        self.notes = build.notes
        self.url = f"{str(site.values.get('site_url') or '').rstrip('/')}/"
        self.tags = {code: language.tag for code, language in site.languages.items()}
        self.repository = str(site.values.get("repo_url") or "")
        self.edit_base = edit_base(self.repository, site.values.get("edit_uri"), settings.docs)
        own, layout = site.values["theme"].get("custom_dir"), build.edition.layout
        check_links(root, own_theme := [Path(own)] if own else [])
        self.templates = Templates(root, own_theme, (layout.docs, layout.locales))
        self.glossaries = {code: self._glossary(code) for code in site.languages} if build.terms.terms else {}

    def publish(self, output: EngineOutput) -> SiteFiles:
        """The files of the site."""
        pages = list(self._pages(output))
        done = publish_pages(self.edition_build, self._facts(output), pages)
        texts = {page.address: page.html for page in pages} | done.html
        self.warnings += done.problems
        files: SiteFiles = dict(output.files)
        if self.glossaries:
            for path, content in self.edition_build.terms.downloads(self.site.address_of):
                files[path] = content.encode()
        copied = {path: read_html(read_made(place)) for path, place in output.files.items() if path.endswith(".html")}
        finished = self._finish(texts, copied, output, done.changes)
        return {**done.files, **files, **finished}

    def _pages(self, output: EngineOutput) -> Iterator[EnginePage]:
        """The pages in their frames; that of the glossary with its text."""
        html = output.html
        for name, codes in _by_name(list(html)).items():
            for code in codes:
                text, title, ids = (
                    self._frame(html[name, code], name, code, codes),
                    name.removesuffix(".md"),
                    list[str](),
                )
                glossary = self.glossaries.get(code) if name == PAGE and name not in self.edition_build.pairs else None
                if glossary is not None and (parts := split_page(text)) is not None:
                    text = parts.before + bracket(render_glossary(glossary, self.templates), PAGE) + parts.after
                    title, ids = interface(self.tags[code]).gettext("Glossary"), glossary_places(glossary)
                boost = 0 if (name, code) in output.unfound else 1
                yield EnginePage(name, code, self.site.address_of(name, code), text, title, ids, boost)

    def _frame(self, html: str, name: str, code: str, codes: Sequence[str]) -> str:
        """A page with its address, its author, and a selector of languages that leads to its versions."""
        address = self.site.address_of(name, code)
        links = {other: relative(self.site.address_of(name, other), address) for other in codes}
        source = "" if code == self.source else self.tags[self.source]
        credit = self.edition_build.credits.of(name)
        work = Work("", self.site.languages[code].site_name, self.tags[code], credit, source)
        html = put_language(point_selector(html, links, self.tags), self.tags[code])
        html = put_author(html, name_writers(work))
        return put_address(html, self.url + address if self.site.values.get("site_url") else "")

    def _facts(self, output: EngineOutput) -> SiteFacts:
        has_form = has_issue_form(self.root)
        return SiteFacts(
            languages={
                site_language.code: SiteLanguage(
                    site_language.code,
                    site_language.tag,
                    site_language.name,
                    site_language.site_name,
                    site_language.folder,
                )
                for site_language in self.site.languages.values()
            },
            addresses={(name, code): self.site.address_of(name, code) for name, code in output.html},
            address_of=self.site.address_of,
            edit_base=self.edit_base,
            url=self.url if self.site.values.get("site_url") else "",
            report_address=lambda page: report_address(self.repository, page, has_form),
            moved_ids=lambda address: moved_ids(self.ledger, unquote(address)),
            theme=output.theme,
            templates=self.templates,
        )

    def _glossary(self, code: str) -> Glossary:
        codes = (self.source, *self.edition_build.repository.settings.targets)
        here = self.site.address_of(PAGE, code)
        return self.edition_build.terms.glossary(
            code,
            {code: self.tags[code] for code in codes if code in self.tags},
            interface(self.tags[code]),
            lambda name, language: relative(self.site.address_of(name, language), here),
        )

    def _finish(
        self,
        texts: Mapping[str, str],
        copied: Mapping[str, str],
        output: EngineOutput,
        changes: Mapping[str, date],
    ) -> dict[str, bytes]:
        """The pages, the sitemap and the page for lost readers, with the policy of the site."""
        path = urlsplit(self.url).path
        homes = {
            site_language.tag: site_language.folder + ("" if self.site.uses_folders else "index.html")
            for site_language in self.site.languages.values()
        }
        files = {**copied, **{file_of(address): text for address, text in texts.items()}}
        files[LOST] = render_lost(homes, lambda address: path + address)
        files[SITEMAP] = render_sitemap(self._sitemap(list(output.html)))
        done = {name: text.encode() for name, text in files.items()}
        hosts = self.edition_build.repository.settings.policy
        written = output.files
        done |= finish_site(
            files,
            self.tags,
            self.ledger,
            changes,
            hosts,
            lambda name: read_made(written[name]) if name in written else None,
        )
        return {f"{SITEMAP}.gz": compress(done[SITEMAP])} | done

    def _sitemap(self, pages: Sequence[tuple[str, str]]) -> Iterator[SitemapEntry]:
        versions = _by_name(pages)
        for name, code in sorted(pages, key=lambda page: list(self.site.languages).index(page[1])):
            alternates = ((other, self.url + self.site.address_of(name, other)) for other in versions[name])
            yield SitemapEntry(self.url + self.site.address_of(name, code), tuple(alternates))


def write_site(folder: Path, files: SiteFiles) -> None:
    """Write the files of a site into a folder, in place of an older site. Hidden files stay, as a repository may be
    there."""
    site = ClosedFolder(folder, str(folder))
    site.empty()
    for path, content in files.items():
        site.write(path, read_made(content) if isinstance(content, Path) else content)


def share_files(own: Mapping[str, Path], folder: str, root: Mapping[str, Path]) -> dict[str, str]:
    """The files in the folder of a language that are at the root of the site as well: path there, by path here."""
    same = (path for path in own if path in root and read_made(own[path]) == read_made(root[path]))
    return {f"{folder}{path}": path for path in same}


def read_made(place: Path) -> bytes:
    """A file that an engine made."""
    return ClosedFolder(place.parent).read(place.name) or b""


def check_folder(root: Path, folder: Path, docs: str) -> None:
    """Raise InputError if `folder` cannot be that of the site, since something else would be removed from it."""
    check_links(root, [folder])
    goal, edition, pages = folder.resolve(), root.resolve(), (root / docs).resolve()
    if edition.is_relative_to(goal) or pages.is_relative_to(goal) or goal.is_relative_to(pages):
        fact = Message("the site cannot be here: the folder holds the edition, or is in the folder of its pages")
        raise InputError(fact, Message("Name another folder, such as `site`."), str(folder))
    site = ClosedFolder(folder, str(folder))
    if site.entries() and not site.has_file(LOST):
        raise InputError(
            Message("the folder has files of something else"), Message("Name another folder, or empty it."), str(folder)
        )


def _by_name(pages: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """The languages of each page."""
    found: dict[str, list[str]] = {}
    for name, code in pages:
        found.setdefault(name, []).append(code)
    return found
