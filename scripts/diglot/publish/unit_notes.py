"""What the plugin adds to a page for its reader: marks, links and the notice. Search passes them over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from selectolax.lexbor import LexborNode

from diglot.interface import Interface
from diglot.pairs import State
from diglot.publish.article import Article
from diglot.publish.node_edits import add_class, make_node, put_behind_text
from diglot.publish.page_units import PageUnit, is_prose
from diglot.publish.templates import NOTICE, Templates


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A page in another language, seen from a page."""

    link: str
    tag: str
    called: str
    """The name of the language, in the language of the page."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answers a unit in one way: the title of each page, and the addresses of its units that do."""

    by_editors: bool
    pages: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Notice:
    """What readers are told of the translation of a page, as the template of the notice gets it."""

    label: str
    sentences: Sequence[str]
    tag: str
    """The language of both."""


def add_unit_notes(
    article: Article,
    words: Interface,
    language: str,
    answers: Mapping[str, Sequence[Answers]],
    counterparts: Sequence[Counterpart] = (),
    own: Interface | None = None,
) -> None:
    """Add to each unit of an article what its reader is told, in the language of `words`.

    `language` is the article's, as a tag; `answers` are by unit id, and are told in the language of `own`, if given.
    """
    peeks = {
        counterpart: words.gettext("This paragraph in %(language)s") % {"language": counterpart.called}
        for counterpart in counterparts
    }
    label = words.gettext("Permanent link to this paragraph")
    known: dict[bool, Sequence[LexborNode]] = {}
    for placed in article.placed:
        unit = placed.unit
        nodes: list[LexborNode] = []
        if placed.is_passage:
            if (links := known.get(unit.shows_source)) is None:
                made = [
                    *(make_peek(unit, counterpart, name, words) for counterpart, name in peeks.items()),
                    make_link(unit, label, words),
                ]
                links = known[unit.shows_source] = [make_node(article.tree, element) for element in made]
            nodes += links
            for link, page in zip(links, [*(peek.link for peek in peeks), ""], strict=True):
                link.attrs["href"] = f"{page}#{unit.id}"  # a copy of it is put at each unit
        notes: list[Element] = []
        if unit.is_marked:
            add_class(placed.node, f"diglot-{unit.condition}")
            notes.append(make_mark(unit, words, brief=not is_prose(unit)))
        notes += [make_answers(group, own or words, language) for group in answers.get(unit.id, ())]
        nodes += [make_node(article.tree, note) for note in notes]
        if nodes:
            put_behind_text(placed.node, nodes)


def make_mark(unit: PageUnit, words: Interface, brief: bool) -> Element:
    """The remark on a unit that is not current: a sentence, or a few words with the sentence as a title."""
    sentence, label = _remarks(unit, words)
    mark = Element("small", {"class": "diglot-mark", "lang": words.language})
    mark.text = sentence
    if brief:
        mark.set("class", "diglot-mark diglot-mark--brief")
        mark.set("title", sentence)
        mark.text = label
    return mark


def make_link(unit: PageUnit, label: str, words: Interface) -> Element:
    """The permanent link of a paragraph, for which a script puts a button that opens the paragraph's tools.

    `label` is what it is called. The style draws a sign for it, so that it is in no text that is copied or read aloud.
    """
    link = Element("a", {"class": "diglot-link", "href": f"#{unit.id}", "aria-label": label})
    if unit.shows_source:
        link.set("lang", words.language)
    return link


def make_answers(answers: Answers, words: Interface, language: str) -> Element:
    """Which pages discuss a unit, or have a note of the editors on it.

    The title of each, which is in `language`, leads to the first unit that does, figures to the others.
    """
    mark = Element("small", {"class": "diglot-related", "lang": words.language})
    mark.text = words.gettext("editors’ note in ") if answers.by_editors else words.gettext("discussed in ")
    for index, (title, addresses) in enumerate(answers.pages):
        for number, address in enumerate(addresses, 1):
            link = SubElement(mark, "a", {"href": address})
            if number == 1:
                SubElement(link, "cite", {} if words.language == language else {"lang": language}).text = title
            else:
                link.text = str(number)
                link.set("aria-label", f"{title}, {number}")
            is_last = number == len(addresses)
            link.tail = words.gettext(", ") if not is_last or index + 1 < len(answers.pages) else None
    return mark


def make_peek(unit: PageUnit, counterpart: Counterpart, name: str, words: Interface) -> Element:
    """The link to the same paragraph in another language, which a script opens in place; `name` says what it is.

    The style shows what the language is called.
    """
    address = {"href": f"{counterpart.link}#{unit.id}", "hreflang": counterpart.tag, "aria-label": name}
    link = Element("a", {"class": "diglot-peek", **address, "data-diglot-called": counterpart.called})
    if unit.shows_source:
        link.set("lang", words.language)
    return link


def without_peeks(article: Article) -> Article:
    """An article without the links to its other languages: where they stand side by side, nobody needs them."""
    for link in article.tree.css("a.diglot-peek"):
        link.decompose()
    return article


def render_notice(units: Sequence[PageUnit], words: Interface, templates: Templates) -> str:
    """How many passages of the page are not current; empty when all are.

    Raises InputError for a template of the site that cannot be used.
    """
    sentences = _notice(units, words)
    if not sentences:
        return ""
    notice = Notice(words.gettext("State of the translation"), sentences, words.language)
    return templates.render(NOTICE, notice=notice)


def _notice(units: Sequence[PageUnit], words: Interface) -> list[str]:
    """The sentences of a notice."""
    behind = sum(unit.state is State.BEHIND and not unit.withheld for unit in units)
    withheld = sum(unit.withheld for unit in units)
    missing = sum(unit.state is State.UNTRANSLATED for unit in units)
    sentences = []
    if behind:
        sentences.append(
            words.ngettext(
                "The original of %(count)s passage on this page has changed since it was translated.",
                "The originals of %(count)s passages on this page have changed since they were translated.",
                behind,
            )
        )
    if missing:
        sentences.append(
            words.ngettext(
                "%(count)s passage on this page is not translated yet and appears in the original language.",
                "%(count)s passages on this page are not translated yet and appear in the original language.",
                missing,
            )
        )
    if withheld:
        sentences.append(
            words.ngettext(
                "The translation of %(count)s passage on this page was withheld as unsafe. The original is shown.",
                "The translations of %(count)s passages on this page were withheld as unsafe. The originals are shown.",
                withheld,
            )
        )
    return sentences


def _remarks(unit: PageUnit, words: Interface) -> tuple[str, str]:
    if unit.withheld:
        sentence = words.gettext("The translation of this passage was withheld as unsafe. The original is shown.")
        return sentence, words.gettext("translation withheld")
    if unit.state is State.UNTRANSLATED:
        return words.gettext("This passage is not translated yet."), words.gettext("not translated")
    if unit.shows_source:
        sentence = words.gettext("The original has changed since this was translated. The original is shown.")
    else:
        sentence = words.gettext("The original has changed since this was translated.")
    return sentence, words.gettext("original changed")
