"""The files for other programs: feeds, robots.txt, llms.txt, the pages as Markdown, citations."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from urllib.parse import quote, unquote

from diglot.citation import FILES, Place, citation_key, who
from diglot.engines.edition_build import EditionBuild
from diglot.metadata import FEED, LLMS, FeedEntry, ListedPage, render_feed, render_llms
from diglot.publish.edition_terms import PAGE
from diglot.publish.relative_links import beside, file_of, relative
from diglot.publish.site_facts import SiteFacts, SiteLanguage
from diglot.publish.site_metadata import SiteMetadata
from diglot.site.robots import ROBOTS, render_robots
from diglot.site.sitemap import SITEMAP

_TERM = re.compile(r"(?<=\]\()term:([\w-]+)(?=[)\s])")


def metadata_files(build: EditionBuild, metadata: SiteMetadata, site: SiteFacts) -> dict[str, bytes]:
    """The files by path. What names absolute addresses is left out if the site does not know its own."""
    files = dict(_markdown(build, site))
    for page, code in site.addresses:
        if page in build.pairs:
            files |= dict(_citations(metadata, site, page, code))
    if site.url:
        for language in site.languages.values():
            if (feed := _feed(build, metadata, site, language)) is not None:
                files[language.folder + FEED] = feed
        files[ROBOTS] = render_robots(site.url + SITEMAP).encode()
        files[LLMS] = _llms(build, site).encode()
    return files


def _markdown(build: EditionBuild, site: SiteFacts) -> Iterator[tuple[str, bytes]]:
    """The pages as they are in their folders, so that links between them hold; terms lead to the glossary's page."""
    for page, code in site.addresses:
        if page in build.pairs:
            path = site.languages[code].folder + page
            glossary = relative(site.address(PAGE, code), path)
            text = _TERM.sub(rf"{glossary}#t-\1", build.pairs.document(page, code).text)
            yield path, text.encode()


def _citations(metadata: SiteMetadata, site: SiteFacts, page: str, code: str) -> Iterator[tuple[str, bytes]]:
    """How a page is cited, for reference managers."""
    address = site.addresses[page, code]
    work = metadata.work(page, code)
    place = Place(site.url + address if site.url else file_of(address), citation_key(page, work.language))
    for name, (_, write) in FILES.items():
        yield unquote(beside(address, name)), f"{write(work, place)}\n".encode()


def _feed(build: EditionBuild, metadata: SiteMetadata, site: SiteFacts, language: SiteLanguage) -> bytes | None:
    entries = []
    for page in build.pairs.pages:
        day = build.credits.of(page).day
        if (page, language.code) not in site.addresses or day is None:
            continue
        facts = metadata.of(page, language.code)
        published = datetime.combine(day.first, time(), UTC)
        entries.append(
            FeedEntry(
                facts.work.title,
                facts.address,
                published,
                max(facts.changed or published, published),
                who(facts.work.credit.writers, facts.work),
                facts.description,
                {tag: address for tag, address in facts.versions.items() if tag != language.tag},
                facts.work.license,
            )
        )
    if not entries:
        return None
    home = site.url + language.folder
    return render_feed(home + FEED, home, language.site_name, "", language.tag, entries)


def _llms(build: EditionBuild, site: SiteFacts) -> str:
    languages = []
    for language in site.languages.values():
        pages = [
            ListedPage(
                build.pairs.title(page, language.code),
                f"{site.url}{language.folder}{quote(page)}",
                build.pairs.description(page, language.code),
            )
            for page in build.pairs.pages
            if (page, language.code) in site.addresses
        ]
        languages.append((language.name, pages))
    first = next(iter(site.languages.values()))
    opening = "index.md"
    about = build.pairs.description(opening, first.code) if opening in build.pairs else ""
    return render_llms(first.site_name, about, languages)
