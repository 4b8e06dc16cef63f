"""The pages that an engine wrote, published: those of the edition by the publisher, the others with their old ids."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from diglot.engines.edition_build import EditionBuild
from diglot.engines.metadata_files import metadata_files
from diglot.interface import interface
from diglot.metadata import render_terms_json_ld
from diglot.publish.article import parse_article
from diglot.publish.edition_terms import PAGE
from diglot.publish.frame import put_head, set_title
from diglot.publish.glossary_views import GlossaryVersion, publish_glossary, tell_languages
from diglot.publish.old_ids import put_old_ids
from diglot.publish.passages import SearchSection, find_sections
from diglot.publish.publisher import Publisher
from diglot.publish.search_files import BOX, SearchPage, render_search_file, search_file
from diglot.publish.site_facts import SiteFacts
from diglot.publish.title_page import TitlePage
from diglot.publish.written_page import split_page
from diglot.terms import Term


@dataclass(frozen=True, slots=True)
class EnginePage:
    """A page in one language, as an engine wrote it."""

    name: str
    """Its path in the folder of its language."""
    language: str
    address: str
    """From the root of the site."""
    html: str
    title: str
    ids: Collection[str]
    """The ids that a search may lead to, if the page is none of the edition's."""
    boost: float
    """What the rank of its results is multiplied with; 0 if search leaves the page out."""


@dataclass(frozen=True, slots=True)
class EnginePages:
    """The published pages of a site, by address."""

    html: dict[str, str] = field(default_factory=dict)
    sections: dict[str, Sequence[SearchSection]] = field(default_factory=dict)
    """What search finds on each."""
    beside: dict[str, Sequence[str]] = field(default_factory=dict)
    """The folders of the pages side by side that each has."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Files for machines, by path."""
    changes: dict[str, date] = field(default_factory=dict)
    """When the texts of pages changed last, by absolute address."""
    problems: list[str] = field(default_factory=list)


def publish_pages(build: EditionBuild, site: SiteFacts, pages: Iterable[EnginePage]) -> EnginePages:
    """Publish pages in all languages. Those that have no bracket round their content are left out."""
    done = EnginePages()
    site = replace(site, changes=build.changes, license=build.repository.settings.license)
    written: dict[str, dict[str, str]] = defaultdict(dict)
    glossary: dict[str, GlossaryVersion] = {}
    for page in (pages := list(pages)):
        if page.name in build.pairs:
            written[page.name][page.language] = page.html
        elif (parts := split_page(page.html)) is not None:
            language = site.languages[page.language]
            article = parse_article(parts.content, {}, interface(language.tag))
            if page.name == PAGE:
                tell_languages(article, language.tag, [site_language.tag for site_language in site.languages.values()])
            done.sections[page.address] = sections = find_sections(article, page.title, page.ids)
            if page.name == PAGE:
                _name_entries(sections, build.terms.terms)
            put_old_ids(article, site.moved_ids(page.address.removeprefix(language.folder)))
            if page.name == PAGE:
                parts = put_head(parts, _terms(build, site, page)) if site.url else parts
                parts = set_title(parts, language.site_name, language.tag)
                glossary[page.language] = GlossaryVersion(page.language, page.address, parts, article)
            else:
                done.html[page.address] = parts.before + article.html() + parts.after
    settings, judge = build.repository.settings, build.withheld.judge
    title_page = TitlePage(**settings.title_page)
    publisher = Publisher(
        build.edition, build.pairs, build.terms, build.credits, site, settings.help, judge, title_page
    )
    done.html.update(publish_glossary(glossary, publisher))
    for code in glossary:
        views = publisher.beside.views(PAGE, code)
        done.beside[glossary[code].address] = [f"{publisher.source}-{target}" for target, _ in views]
    for name, versions in written.items():
        published = publisher.publish(name, versions)
        done.html.update(published.html)
        done.sections.update({site.addresses[name, code]: found for code, found in published.sections.items()})
        done.beside.update({site.addresses[name, code]: found for code, found in published.beside.items()})
        done.problems.extend(published.problems)
    done.files.update(metadata_files(build, publisher.metadata, site))
    done.files.update(_search_files(site, pages, done))
    for name, code in site.addresses if site.url else ():
        if name in build.pairs and (changed := publisher.metadata.changed(name, code)):
            done.changes[site.url + site.addresses[name, code]] = changed.date()
    return done


def _name_entries(sections: Iterable[SearchSection], terms: Mapping[str, Term]) -> None:
    """Give the sections of the glossary all names of their concepts."""
    for section in sections:
        if (term := terms.get(section.fragment.removeprefix("t-"))) is not None:
            names_by_language = ((naming.name, naming.reading, *naming.admitted) for naming in term.namings.values())
            section.names = list(dict.fromkeys(name for names in names_by_language for name in names if name))


def _search_files(site: SiteFacts, pages: Iterable[EnginePage], done: EnginePages) -> Iterator[tuple[str, bytes]]:
    """The files of our search, by path, if the pages have its box."""
    found: dict[str, list[SearchPage]] = defaultdict(list)
    has_box = False
    for page in pages:
        has_box = has_box or BOX in page.html
        if page.boost and page.address in done.sections:
            beside = done.beside.get(page.address, ())
            found[page.language].append(SearchPage(page.address, done.sections[page.address], beside, page.boost))
    tags = [site.languages[code].tag for code in found]
    for code, search_pages in found.items() if has_box else ():
        language = site.languages[code]
        yield search_file(language.tag), render_search_file(language.tag, language.folder, search_pages, tags)


def _terms(build: EditionBuild, site: SiteFacts, page: EnginePage) -> str:
    """What machines read of the glossary."""
    tags = {code: language.tag for code, language in site.languages.items()}
    name = interface(tags[page.language]).gettext("Glossary")
    return render_terms_json_ld(
        site.url + page.address, name, tags[page.language], build.terms.terms, page.language, tags
    )
