"""The pages that an engine wrote, published: those of the edition by the publisher, the others with their old ids."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from diglot.engines.edition_build import EditionBuild
from diglot.engines.metadata_files import metadata_files
from diglot.interface import interface
from diglot.metadata import render_terms_json_ld
from diglot.publish.article import parse_article
from diglot.publish.edition_terms import PAGE
from diglot.publish.frame import put_head
from diglot.publish.old_ids import put_old_ids
from diglot.publish.passages import SearchPassage, find_passages
from diglot.publish.publisher import Publisher
from diglot.publish.site_facts import SiteFacts
from diglot.publish.written_page import split_page


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


@dataclass(frozen=True, slots=True)
class EnginePages:
    """The published pages of a site, by address."""

    html: dict[str, str] = field(default_factory=dict)
    passages: dict[str, Sequence[SearchPassage]] = field(default_factory=dict)
    """What search finds on each."""
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
    for page in pages:
        if page.name in build.pairs:
            written[page.name][page.language] = page.html
        elif (parts := split_page(page.html)) is not None:
            language = site.languages[page.language]
            article = parse_article(parts.content, {}, interface(language.tag))
            done.passages[page.address] = find_passages(article, page.title, page.ids)
            put_old_ids(article, site.moved_ids(page.address.removeprefix(language.folder)))
            if page.name == PAGE and site.url:
                parts = put_head(parts, _terms(build, site, page))
            done.html[page.address] = parts.before + article.html() + parts.after
    help_page = build.repository.settings.help
    judge = build.withheld.judge
    publisher = Publisher(build.edition, build.pairs, build.terms, build.credits, site, help_page, judge)
    for name, versions in written.items():
        published = publisher.publish(name, versions)
        done.html.update(published.html)
        done.passages.update({site.addresses[name, code]: found for code, found in published.passages.items()})
        done.problems.extend(published.problems)
    done.files.update(metadata_files(build, publisher.metadata, site))
    for name, code in site.addresses if site.url else ():
        if name in build.pairs and (changed := publisher.metadata.changed(name, code)):
            done.changes[site.url + site.addresses[name, code]] = changed.date()
    return done


def _terms(build: EditionBuild, site: SiteFacts, page: EnginePage) -> str:
    """What machines read of the glossary."""
    tags = {code: language.tag for code, language in site.languages.items()}
    name = interface(tags[page.language]).gettext("Glossary")
    return render_terms_json_ld(
        site.url + page.address, name, tags[page.language], build.terms.terms, page.language, tags
    )
