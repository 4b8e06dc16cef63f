"""The plugin: what happens at which event of a build.

A site in n languages is built n times in one run, by static-i18n, with the same plugin objects; the edition is read
once. A build writes nothing into the edition: texts that are not synced yet are shown as a sync would write them.

Two builds of one commit give the same bytes: `scripts/build` and the workflows set `SOURCE_DATE_EPOCH` to the time of
the last commit, and nothing depends on the clock, the locale or the order of files in a folder.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.utils import get_relative_url

from diglot.edition_pairs import EditionPairs
from diglot.engines.cache import CacheEntry
from diglot.engines.mkdocs.finishing import finish
from diglot.engines.mkdocs.internals import MkDocsSite, log
from diglot.engines.mkdocs.page_cache import LogCounter, PageCache, share_templates
from diglot.engines.mkdocs.pages import PageCollection
from diglot.engines.mkdocs.search_index import add_page, find_search, take_over
from diglot.errors import InputError
from diglot.interface import interface
from diglot.publish.citation import Work
from diglot.publish.edition_terms import PAGE, EditionTerms
from diglot.publish.glossary import letter_id, render_glossary
from diglot.publish.markdown_extension import UnitExtension
from diglot.publish.markers import mark_markdown
from diglot.publish.page_credits import Credits, name_writers
from diglot.publish.page_data import called
from diglot.publish.page_units import page_units
from diglot.publish.relative_links import relative
from diglot.publish.unit_notes import Answers, Counterpart
from diglot.publish.unmark import PageRendering
from diglot.publish.withheld_units import WithheldUnits
from diglot.repository import Repository
from diglot.safety import Judge
from diglot.site.address_ledger import parse_ledger
from diglot.sync import Plan, plan_sync


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: the settings of an edition are in diglot.toml."""


class DiglotPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Publishes an edition with MkDocs."""

    def __init__(self) -> None:
        super().__init__()
        self.extension = UnitExtension()
        self.pairs = EditionPairs({})
        self.slugs: dict[str, dict[str, str]] = {}
        self.is_serving = False
        self.listener = LogCounter()
        self.cache_entry: CacheEntry | None = None

    # Once per build

    def on_startup(self, command: Any, dirty: bool) -> None:
        """Note whether this is `mkdocs serve`, whose server adds a script to every page."""
        self.is_serving = command == "serve"

    def on_config(self, config: Any) -> Any:
        """Read the edition before the first language is built; set up theme and Markdown."""
        self.stack = MkDocsSite(config)
        self.stack.install_theme()
        self.stack.align_tables()
        if self.extension not in config.markdown_extensions:
            config.markdown_extensions.append(self.extension)
        if self.stack.is_first_build:
            try:
                self.repository = Repository(self.stack.root)
            except InputError as error:
                raise PluginError(f"diglot: {error}") from None
            self.settings = self.repository.settings
            self.stack.check_languages(self.settings.source, self.settings.targets, self.settings.docs)
            self.stack.check_extensions()
            self.stack.keep_search_entries()
            edition = self.repository.read_edition()
            plan = plan_sync(edition)
            _report(plan)
            self.withheld = WithheldUnits(edition, Judge(self.stack.renderer(), self.repository.rules()))
            plan = replace(plan, pairs=self.withheld.withhold(plan.pairs))
            self.pairs, self.slugs = EditionPairs(plan.pairs), {}
            self.terms = EditionTerms(
                self.pairs, plan.termbase, self.settings.source, self.settings.terms, self.repository.layout
            )
            self.credits = Credits(edition, plan.pairs, plan.catalogs)
            for problem in self.credits.problems:
                log.warning(str(problem))
            self.page_collection = PageCollection(self.stack, edition, self.pairs, self.credits, self.settings.help)
            if self.settings.help and self.settings.help not in edition.pages:
                log.warning(
                    f"diglot.toml: the page “{self.settings.help}” of `help` does not exist in {edition.layout.docs}. "
                    "Correct its path, or remove the setting."
                )
            self.page_cache = PageCache(
                self.stack.root, (edition.layout, edition.termbase, edition.interface), self.listener
            )
            self.stack.skip_links(self.withheld.folders(self.stack.root))
            for fact in self.withheld.facts:
                log.warning(fact)
        self.words = words = interface(self.stack.language_tag_of(self.stack.language))
        self.stack.title_links(
            words.gettext("Permanent link to this section"), words.gettext("Back to footnote {} in the text")
        )
        return config

    def on_env(self, env: Any, config: Any, files: Any) -> None:
        """Cache compiled templates, and let Diglot fill the search index that the search plugin made."""
        share_templates(env)
        if (search := find_search(config)) is not None:
            take_over(search)

    @event_priority(-200)
    def on_post_build(self, config: Any) -> None:
        """After the pages of all languages, write the pages side by side; then add the policy to every page."""
        if self.stack.is_first_build:
            self.page_collection.write(Path(config.site_dir), self.page_cache)
            if not self.is_serving:
                self._finish(Path(config.site_dir))
            self.page_cache.sweep()

    def _finish(self, folder: Path) -> None:
        codes = sorted(self.stack.languages, key=lambda code: code != self.stack.default_language)
        try:
            ledger = parse_ledger(self.repository.read_ledger(), self.repository.layout.ledger)
        except InputError as error:
            raise PluginError(f"diglot: {error}") from None
        finish(folder, {code: self.stack.language_tag_of(code) for code in codes}, ledger)

    def on_serve(self, server: Any, config: Any, builder: Any) -> Any:
        """Watch catalogs and settings, so that a change builds again; MkDocs watches the pages itself."""
        for path in self.repository.watched():
            if path.exists():
                server.watch(str(path))
        return server

    @event_priority(100)
    def _remove_unsafe_files(self, files: Any, config: Any) -> Any:
        """Remove files that translators may not publish, before any other plugin reads them."""
        for file in list(files):
            if not self.stack.is_made(file) and not self.withheld.lets_through(file.src_uri):
                files.remove(file)
        return files

    @event_priority(-150)
    def _add_glossary(self, files: Any, config: Any) -> Any:
        """Add the page of the glossary, which is no file on disk. This is after static-i18n, which cannot read it."""
        if self.terms.terms:
            self.stack.generate_page(files, PAGE, self.words.gettext("Glossary"))
            if self.stack.is_first_build:
                for path, content in self.terms.downloads(self.stack.address_of):
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
        self.extension.rendering = None
        units = page_units(self.pairs, name, language)
        if units is None:
            return None
        is_source = language not in self.settings.targets
        tag = self.stack.language_tag_of(language)
        source = tag if is_source else self.stack.language_tag_of(self.settings.source)
        credit = self.credits.of(name)
        work = Work("", self.stack.site_name(language), tag, credit, "" if is_source else source)
        page.meta["author"] = name_writers(work)
        self.extension.rendering = PageRendering(
            markdown=markdown,
            units=units,
            words=interface(tag),
            language=tag,
            source=source,
            slugs=self.slugs.setdefault(name, {}),
            meta=page.meta,
            credit=credit,
            reviewed=self.credits.reviewed(name, language),
            terms=self.terms.on_page(language, self._seen_from(page, PAGE)),
            answers=self._answers(page),
            others=[self.stack.language_tag_of(other) for other in self.stack.languages if other != language],
            counterparts=self._counterparts(page, language),
        )
        if self.page_cache.give_content(page, name, language, self.extension.rendering, config, files):
            return None
        marked, found = mark_markdown(markdown, units, self.pairs.document(name, language))
        if found < len(units):
            log.info(
                f"{page.file.src_uri}: another plugin changed {len(units) - found} units; they have no permanent link."
            )
        return marked

    @event_priority(-150)
    def on_page_content(self, html: str, page: Any, config: Any, files: Any) -> str | None:
        """Add the cards of the page's terms, fill the page of the glossary, and fill the search index.

        Also tell MkDocs about anchors in raw HTML, and give other plugins the Markdown without marks.
        """
        if self.stack.is_generated(page, PAGE):
            content = self._glossary(page)
            self._index(page, content, page.present_anchor_ids)
            return content
        self._index(page, html, set() if self.extension.rendering is None else self.extension.rendering.ids)
        rendering, self.extension.rendering = self.extension.rendering, None
        if rendering is None:
            return None
        self.page_cache.keep_content(page, self.stack.page_name(page), self.stack.language, rendering, html)
        page.markdown = rendering.markdown
        page.present_anchor_ids = (page.present_anchor_ids or set()) | rendering.ids
        if (terms := rendering.terms) is None:
            return None
        name, language = self.stack.page_name(page), self.stack.language
        for problem in self.terms.unknown(terms, name, language):
            log.warning(str(problem))
        return "\n".join([html, self.terms.cards(terms, language, self._tags(), self.words)])

    def _index(self, page: Any, html: str, units: set[str]) -> None:
        """Put a page into the search index, unless it only repeats the page of another language."""
        if (search := find_search(self.stack.config)) is not None and page.file.locale == self.stack.language:
            add_page(search, page, html, units)

    def _glossary(self, page: Any) -> str:
        glossary = self.terms.glossary(
            self.stack.language, self._tags(), self.words, lambda name, language: self._seen_from(page, name, language)
        )
        self.stack.set_contents(page, [(letter_id(letter), letter) for letter, _ in glossary.letters])
        page.present_anchor_ids |= {f"t-{key}" for key in glossary.terms}
        return render_glossary(glossary)

    def _answers(self, page: Any) -> dict[str, list[Answers]]:
        """Links from the units of a page to the passages that discuss them, by unit id: contributors, then editors."""
        found = {}
        language = self.stack.language

        def title(name: str) -> str:
            return self.pairs.title(name, language)

        for unit, answers in self.terms.answers.get(self.stack.page_name(page), {}).items():
            links: dict[bool, dict[str, list[str]]] = {False: {}, True: {}}
            for answer in answers:
                address = f"{self._seen_from(page, answer.page)}#{answer.unit}"
                links[answer.by_editors].setdefault(answer.page, []).append(address)
            found[unit] = [
                Answers(by_editors, [(title(name), addresses) for name, addresses in pages.items()])
                for by_editors, pages in links.items()
                if pages
            ]
        return found

    def _tags(self) -> dict[str, str]:
        """The languages of the edition, the source first, as tags."""
        codes = (self.settings.source, *self.settings.targets)
        return {code: self.stack.language_tag_of(code) for code in codes if code in self.stack.languages}

    def _seen_from(self, page: Any, name: str, language: str = "") -> str:
        """The relative address of a page, in this language if no other is named."""
        return get_relative_url(self.stack.address_of(name, language or self.stack.language), page.url)

    @event_priority(-50)
    def on_page_context(self, context: Any, page: Any, config: Any, nav: Any) -> Any:
        """Add the switches and tools of the page, after static-i18n and after plugins that change the content."""
        self.stack.point_selector(page)
        around = self.page_collection.add(page, self.stack.language)
        self.cache_entry = self.page_cache.page(
            page, self.stack.page_name(page), self.stack.language, around, nav, config
        )
        context["diglot"] = {**around, "kept": self.cache_entry and self.cache_entry.text}
        return context

    def on_post_page(self, output: str, page: Any, config: Any) -> str:
        """Correct Material's HTML, remove head links that make its script capture clicks, add the page's address."""
        if self.cache_entry and self.cache_entry.text:
            return self.cache_entry.text
        words = interface(self.stack.language_tag_of(self.stack.language))
        output = self.stack.mend(self.stack.without_head_alternates(output), words.gettext("Search"))
        output = self.stack.with_address(output, page.canonical_url or "")
        if self.cache_entry:
            self.cache_entry.keep(output)
        return output

    def on_template_context(self, context: Any, template_name: str, config: Any) -> Any:
        """Add the sentences of the page “not found”, in every language of the site."""
        if template_name == "404.html":
            context["diglot"] = {"lost": [self._lost(language) for language in self.stack.languages]}
        return context

    def _counterparts(self, page: Any, language: str) -> list[Counterpart]:
        """The page in the other languages of its pairs."""
        source, words = self.settings.source, interface(self.stack.language_tag_of(language))
        others = self.settings.targets if language == source else (source,)
        here = self.stack.address(page.file)
        found = []
        for other in others:
            if (file := page.file.alternates.get(other)) is not None:
                tag = self.stack.language_tag_of(other)
                found.append(Counterpart(relative(self.stack.address(file), here), tag, called(tag, words)))
        return found

    def _lost(self, language: str) -> dict[str, str]:
        words = interface(self.stack.language_tag_of(language))
        return {
            "tag": words.language,
            "title": words.gettext("Page not found"),
            "sentence": words.gettext("There is no page at this address."),
            "link": words.gettext("Go to the opening page"),
            "home": self.stack.home(language),
        }


def _report(plan: Plan) -> None:
    """Log the problems, conflicts and unsynced changes of the edition."""
    for problem in plan.problems:
        log.warning(str(problem))
    for conflict in plan.conflicts:
        log.warning(
            f"{conflict.markdown_place}: the page and the catalog ({conflict.catalog_place}) both changed and differ. "
            "Run `diglot sync` to see both texts."
        )
    if plan.writes:
        log.info(f"{len(plan.writes)} files are not synced. The site shows what a sync would write. Run `diglot sync`.")
