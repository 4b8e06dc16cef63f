"""The metadata in the head of a page.

Search engines read the links between languages; programs that show a link read title and description (Open Graph,
ogp.me); Google Scholar and Zotero read `citation_*` (Highwire Press) and Dublin Core. Zotero does not read JSON-LD. If
there are `citation_*`, it supposes an article of a journal, so the page names its type in Zotero's own vocabulary. If a
name ends with a comma, Zotero does not divide it into first and last name.
"""

from collections.abc import Iterator
from html import escape

from diglot.citation import translators, who
from diglot.credit import EDITORS
from diglot.credit.licence import licence_address
from diglot.language import parse_language
from diglot.metadata.json_ld import render_json_ld
from diglot.metadata.page_metadata import PageMetadata

DEFAULT = "x-default"
_ALTERNATE = "alternate "
"""With a blank, which HTML ignores: Material's script takes clicks on links below an address of `rel=alternate`."""


def render_head(page: PageMetadata, indexed: bool = True, is_text: bool = True) -> str:
    """The elements for the head of a page. A page that search engines do not index is not listed as a version.

    A page that is not a text, such as a glossary, has linked data of its own.
    """
    lines = [*_links(page, indexed), *_highwire(page), *_dublin_core(page), *_open_graph(page)]
    if indexed and is_text and page.address:
        lines.append(render_json_ld(page))
    return "".join(f"      {line}\n" for line in lines)


def _links(page: PageMetadata, indexed: bool) -> Iterator[str]:
    if indexed and len(page.versions) > 1:
        for tag, address in page.versions.items():
            yield _link(_ALTERNATE, address, hreflang=tag)
        yield _link(_ALTERNATE, page.default, hreflang=DEFAULT)
    for media, address in page.files.items():
        yield _link(_ALTERNATE, address, type=media)
    if licence := licence_address(page.work.license):
        yield _link("license", licence)


def _highwire(page: PageMetadata) -> Iterator[str]:
    work, credit = page.work, page.work.credit
    yield _meta("citation_title", work.title)
    for kind, names in (("author", credit.writers), ("editor", credit.further_editors)):
        for name, spelled in zip(names, who(names, work), strict=True):
            yield _meta(f"citation_{kind}", f"{spelled}," if name == EDITORS else spelled)
    if credit.day:
        yield _meta("citation_publication_date", credit.day.iso.replace("-", "/"))
    yield _meta("citation_language", parse_language(work.language).with_region)
    if page.address:
        yield _meta("citation_public_url", page.address)
    if page.description:
        yield _meta("citation_abstract", page.description)


def _dublin_core(page: PageMetadata) -> Iterator[str]:
    work = page.work
    yield _meta("z:itemType", "webpage")
    if work.site != work.title:
        yield _meta("z:websiteTitle", work.site)
    for translator in who(translators(work), work):
        yield _meta("dcterms.contributor", translator)
    if work.license:
        yield _meta("dcterms.rights", work.license)
    if origin := work.credit.origin:
        yield _meta("dcterms.source", origin.url or origin.title.spelled(work.language, work.source).text)


def _open_graph(page: PageMetadata) -> Iterator[str]:
    work = page.work
    yield _property("og:type", "website" if page.is_home else "article")
    yield _property("og:title", work.title)
    yield _property("og:site_name", work.site)
    yield _property("og:locale", _locale(work.language))
    for tag in page.versions:
        if tag != work.language:
            yield _property("og:locale:alternate", _locale(tag))
    if page.description:
        yield _property("og:description", page.description)
    if page.address:
        yield _property("og:url", page.address)
    if work.credit.day and work.credit.day.parts == 3 and not page.is_home:
        yield _property("article:published_time", work.credit.day.iso)
    if page.changed and not page.is_home:
        yield _property("article:modified_time", page.changed.isoformat())


def _locale(tag: str) -> str:
    """A language and a region, as Open Graph writes them: `zh_CN`."""
    return parse_language(tag).with_region.replace("-", "_")


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{escape(content)}">'


def _property(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">'


def _link(rel: str, href: str, **attributes: str) -> str:
    more = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f'<link rel="{rel}"{more} href="{escape(href)}">'
