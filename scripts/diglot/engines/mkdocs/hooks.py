"""The plugin: what happens at which event of a build.

A site in n languages is built n times in one run, by static-i18n, with the same plugin objects; the edition is read
once. A build writes nothing into the edition: texts that are not synced yet are shown as a sync would write them.

Two builds of one commit give the same bytes: `scripts/build` and the workflows set `SOURCE_DATE_EPOCH` to the time of
the last commit, and nothing depends on the clock, the locale or the order of files in a folder.
"""

import atexit
import gc
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.utils import get_relative_url

from diglot.citation import Work
from diglot.edition_pairs import EditionPairs
from diglot.engines.cache import CacheEntry
from diglot.engines.compiled_templates import CompiledTemplates
from diglot.engines.edition_build import read_edition_build
from diglot.engines.finishing import finish, write_pages
from diglot.engines.markdown_defaults import markdown_defaults
from diglot.engines.material_pages import put_address, remove_head_links
from diglot.engines.mkdocs.internals import THEME_ADDRESSES, MkDocsSite, WrittenFile, log
from diglot.engines.mkdocs.page_cache import LogCounter, PageCache
from diglot.engines.mkdocs.search_index import find_search, remove_index, take_over, write_index
from diglot.engines.page_publishing import publish_pages
from diglot.engines.rendering_limit import RenderingLimit
from diglot.engines.repository_links import edit_base, has_issue_form, report_address
from diglot.engines.site_settings import check_extensions
from diglot.engines.system_errors import tell_system_errors
from diglot.engines.theme_files import lost_sentences
from diglot.errors import InputError
from diglot.interface import interface
from diglot.publish.code_blocks import SharedCodeBlocks
from diglot.publish.edition_terms import PAGE
from diglot.publish.glossary import letter_id
from diglot.publish.glossary_page import render_glossary
from diglot.publish.markdown_extension import PageRendering, UnitExtension
from diglot.publish.markers import mark_markdown
from diglot.publish.page_credits import name_writers
from diglot.publish.page_units import page_units
from diglot.publish.relative_links import file_of
from diglot.publish.search_files import FOLDER
from diglot.publish.site_facts import SiteFacts
from diglot.publish.templates import Templates
from diglot.publish.written_page import bracket, bracket_again, split_page
from diglot.site.address_ledger import Ledger, moved_ids


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: the settings of an edition are in diglot.toml."""


COLLECTION = 500_000, 10, 10
"""How often Python looks for objects that refer to each other in a circle (`gc.set_threshold`). A build makes many
objects that stay, and few circles: with Python's own values it spends a twentieth of its time on this."""


