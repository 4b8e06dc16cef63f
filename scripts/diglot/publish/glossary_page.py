"""The page of the glossary, as its template makes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from diglot.interface import Interface
from diglot.publish.glossary import Glossary, letter_id
from diglot.publish.glossary_entry import GlossaryEntry, GlossaryLink, make_entry
from diglot.publish.templates import GLOSSARY, Templates


@dataclass(frozen=True, slots=True)
class LetterEntries:
    """A letter, the id of its heading, and its entries."""

    letter: str
    id: str
    entries: Sequence[GlossaryEntry]


@dataclass(frozen=True, slots=True)
class GlossaryLabels:
    """What the parts of the page and of its entries are called; `colon` and `comma` have their spaces."""

    downloads: str
    letters: str
    permalink: str
    admitted: str
    rejected: str
    note: str
    sources: str
    related: str
    untranslated: str
    colon: str
    comma: str


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """The page, from its title on, as its template gets it."""

    title: str
    introduction: Sequence[str]
    """Sentences."""
    labels: GlossaryLabels
    downloads: Sequence[GlossaryLink]
    letters: Sequence[LetterEntries]
    tag: str
    """The language of the page."""
    words_tag: str
    """The language of its sentences: another one, if Diglot has none in that of the page."""


def render_glossary(glossary: Glossary, templates: Templates) -> str:
    """The content of the glossary's page, from its title on. Raises InputError for a template that cannot be used."""
    words = glossary.words
    page = GlossaryPage(
        title=words.gettext("Glossary"),
        introduction=_introduction(glossary),
        labels=_labels(words),
        downloads=[GlossaryLink(name, address) for name, address in glossary.downloads.items()],
        letters=[
            LetterEntries(letter, letter_id(letter), [make_entry(glossary, glossary.terms[key]) for key in keys])
            for letter, keys in glossary.letters
        ],
        tag=glossary.tags[glossary.language],
        words_tag=words.language,
    )
    return templates.render(GLOSSARY, glossary=page)


def _introduction(glossary: Glossary) -> list[str]:
    words = glossary.words
    sentences = [
        words.gettext(
            "The terms of this edition: what they mean, what they are called in each language, and where they occur."
        )
    ]
    if not all(term.sources for term in glossary.terms.values()):
        sentences.append(words.gettext("Where an entry has no source, its names are the editors’ choice."))
    return sentences


def _labels(words: Interface) -> GlossaryLabels:
    return GlossaryLabels(
        downloads=words.gettext("Every use, for download: "),
        letters=words.gettext("Letters"),
        permalink=words.gettext("Permanent link to this entry"),
        admitted=words.gettext("Also"),
        rejected=words.gettext("Not"),
        note=words.gettext("Note"),
        sources=words.gettext("Source"),
        related=words.gettext("See also"),
        untranslated=words.gettext("not translated"),
        colon=words.gettext(": "),
        comma=words.gettext(", "),
    )
