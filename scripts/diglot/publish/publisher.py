"""From the written pages of a site generator to the pages of an edition.

The generator renders every page, with marked units (`markdown_extension.py`), and writes it. Then this module makes of
the versions of one page, in all its languages, the pages that readers see: one for each language, and those side by
side. Each article is parsed once; what follows is done on its tree, or on copies of it:

1. ids, editors' notes, term links: the article as it is in every view; that of a translation is judged
   (`article_judgement.py`); then languages are told apart, and search reads it;
2. for a view in one language: states and tools of the units, with a look at the other languages;
3. for a view side by side: states and tools in the language of the frame; then rows.

Nothing here knows the generator. It gives its facts as a value (`site_facts.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from diglot.citation import citation_key
from diglot.directions import add_directions, need_directions
from diglot.edition import Edition
from diglot.edition_pairs import EditionPairs
from diglot.errors import InputError
from diglot.interface import Interface, interface
from diglot.message import Message
from diglot.metadata import render_head
from diglot.pairs import Pair
from diglot.publish.article import Article, parse_article, tag_languages
from diglot.publish.article_judgement import FinishedArticle, find_breaches, name_tabs, show_sources
from diglot.publish.byline import make_byline
from diglot.publish.edition_terms import PAGE, EditionTerms, PageTerms
from diglot.publish.frame import move_page, put_around, put_head, set_head, set_title
from diglot.publish.node_edits import make_node, make_nodes, put_first
from diglot.publish.note_boxes import mark_footnotes
from diglot.publish.old_ids import put_old_ids, render_moved
from diglot.publish.page_credits import Credits
from diglot.publish.page_data import LanguageVersion, SideBySideLink, called, make_view_switch, render_page_data
from diglot.publish.page_units import PageUnit, page_units
from diglot.publish.passages import SearchSection, find_sections
from diglot.publish.relative_links import relative
from diglot.publish.script_runs import tag_script_runs
from diglot.publish.side_by_side import PageSide, SideBySidePages, render_rows
from diglot.publish.site_facts import SiteFacts, SiteLanguage
from diglot.publish.site_metadata import SiteMetadata
from diglot.publish.term_links import link_terms
from diglot.publish.title_page import TitlePage, put_title_page
from diglot.publish.unbroken import keep_unbroken
from diglot.publish.unit_notes import Answers, Counterpart, add_unit_notes, render_notice, without_peeks
from diglot.publish.written_page import WrittenPage, split_page
from diglot.safety import Breach, Judge
from diglot.safety.characters import escape
from diglot.spans import line_number

_NO_TITLE_PAGE = TitlePage()


@dataclass
class PublishedPage:
    """A page in all its languages, as readers see it."""

    html: dict[str, str] = field(default_factory=dict)
    """The pages, by address."""
    sections: dict[str, Sequence[SearchSection]] = field(default_factory=dict)
    """What search finds on it, by language."""
    beside: dict[str, list[str]] = field(default_factory=dict)
    """The folders of its pages side by side, by the language of their frame."""
    problems: list[str] = field(default_factory=list)
    """Its faults, each with its place and the correction."""


@dataclass(frozen=True, slots=True)
class _Version:
    """One version of the page that is being published."""

    page: str
    language: SiteLanguage
    address: str
    written: WrittenPage
    article: Article
    units: Sequence[PageUnit]
    words: Interface
    terms: PageTerms


class Publisher:
    """Publishes the pages of an edition."""

    def __init__(
        self,
        edition: Edition,
        pairs: EditionPairs,
        terms: EditionTerms,
        credits: Credits,
        site: SiteFacts,
        guide: str,
        judge: Judge,
        title_page: TitlePage = _NO_TITLE_PAGE,
    ) -> None:
        """`guide` is the page that explains how to read the site, or empty. `judge` has judged the units."""
        self.edition = edition
        self.source = edition.layout.source
        self.pairs = pairs
        self.terms = terms
        self.credits = credits
        self.site = site
        self.guide = guide
        self.title_page = title_page
        self._judge = judge
        self._counterparts: dict[str, dict[str, str]] = {}
        """By target: the addresses of its pages by those of the source's."""
        self.metadata = SiteMetadata(edition.layout, self.source, pairs, credits, site)
        self.has_directions = need_directions(language.tag for language in site.languages.values())
        self._versions: dict[tuple[str, str], LanguageVersion] = {}
        targets = [] if PAGE in pairs else [(PAGE, code) for code in edition.translations]
        pages = [(pair.page, pair.language) for pair in pairs]
        self.beside = SideBySidePages(site, self.source, [*pages, *targets])

    def publish(self, page: str, written: Mapping[str, str]) -> PublishedPage:
        """Publish a page of the edition; `written` has its versions by language, as the generator wrote them."""
        published = PublishedPage()
        versions: dict[str, _Version] = {}
        for language in sorted(written, key=lambda code: code != self.source):  # the others are held against the source
            parts = split_page(written[language])
            if parts is None:
                published.html[self.site.addresses[page, language]] = written[language]
                published.problems.append(str(self._no_content(page, language)))
                continue
            version = self._read(page, language, parts)
            if (source := versions.get(self.source)) is not None:
                version = self._judged(version, source, published.problems)
            self._tell_languages(version)
            versions[language] = version
            published.sections[language] = find_sections(version.article, self.pairs.title(page, language))
            published.problems += map(str, self.terms.unknown(version.terms, page, language))
        shown: dict[str, Article] = {}
        for language, version in versions.items():
            mark_footnotes(version.article.tree)
            shown[language] = self._with_notes(version, version.words, self._other_pages(version, versions))
            published.html[version.address] = self._in_one_language(version, shown[language], published.problems)
        for target in self.pairs.targets(page):
            if self.source in versions and target in versions:
                for frame in (self.source, target):
                    address = self.beside.address(page, frame, target)
                    own = shown.pop(frame, None) if page != self.title_page.page else None
                    published.html[address] = self._side_by_side(address, versions, target, versions[frame], own)
                    published.beside.setdefault(frame, []).append(f"{self.source}-{target}")
        return published

    # The article in every view

    def _read(self, page: str, language: str, written: WrittenPage) -> _Version:
        facts = self.site.languages[language]
        address = self.site.addresses[page, language]
        units = page_units(self.pairs, page, language) or ()
        words = interface(facts.tag)
        terms = self.terms.on_page(language, relative(self.site.address(PAGE, language), address))
        article = parse_article(written.content, {unit.id: unit for unit in units}, words)
        link_terms(article, terms)
        put_old_ids(article, self.site.moved_ids(address.removeprefix(facts.folder)))
        return _Version(
            page, facts, address, set_title(written, facts.site_name, facts.tag), article, units, words, terms
        )

    def _judged(self, version: _Version, source: _Version, problems: list[str]) -> _Version:
        """A translated version, with the source shown in place of its unsafe units."""
        finished_source, finished = (self._finished(judged) for judged in (source, version))
        article, units = version.article, dict[str, PageUnit]((unit.id, unit) for unit in version.units)
        name_tabs(source.article, article)
        while breaches := find_breaches(self._judge, version.page, finished_source, replace(finished, article=article)):
            problems += self._reports(version, breaches)
            is_last = any(not unit or units[unit].withheld for unit in breaches)
            article, units = show_sources(
                finished_source,
                replace(finished, article=article),
                units,
                [""] if is_last else list(breaches),
                self._counterparts_of(version.language.code),
            )
            if is_last:
                break
        return replace(version, article=article, units=list(units.values()))

    def _finished(self, version: _Version) -> FinishedArticle:
        facts = version.language
        return FinishedArticle(version.article, facts.code, version.address, facts.folder, version.terms)

    def _counterparts_of(self, language: str) -> Mapping[str, str]:
        if (known := self._counterparts.get(language)) is None:
            pages = [page for page, code in self.site.addresses if code == self.source]
            pages = [page for page in pages if (page, language) in self.site.addresses]
            known = self._counterparts[language] = {
                self.site.address(page, self.source): self.site.address(page, language) for page in [*pages, PAGE]
            }
        return known

    def _reports(self, version: _Version, breaches: Mapping[str, Sequence[Breach]]) -> Iterator[str]:
        """The faults of units, each with its place in the translated page."""
        language = version.language.code
        pair, document = self.pairs.pair(version.page, language), self.pairs.document(version.page, language)
        lines = {
            row.id: line_number(document.text, unit.span.start)
            for row, unit in zip(pair.rows, document.units, strict=True)
        }
        path = self.edition.layout.target_page(version.page, language)
        for unit, found in breaches.items():
            place = f"{path}:{lines[unit]}" if unit in lines else path
            shown = f"of unit {unit} here" if unit else "of all of this page"
            for breach in found:
                yield f"{place}: {breach.danger.code} {escape(breach.fact)}. The site shows the source {shown}."

    def _tell_languages(self, version: _Version) -> None:
        article, facts = version.article, version.language
        tag_languages(article, facts.tag, self.site.languages[self.source].tag)
        tag_script_runs(article.tree, article.body, facts.tag, self._other_tags(facts.code))
        keep_unbroken(article.tree, article.body, facts.tag)

    def _other_tags(self, language: str) -> list[str]:
        return [other.tag for code, other in self.site.languages.items() if code != language]

    # In one language

    def _others(self, version: _Version) -> Sequence[str]:
        """The languages that a page leads to, unit by unit."""
        return self.pairs.targets(version.page) if version.language.code == self.source else [self.source]

    def _other_pages(self, version: _Version, versions: Mapping[str, _Version]) -> Sequence[Counterpart]:
        return [
            Counterpart(
                relative(versions[other].address, version.address),
                versions[other].language.tag,
                called(versions[other].language.tag, version.words),
            )
            for other in self._others(version)
            if other in versions
        ]

    def _in_one_language(self, version: _Version, article: Article, problems: list[str]) -> str:
        language = version.language.code
        if version.page == self.title_page.page:
            first = next((name for name in self.title_page.texts if name in self.pairs), "")
            beside = [address for _, address in self.beside.views(first, version.language.code)]
            values = self.title_page, version.language, self.site, self.pairs, beside
            problems += put_title_page(article, *values)
        cards = self._cards(version, version.address)
        content = "\n".join(filter(None, [article.html(), cards]))
        written = put_head(version.written, render_head(self.metadata.of(version.page, language, version.address)))
        order = [language, *self._others(version)]
        return self._around(written, content, version, version.address, order)

    # Side by side

    def _side_by_side(
        self, address: str, versions: Mapping[str, _Version], target: str, frame: _Version, own: Article | None
    ) -> str:
        """`own` is the article as the frame's page in one language had it, if it is still there; it is used up."""
        other = versions[target if frame.language.code == self.source else self.source]
        sides = {
            version.language.code: PageSide(
                version.language.code,
                version.language.tag,
                version.address,
                without_peeks(own) if version is frame and own is not None else self._with_notes(version, frame.words),
            )
            for version in (versions[self.source], versions[target])
        }
        moved = self.beside.moved[target, frame.language.code]
        rows = render_rows(sides[self.source], sides[target], sides[frame.language.code], address, moved)
        cards = [self._cards(versions[language], address) for language in (self.source, target)]
        content = "\n".join(filter(None, [rows, *cards]))
        page = move_page(frame.written, frame.address, address, self.beside.framed[target], self.site.theme)
        page = set_head(page, [self.pairs.title(frame.page, version.language.code) for version in (frame, other)])
        page = put_head(page, render_head(self.metadata.of(frame.page, frame.language.code, address), indexed=False))
        return self._around(page, content, frame, address, [frame.language.code, other.language.code])

    # In both

    def _with_notes(self, version: _Version, words: Interface, counterparts: Sequence[Counterpart] = ()) -> Article:
        """A copy of an article with what the edition says of it and its units, in the language of `words`."""
        article = version.article.copy()
        language = version.language
        add_unit_notes(article, words, language.tag, self._answers(version), counterparts, version.words)
        notice = render_notice(version.units, words, self.site.templates)
        source, reviewed = self.site.languages[self.source].tag, self.credits.reviewed(version.page, language.code)
        byline = make_byline(self.credits.of(version.page), language.tag, source, reviewed, words)
        # Below the title: the byline, then the notice. Each is put before what was put there before it.
        notes = [*([] if byline is None else [make_node(article.tree, byline)]), *make_nodes(article.tree, notice)]
        title = next((node for node in article.body.iter() if node.tag == "h1"), None) if notes else None
        for note in reversed(notes):
            if title is not None:
                title.insert_after(note)
            else:
                put_first(article.body, note)
        if byline is not None and (line := article.tree.css_first(".diglot-byline")) is not None:
            tag_script_runs(article.tree, line, language.tag, self._other_tags(language.code))
            keep_unbroken(article.tree, line, language.tag)
        return article

    def _answers(self, version: _Version) -> dict[str, list[Answers]]:
        """Links from the units of a page to the passages that discuss them, by unit id: contributors, then editors."""
        found = {}
        language = version.language.code
        for unit, answers in self.terms.answers.get(version.page, {}).items():
            links: dict[bool, dict[str, list[str]]] = {False: {}, True: {}}
            for answer in answers:
                address = relative(self.site.address(answer.page, language), version.address)
                links[answer.by_editors].setdefault(answer.page, []).append(f"{address}#{answer.unit}")
            found[unit] = [
                Answers(
                    by_editors, [(self.pairs.title(name, language), addresses) for name, addresses in pages.items()]
                )
                for by_editors, pages in links.items()
                if pages
            ]
        return found

    def _cards(self, version: _Version, address: str) -> str:
        if not version.terms.used:
            return ""
        glossary = relative(self.site.address(PAGE, version.language.code), address)
        tags = {code: self.site.languages[code].tag for code in self._codes() if code in self.site.languages}
        language, templates = version.language.code, self.site.templates
        return self.terms.cards(version.terms.used, language, tags, version.words, glossary, templates)

    def _codes(self) -> Sequence[str]:
        return [self.source, *self.edition.translations]

    def _around(self, page: WrittenPage, content: str, frame: _Version, address: str, order: Sequence[str]) -> str:
        """A page with its new content, its view switch and its data; `order` has the languages that it shows."""
        name = frame.page
        known = [code for code in [self.source, *self.pairs.targets(name)] if (name, code) in self.site.addresses]
        beside = self.links_beside(name, frame.language.code)
        switch = make_view_switch(address, address, [self._version(name, code) for code in known], beside, frame.words)
        is_one = address == frame.address
        shown = [self._version(name, code) for code in order if code in known]
        data = render_page_data(
            address,
            "one" if is_one else "both",
            shown,
            frame.words,
            self.site.report_address(name),
            self.guide_in(frame.language.code),
        )
        own = frame.address.removeprefix(frame.language.folder)
        moved = render_moved(frame.article, self.site.moved_ids(own), own, frame.language.tag, frame.words)
        page = put_around(page, switch, data + moved) if beside else put_around(page, "", moved)
        html = page.before + content + page.after
        return add_directions(html) if self.has_directions else html

    def links_beside(self, page: str, language: str) -> list[SideBySideLink]:
        """The pages side by side that a page in a language leads to."""
        views = self.beside.views(page, language)
        return [SideBySideLink(address, self.site.languages[target].name) for target, address in views]

    def guide_in(self, language: str) -> tuple[str, str] | None:
        """Address and title of the page that explains how to read the site, in a language; None if there is none."""
        if self.guide not in self.pairs:
            return None
        return self.site.address(self.guide, language), self.pairs.title(self.guide, language)

    def _version(self, name: str, language: str) -> LanguageVersion:
        if (known := self._versions.get((name, language))) is None:
            known = self._versions[name, language] = self._make_version(name, language)
        return known

    def _make_version(self, name: str, language: str) -> LanguageVersion:
        pair, facts = self.pairs.pair(name, language), self.site.languages[language]
        is_source = language == self.source
        work = self.metadata.work(name, language)
        role = "source" if is_source else "target"
        address = self.site.addresses[name, language]
        key = citation_key(name, facts.tag)
        return LanguageVersion(facts.tag, role, facts.name, address, work, key, *self._edit(pair, language))

    def _edit(self, pair: Pair, language: str) -> tuple[str, Mapping[str, int]]:
        """Where a page's text is edited: the source page, or the translators' catalog, and the line of each unit."""
        base, layout = self.site.edit_base, self.edition.layout
        if not base:
            return "", {}
        if language == self.source:
            text = pair.source.text
            units = zip(pair.rows, pair.source.units, strict=True)
            lines = {row.id: text.count("\n", 0, unit.span.start) + 1 for row, unit in units}
            return base + quote(layout.source_page(pair.page)), lines
        catalog = self.edition.translations[language].catalogs.get(pair.page, b"")
        lines = {
            line.split(b'"')[1].decode(): number
            for number, line in enumerate(catalog.splitlines(), 1)
            if line.startswith(b"msgctxt ")
        }
        return base + quote(layout.catalog(pair.page, language)), lines

    def _no_content(self, page: str, language: str) -> InputError:
        return InputError(
            Message("the content of this page cannot be found in its HTML, so it has neither permanent links nor rows"),
            Message(
                "Another plugin or a template removes HTML comments that begin with “<!--!diglot”. Let it keep them."
            ),
            self.metadata.file(page, language),
        )