class DiglotPlugin(RenderingLimit, BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Publishes an edition with MkDocs."""

    def __init__(self) -> None:
        super().__init__()
        self.extension = UnitExtension()
        self.code_blocks = SharedCodeBlocks()
        self.pairs = EditionPairs({})
        self.headings: dict[str, dict[str, str]] = {}
        self.written: list[WrittenFile] = []
        self.is_serving = False
        self.listener = LogCounter()
        self.cache_entry: CacheEntry | None = None

    # Once per build

    def on_startup(self, command: Any, dirty: bool) -> None:
        """Note whether this is `mkdocs serve`, whose server adds a script to every page."""
        self.is_serving = command == "serve"
        tell_system_errors()
        gc.set_threshold(*COLLECTION)
        atexit.register(gc.freeze)  # the system frees all at once what Python would take apart object by object

    @event_priority(200)
    def _check_settings(self, config: Any) -> None:
        """Check the settings before any other plugin uses them."""
        MkDocsSite.check_settings(config)

    def _read_edition(self, config: Any) -> Any:
        """Read the edition before the first language is built; set up theme and Markdown."""
        self.stack = MkDocsSite(config)
        self.stack.install_theme()
        if self.extension not in config.markdown_extensions:
            config.markdown_extensions += [self.extension, self.code_blocks]
        if self.stack.is_first_build:
            try:
                self.build = build = read_edition_build(self.stack.root, Path(config.config_file_path).name)
            except InputError as error:
                raise PluginError(f"diglot: {error}") from None
            self.pairs, self.headings, self.written = build.pairs, {}, []
            self.code_blocks.blocks.clear()
            self.stack.set_options({code: titles.options for code, titles in build.titles.items()})
            self.settings, edition = build.repository.settings, build.edition
            for warning in (*check_extensions(self.stack.languages, config.markdown_extensions), *build.warnings):
                log.warning(warning)
            for note in build.notes:
                log.info(note)
            closed = edition.layout.docs, edition.layout.locales
            self.templates = Templates(self.stack.root, self.stack.template_folders(), closed)
            cached = edition.layout, edition.termbase, edition.interface
            self.page_cache = PageCache(self.stack.root, cached, self.listener)
            self.stack.skip_links()
        tag = self.stack.language_tag_of(self.stack.language)
        self.words = interface(tag)
        self.stack.set_markdown(markdown_defaults(tag))
        return config

    on_config = CombinedEvent(_check_settings, _read_edition)

    def on_env(self, env: Any, config: Any, files: Any) -> None:
        """Cache compiled templates, and keep the search plugin from filling its index: Diglot does."""
        self.end_limit()  # all pages are rendered
        env.cache = {}  # a page includes forty templates; Jinja's own cache looks for each among those it may forget
        env.bytecode_cache = CompiledTemplates()
        if (search := find_search(config)) is not None:
            take_over(search)

    @event_priority(-200)
    def on_post_build(self, config: Any) -> None:
        """When the pages of all languages are written, publish them, and finish the site."""
        if not self.stack.is_first_build:
            return
        try:
            published = publish_pages(self.build, self._facts(ledger := self.build.ledger), self.written)
        except InputError as error:
            raise PluginError(f"diglot: {error}") from None
        for problem in published.problems:
            log.warning(problem)
        pages = {file_of(address): text for address, text in published.html.items()}
        if self.is_serving:
            write_pages(Path(config.site_dir), pages, published.files)
        else:
            codes = sorted(self.stack.languages, key=lambda code: code != self.stack.default_language)
            tags = {code: self.stack.language_tag_of(code) for code in codes}
            changes, hosts = published.changes, self.settings.policy
            finish(Path(config.site_dir), pages, published.files, tags, ledger, changes, hosts)
        if (search := find_search(config)) is not None:
            if any(path.startswith(FOLDER) for path in published.files):
                remove_index(config)
            else:
                found = ((file, published.sections.get(file.address)) for file in self.written if file.boost)
                write_index(search, config, [(file.url, page) for file, page in found if page is not None])
        self.page_cache.sweep()

    def _facts(self, ledger: Ledger) -> SiteFacts:
        config, has_form = self.stack.config, has_issue_form(self.stack.root)
        return SiteFacts(
            self.stack.site_languages(),
            {
                (file.name, language): address
                for file in self.written
                if file.name in self.pairs or file.name == PAGE
                for language, address in {**file.alternates, file.language: file.address}.items()
            },
            cache(self.stack.address_of),
            edit_base(config.repo_url or "", config.edit_uri or "", self.settings.docs),
            lambda page: report_address(config.repo_url or "", page, has_form),
            f"{config.site_url.rstrip('/')}/" if config.site_url else "",
            moved_ids=lambda address: moved_ids(ledger, unquote(address)),
            theme=THEME_ADDRESSES,
            templates=self.templates,
        )

    def on_serve(self, server: Any, config: Any, builder: Any) -> Any:
        """Watch catalogs and settings, so that a change builds again; MkDocs watches the pages itself."""
        for path in self.build.repository.watched():
            if path.exists():
                server.watch(str(path))
        return server

    @event_priority(100)
    def _remove_unsafe_files(self, files: Any, config: Any) -> Any:
        """Remove files that translators may not publish, before any other plugin reads them."""
        for file in list(files):
            if not self.stack.is_made(file) and not self.build.withheld.lets_through(file.src_uri):
                files.remove(file)
        return files

    @event_priority(-150)
    def _add_glossary(self, files: Any, config: Any) -> Any:
        """Add the page of the glossary, which is no file on disk. This is after static-i18n, which cannot read it."""
        if self.build.terms.terms:
            self.stack.generate_page(files, PAGE, self.words.gettext("Glossary"))
            if self.stack.is_first_build:
                for path, content in self.build.terms.downloads(self.stack.address_of):
                    self.stack.generate_file(files, path, content)
        return files

    on_files = CombinedEvent(_remove_unsafe_files, _add_glossary)

    # Page by page

    def on_page_read_source(self, page: Any, config: Any) -> str | None:
        """Return the text of a translated page as a sync would write it."""
        name, language = self.stack.page_name(page), self.stack.language
        if not self.pairs.has_target(name, language):
            return None
        return self.stack.as_read(self.pairs.pair(name, language).text)

    @event_priority(-150)
    def on_page_markdown(self, markdown: str, page: Any, config: Any, files: Any) -> str | None:
        """Mark the units, after every plugin that changes the Markdown."""
        name, language = self.stack.page_name(page), self.stack.language
        self.extension.rendering = PageRendering(name)
        units = page_units(self.pairs, name, language)
        if units is None:
            return None
        is_source = language not in self.settings.targets
        tag = self.stack.language_tag_of(language)
        source = "" if is_source else self.stack.language_tag_of(self.settings.source)
        page.meta["author"] = name_writers(
            Work("", self.stack.site_name(language), tag, self.build.credits.of(name), source)
        )
        headings = self.headings.setdefault(name, {})
        self.extension.rendering = PageRendering(name, [unit.id for unit in units], is_source, headings)
        self.unmarked, text = markdown, self.pairs.document(name, language).text
        if self.page_cache.give_content(page, self.extension.rendering, language, markdown, text, config, files):
            return None
        marked, found = mark_markdown(markdown, units, self.pairs.document(name, language))
        if found < len(units):
            log.info(
                f"{page.file.src_uri}: another plugin changed {len(units) - found} units; they have no permanent link."
            )
        return marked

    @event_priority(-150)
    def on_page_content(self, html: str, page: Any, config: Any, files: Any) -> str | None:
        """Fill the page of the glossary. Tell MkDocs about the ids of units, and give other plugins the Markdown
        without markers. Put the comments around the content again where a plugin that parses it lost them.
        """
        rendering, self.extension.rendering = self.extension.rendering, None
        if self.stack.is_generated(page, PAGE):
            return bracket(self._glossary(page), PAGE)
        if rendering is None:
            return None
        self.page_cache.keep_content(page, rendering, self.stack.language, html)
        if rendering.ids:
            page.markdown = self.unmarked
        page.present_anchor_ids = (page.present_anchor_ids or set()) | rendering.found
        return bracket_again(html, rendering.page)

    def _glossary(self, page: Any) -> str:
        glossary = self.build.terms.glossary(
            self.stack.language, self._tags(), self.words, lambda name, language: self._seen_from(page, name, language)
        )
        self.stack.set_contents(page, [(letter_id(letter), letter) for letter, _ in glossary.letters])
        page.present_anchor_ids |= {f"t-{key}" for key in glossary.terms}
        try:
            return render_glossary(glossary, self.templates)
        except InputError as error:
            raise PluginError(f"diglot: {error}") from None

    def _tags(self) -> dict[str, str]:
        """The languages of the edition, the source first, as tags."""
        codes = (self.settings.source, *self.settings.targets)
        return {code: self.stack.language_tag_of(code) for code in codes if code in self.stack.languages}

    def _seen_from(self, page: Any, name: str, language: str = "") -> str:
        """The relative address of a page, in this language if no other is named."""
        return get_relative_url(self.stack.address_of(name, language or self.stack.language), page.url)

    @event_priority(-50)
    def on_page_context(self, context: Any, page: Any, config: Any, nav: Any) -> Any:
        """Point the language selector to this page, and look for the page in the cache."""
        self.stack.point_selector(page)
        self.cache_entry = self.page_cache.page(page, self.stack.page_name(page), self.stack.language, nav, config)
        context["diglot"] = {"kept": self.cache_entry and self.cache_entry.text}
        return context

    @event_priority(-200)
    def on_post_page(self, output: str, page: Any, config: Any) -> str:
        """Correct Material's HTML, remove head links that make its script capture clicks, add the page's address.

        Then keep the page: it is published when all languages are written.
        """
        if self.cache_entry and self.cache_entry.text:
            output = self.cache_entry.text
        else:
            words = interface(self.stack.language_tag_of(self.stack.language))
            output = self.stack.mend(remove_head_links(output), words.gettext("Search"))
            output = put_address(output, page.canonical_url or "")
            if self.cache_entry:
                self.cache_entry.keep(output)
        if self.stack.page_name(page) in self.pairs and split_page(output) is None:
            log.warning(f"{page.file.src_uri}: a plugin or template left out the page's text, or the marks around it.")
        self.written.append(self.stack.written_file(page, output))
        return output

    def on_template_context(self, context: Any, template_name: str, config: Any) -> Any:
        """Add the sentences of the page “not found”, in every language of the site."""
        if template_name == "404.html":
            homes = {self.stack.language_tag_of(code): self.stack.home(code) for code in self.stack.languages}
            context["diglot"] = {"lost": lost_sentences(homes)}
        return context
