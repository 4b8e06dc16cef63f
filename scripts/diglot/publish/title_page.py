"""The title page of an edition: below its title the titles in the other languages, an epigraph, and the ways in.

`[title_page]` in `diglot.toml` says which page it is, the id of the heading or paragraph that is its epigraph, and the
texts that it leads to. All words are the edition's own, but for those of the buttons and of the lengths. What is below
is the page as its author wrote it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from diglot.edition_pairs import EditionPairs
from diglot.interface import Interface, interface
from diglot.language import parse_language
from diglot.pages import Kind, visible_text
from diglot.publish.article import Article
from diglot.publish.node_edits import HEADINGS, add_class, make_nodes
from diglot.publish.relative_links import relative
from diglot.publish.site_facts import SiteFacts, SiteLanguage
from diglot.publish.templates import TITLE_PAGE, Templates

EPIGRAPH = "diglot-epigraph"
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_SIGN = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What `diglot.toml` says of the title page."""

    page: str = ""
    epigraph: str = ""
    """The id of a heading, with what is below it, or of a paragraph."""
    texts: Sequence[str] = ()
    """Pages, the first of which the ways in lead to."""


@dataclass(frozen=True, slots=True)
class TitleText:
    """A text that the title page leads to."""

    title: str
    href: str
    description: str
    """As its front matter has it; or empty."""
    length: str


@dataclass(frozen=True, slots=True)
class TitleLink:
    """A title, or a way to read; and its language, as a tag."""

    text: str
    tag: str
    href: str


@dataclass(frozen=True, slots=True)
class TitleValues:
    """What the template of the title page gets."""

    titles: Sequence[TitleLink]
    ways: Sequence[TitleLink]
    label: str
    texts: Sequence[TitleText]
    words_tag: str


def put_title_page(
    article: Article,
    settings: TitlePage,
    language: SiteLanguage,
    site: SiteFacts,
    pairs: EditionPairs,
    beside: Sequence[str],
) -> list[str]:
    """Make a title page of the article of its page in a language; what is wrong with its settings.

    `beside` are the addresses of the first text side by side. Raises InputError for a template of the site that cannot
    be used.
    """
    words = interface(language.tag)
    problems = [
        f"diglot.toml: the text “{name}” of `title_page` is no page." for name in settings.texts if name not in pairs
    ]
    texts = [name for name in settings.texts if name in pairs and (name, language.code) in site.addresses]
    here = site.address(settings.page, language.code)
    others = [other for other in site.languages.values() if (settings.page, other.code) in site.addresses]
    values = TitleValues(
        titles=[
            TitleLink(
                pairs.title(settings.page, other.code),
                other.tag,
                relative(site.address(settings.page, other.code), here),
            )
            for other in others
            if other.code != language.code
        ],
        ways=[*_ways(texts[:1], others, site, here), *_beside(beside, words, here)],
        label=words.gettext("Ways to read this edition"),
        texts=[
            TitleText(
                pairs.title(name, language.code),
                relative(site.address(name, language.code), here),
                pairs.description(name, language.code),
                measure(pairs, name, language, words),
            )
            for name in texts
        ],
        words_tag=words.language,
    )
    title = next((node for node in article.body.iter() if node.tag == "h1"), None)
    epigraph = [*_epigraph(article, settings.epigraph)] if settings.epigraph else []
    if settings.epigraph and not epigraph:
        problems.append(
            f"diglot.toml: there is no “{settings.epigraph}” on {settings.page}, the `epigraph` of `title_page`."
        )
    for node in epigraph:
        add_class(node, EPIGRAPH)
    place = epigraph[-1] if epigraph else title
    for part, after in (("ways", place), ("titles", title)):
        for node in reversed(make_nodes(article.tree, _render(site.templates, values, part)) if after else []):
            after.insert_after(node)  # type: ignore[union-attr]
    return problems


def measure(pairs: EditionPairs, page: str, language: SiteLanguage, words: Interface) -> str:
    """How long a page is: in words, or in characters where there are no blanks between words."""
    document = pairs.document(page, language.code)
    texts = [visible_text(unit.text) for unit in document.units if unit.kind is not Kind.FIELD]
    if parse_language(language.tag).has_blanks:
        count = sum(len(_WORD.findall(text)) for text in texts)
        return words.ngettext("%(count)s word", "%(count)s words", count)
    count = sum(len(_SIGN.findall(text)) for text in texts)
    return words.ngettext("%(count)s character", "%(count)s characters", count)


def _ways(texts: Sequence[str], languages: Sequence[SiteLanguage], site: SiteFacts, here: str) -> Iterator[TitleLink]:
    """The first text in each language, by a sentence in that language."""
    for name in texts:
        for language in languages:
            if (name, language.code) in site.addresses:
                own = interface(language.tag)
                sentence = own.gettext("Read in %(language)s") % {
                    "language": own.language_name(language.tag.split("-")[0])
                }
                yield TitleLink(sentence, own.language, relative(site.address(name, language.code), here))


def _beside(addresses: Sequence[str], words: Interface, here: str) -> Iterator[TitleLink]:
    for address in addresses[:1]:
        yield TitleLink(words.gettext("Side by side"), words.language, relative(address, here))


def _epigraph(article: Article, name: str) -> Iterator[LexborNode]:
    """The paragraph of this id, or the heading and what is below it."""
    node = next((candidate for candidate in article.body.iter() if candidate.attrs.get("id") == name), None)
    while node is not None:
        yield node
        is_heading = node.tag in HEADINGS
        node = node.next
        while node is not None and not node.is_element_node:
            node = node.next
        if not is_heading or (node is not None and node.tag in HEADINGS):
            return


def _render(templates: Templates, values: TitleValues, part: str) -> str:
    return templates.render(TITLE_PAGE, title_page=values, part=part)
