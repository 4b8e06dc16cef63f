"""An entry of the glossary as the values of its template: texts with their languages, sentences and addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from diglot.interface import Interface
from diglot.publish.glossary import Glossary
from diglot.publish.glossary_passages import GlossaryPassage, Line
from diglot.publish.script_runs import find_script_runs
from diglot.publish.term_cards import TermName, term_names
from diglot.terms import Source, Standing, Term


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A text and its language, as a tag for `lang`."""

    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class GlossaryLink:
    """What a link says, and its address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class RejectedName:
    """A name that is not used, and why."""

    name: TaggedText
    reason: TaggedText


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source in a sentence: what stands before the title, the title, and what stands behind it."""

    before: str
    title: str
    tag: str
    """The language of the title, as far as its script tells."""
    after: str
    url: str
    """Where the source is; or empty."""


@dataclass(frozen=True, slots=True)
class OtherDefinition:
    """What an entry says in another language."""

    summary: str
    tag: str
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class PassageSide:
    """A passage in one language: its lines and its address. Without lines it is not translated."""

    tag: str
    href: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class PageUses:
    """The passages of one page that mention a concept, each in all languages."""

    title: str
    passages: Sequence[Sequence[PassageSide]]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """An entry. What is not known is empty."""

    id: str
    tag: str
    """The language of the page, and of `name` and `definition`."""
    name: str
    names: Sequence[TermName]
    """The reading of the name, and the names in the other languages with their readings."""
    definition: str
    admitted: Sequence[TaggedText]
    rejected: Sequence[RejectedName]
    note: TaggedText | None
    sources: Sequence[CitedSource]
    paired: str
    """A sentence, if no source has the names side by side."""
    related: Sequence[GlossaryLink]
    others: Sequence[OtherDefinition]
    uses: str
    """In how many paragraphs the concept occurs."""
    pages: Sequence[PageUses]


def make_entry(glossary: Glossary, term: Term) -> GlossaryEntry:
    """The entry of a concept."""
    tags, own = glossary.tags, glossary.naming(term)
    codes = sorted((code for code in tags if code in term.namings), key=lambda code: code != glossary.language)
    namings = [(tags[code], term.namings[code]) for code in codes]
    passages = glossary.passages.get(term.key, ())
    return GlossaryEntry(
        id=f"t-{term.key}",
        tag=tags[glossary.language],
        name=own.name,
        names=term_names(term, glossary.language, tags, own=False),
        definition=own.definition,
        admitted=[TaggedText(name, tag) for tag, naming in namings for name in naming.admitted],
        rejected=[*_rejected(glossary, term, codes)],
        note=next((TaggedText(naming.note, tag) for tag, naming in namings[:1] if naming.note), None),
        sources=[_cited(glossary, source) for source in term.sources],
        paired=_paired(glossary, term),
        related=[
            GlossaryLink(glossary.naming(glossary.terms[key]).name, f"#t-{key}")
            for key in term.related
            if key in glossary.terms
        ],
        others=[*_others(glossary, term)],
        uses=_say_uses(glossary.words, len(passages)),
        pages=[*_pages(glossary, passages)],
    )


def _rejected(glossary: Glossary, term: Term, codes: Sequence[str]) -> Iterator[RejectedName]:
    """The names that are not used, with the reason in the language of the page if that is known."""
    for code in codes:
        for rejection in term.namings[code].rejected:
            reason, said_in = rejection.reason(glossary.language)
            yield RejectedName(
                TaggedText(rejection.name, glossary.tags[code]), TaggedText(reason, glossary.tags[said_in])
            )


def _cited(glossary: Glossary, source: Source) -> CitedSource:
    """A source, and the languages whose names it has."""
    words = glossary.words
    form = (
        words.gettext("%(author)s, %(title)s, %(container)s, %(year)s. Names found there: %(languages)s.")
        if source.container
        else words.gettext("%(author)s, %(title)s, %(year)s. Names found there: %(languages)s.")
    )
    values = {
        "author": source.author,
        "container": source.container,
        "year": source.year,
        "languages": words.gettext(", ").join(map(words.language_name, source.names)),
    }
    before, _, after = form.partition("%(title)s")
    tag = glossary.tags[glossary.language]
    runs = find_script_runs(source.title, tag, [other for other in glossary.tags.values() if other != tag])
    return CitedSource(before % values, source.title, runs[0][2] if runs else tag, after % values, source.url)


def _paired(glossary: Glossary, term: Term) -> str:
    """Whether no source has the names in both languages, so that the pairing is the editors' own."""
    first, *others = glossary.tags
    standings = {term.standing(first, code) for code in others if code in term.namings}
    if not term.sources or standings == {Standing.SOURCED}:
        return ""
    return glossary.words.gettext("No source has the names side by side; the editors paired them.")


def _others(glossary: Glossary, term: Term) -> Iterator[OtherDefinition]:
    """The definitions in the other languages."""
    words = glossary.words
    for code, tag in glossary.tags.items():
        if code != glossary.language and (naming := term.namings.get(code)) and (naming.definition or naming.note):
            summary = words.gettext("Definition in %(language)s") % {"language": words.language_name(code)}
            yield OtherDefinition(summary, tag, [text for text in (naming.definition, naming.note) if text])


def _say_uses(words: Interface, count: int) -> str:
    if not count:
        return words.gettext("No paragraph of this edition mentions it.")
    return words.ngettext("Where it occurs: %(count)s paragraph", "Where it occurs: %(count)s paragraphs", count)


def _pages(glossary: Glossary, passages: Sequence[GlossaryPassage]) -> Iterator[PageUses]:
    for page, of_page in groupby(passages, key=lambda passage: passage.page):
        yield PageUses(glossary.titles.get(page, page), [[*_sides(glossary, passage)] for passage in of_page])


def _sides(glossary: Glossary, passage: GlossaryPassage) -> Iterator[PassageSide]:
    """A passage in each language, that of the page first."""
    source = next(iter(glossary.tags))
    for code in sorted(glossary.tags, key=lambda code: code != glossary.language):
        lines = passage.sides.get(code) or (passage.sides.get("") if code == source else None)
        yield PassageSide(glossary.tags[code], glossary.address(passage.page, code, passage.unit), lines or ())
