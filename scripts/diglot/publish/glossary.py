"""The glossary: one entry for each concept, with its names, what it is, and every paragraph that mentions it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from xml.etree.ElementTree import Element

from diglot.interface import Interface
from diglot.pages import visible_text
from diglot.pairs import Pair
from diglot.publish.collation import REST, by_letter
from diglot.publish.html_builder import add, element, render
from diglot.publish.term_cards import names
from diglot.publish.unmark import UNSEARCHED
from diglot.spans import Span
from diglot.terms import Naming, Rejection, Source, Standing, Term, Use
from diglot.terms.concordance import in_context

Address = Callable[[str, str, str], str]
"""The address of a unit, seen from the glossary: of a page, a language code and the unit's id."""
Line = tuple[str, str, str]
"""What stands before a use, the use, and what stands behind it."""


@dataclass(frozen=True, slots=True)
class GlossaryPassage:
    """A unit that uses a concept: lines in each language; one without the concept shows how it begins."""

    page: str
    unit: str
    sides: Mapping[str, Sequence[Line]]


def find_glossary_passages(uses: Iterable[Use], pairs: Iterable[Pair]) -> dict[str, list[GlossaryPassage]]:
    """The passages of each concept, in page order, with both languages of each; what is not translated is missing."""
    texts: dict[tuple[str, str], dict[str, str]] = {}
    order: dict[tuple[str, str], int] = {}
    for pair in pairs:
        for index, row in enumerate(pair.rows):
            here = texts.setdefault((pair.page, row.id), {})
            order[pair.page, row.id] = index
            here.setdefault("", row.source)
            if not row.shows_source:
                here[pair.language] = row.text
    found: dict[str, dict[tuple[str, str], dict[str, list[Line]]]] = {}
    for use in uses:
        lines = found.setdefault(use.key, {}).setdefault((use.page, use.unit), {})
        lines.setdefault(use.language, []).append((use.left, use.text, use.right))
    return {
        key: [
            GlossaryPassage(*place, _both(lines, texts[place]))
            for place, lines in sorted(its.items(), key=lambda each: (each[0][0], order[each[0]]))
        ]
        for key, its in found.items()
    }


def _both(lines: Mapping[str, list[Line]], texts: Mapping[str, str]) -> Mapping[str, Sequence[Line]]:
    """The lines, and how the texts in the other languages begin; the source language's has no name here."""
    openings = {code: [in_context(visible_text(text), Span(0, 0))] for code, text in texts.items() if code not in lines}
    return {**openings, **lines}


@dataclass(frozen=True)
class Glossary:
    """What the glossary in one language is made of."""

    terms: Mapping[str, Term]
    passages: Mapping[str, Sequence[GlossaryPassage]]
    """By key, in page order."""
    language: str
    tags: Mapping[str, str]
    """The languages of the edition by code, as tags for `lang`, the source first."""
    words: Interface
    titles: Mapping[str, str]
    """Of the pages, in this language."""
    address: Address
    downloads: Mapping[str, str]
    """Addresses of the concordance, by the name of their format."""

    @cached_property
    def letters(self) -> list[tuple[str, list[str]]]:
        """The letters that have entries, with their keys, in order."""
        return list(by_letter({key: self.naming(term) for key, term in self.terms.items()}))

    @property
    def own_tag(self) -> str | None:
        """The language of the page, where its sentences are in another one."""
        tag = self.tags[self.language]
        return None if self.words.language == tag else tag

    def naming(self, term: Term) -> Naming:
        """A concept in this language, or at least its key."""
        return term.namings.get(self.language, Naming(term.key))


def letter_id(letter: str) -> str:
    """The id of a letter's heading."""
    return "letter-other" if letter == REST else f"letter-{letter.lower()}"


def render_glossary(glossary: Glossary) -> str:
    """The content of the glossary's page, from its title on."""
    words = glossary.words
    letters = glossary.letters
    links = [element("li", element("a", letter, href=f"#{letter_id(letter)}")) for letter, _ in letters]
    downloads: list[Element | str] = []
    for name, address in glossary.downloads.items():
        downloads += [words.gettext(", ") if downloads else "", element("a", name, href=address)]
    introduction = words.gettext(
        "The terms of this edition: what they mean, what they are called in each language, and where they occur."
    )
    unfounded = words.gettext("Where an entry has no source, its names are the editors’ choice.")
    chosen = not all(term.sources for term in glossary.terms.values())
    parts = [
        element("h1", words.gettext("Glossary"), id="glossary"),
        element("p", introduction),
        *([element("p", unfounded)] if chosen else []),
        element("p", words.gettext("Every use, for download: "), *downloads, class_="diglot-downloads"),
        element("nav", element("ul", *links, class_="diglot-letters"), aria_label=words.gettext("Letters")),
    ]
    for letter, keys in letters:
        # The id is on an anchor: the language switch looks for entries, which all languages have.
        anchor = element("span", id=letter_id(letter), class_="diglot-anchor")
        parts.append(element("h2", anchor, letter, class_="diglot-letter", **{UNSEARCHED: "true"}))
        parts += [_entry(glossary, glossary.terms[key]) for key in keys]
    if glossary.own_tag is not None:
        for part in parts:
            if part.tag != "h2":  # a letter
                part.set("lang", words.language)
    return render(*parts)


def _entry(glossary: Glossary, term: Term) -> Element:
    words, tags = glossary.words, glossary.tags
    own = glossary.naming(term)
    label = words.gettext("Permanent link to this entry")
    link = element("a", "¶", class_="headerlink", href=f"#t-{term.key}", title=label, **{UNSEARCHED: "true"})
    article = element(
        "article",
        element("h3", element("span", own.name, lang=tags[glossary.language]), link, id=f"t-{term.key}"),
        element("p", *names(term, glossary.language, tags, own=False), class_="diglot-names"),
        class_="diglot-entry",
        aria_labelledby=f"t-{term.key}",
    )
    if own.definition:
        add(article, [element("p", own.definition, lang=tags[glossary.language])])
    facts = list(_facts(glossary, term))
    if facts:
        add(article, [element("dl", *facts, class_="diglot-facts")])
    others = [code for code in tags if code != glossary.language and code in term.namings]
    return add(article, [*(_other(glossary, term, code) for code in others), _uses(glossary, term)])


def _facts(glossary: Glossary, term: Term) -> Iterator[Element]:
    """What else is known of a concept, as terms and descriptions."""
    words, tags = glossary.words, glossary.tags
    codes = sorted((code for code in tags if code in term.namings), key=lambda code: code != glossary.language)
    namings = [(tags[code], term.namings[code]) for code in codes]
    rows: list[tuple[str, list[Element]]] = [
        (
            words.gettext("Also"),
            [element("dd", name, lang=tag) for tag, naming in namings for name in naming.admitted],
        ),
        (
            words.gettext("Not"),
            [_rejected(glossary, tag, each) for tag, naming in namings for each in naming.rejected],
        ),
        (
            words.gettext("Note"),
            [element("dd", naming.note, lang=tag) for tag, naming in namings[:1] if naming.note],
        ),
        (
            words.gettext("Source"),
            [*_sources(glossary, term)],
        ),
        (
            words.gettext("See also"),
            [
                element(
                    "dd",
                    element("a", glossary.naming(glossary.terms[key]).name, href=f"#t-{key}", lang=glossary.own_tag),
                )
                for key in term.related
                if key in glossary.terms
            ],
        ),
    ]
    for title, descriptions in rows:
        if descriptions:
            yield element("dt", title)
            yield from descriptions


def _rejected(glossary: Glossary, tag: str, rejection: Rejection) -> Element:
    """A name in the language `tag` that is not used, and why: in the language of the page if that is known."""
    reason, code = rejection.reason(glossary.language)
    name = element("s", rejection.name, lang=tag)
    return element("dd", name, glossary.words.gettext(": "), element("span", reason, lang=glossary.tags[code]))


def _sources(glossary: Glossary, term: Term) -> Iterator[Element]:
    """Where the names were found, and whether anybody but the editors has put them together."""
    words = glossary.words
    first, *others = glossary.tags
    for source in term.sources:
        yield element("dd", *_cited(source, words))
    standings = {term.standing(first, code) for code in others if code in term.namings}
    if term.sources and standings != {Standing.SOURCED}:
        yield element("dd", words.gettext("No source has the names side by side; the editors paired them."))


def _cited(source: Source, words: Interface) -> list[Element | str]:
    """A source, with its title as a link if it has an address, and the languages whose names it has."""
    form = (
        words.gettext("%(author)s, %(title)s, %(container)s, %(year)s. Names found there: %(languages)s.")
        if source.container
        else words.gettext("%(author)s, %(title)s, %(year)s. Names found there: %(languages)s.")
    )
    said = {
        "author": source.author,
        "container": source.container,
        "year": source.year,
        "languages": words.gettext(", ").join(map(words.language_name, source.names)),
    }
    title = element("a", source.title, href=source.url) if source.url else source.title
    before, _, after = form.partition("%(title)s")
    return [before % said, element("cite", title), after % said]


def _other(glossary: Glossary, term: Term, code: str) -> Element | None:
    """What the entry says in another language, to be opened."""
    naming, tag = term.namings[code], glossary.tags[code]
    if not naming.definition and not naming.note:
        return None
    summary = glossary.words.gettext("Definition in %(language)s") % {"language": glossary.words.language_name(code)}
    texts = [element("p", text, lang=tag) for text in (naming.definition, naming.note) if text]
    return element("details", element("summary", summary), *texts, **{UNSEARCHED: "true"})


def _uses(glossary: Glossary, term: Term) -> Element:
    """Every paragraph that mentions a concept, page by page, the languages side by side."""
    passages = glossary.passages.get(term.key, ())
    words = glossary.words
    if not passages:
        return element("p", words.gettext("No paragraph of this edition mentions it."), class_="diglot-unused")
    summary = words.ngettext(
        "Where it occurs: %(count)s paragraph", "Where it occurs: %(count)s paragraphs", len(passages)
    )
    details = element("details", element("summary", summary), class_="diglot-uses", **{UNSEARCHED: "true"})
    for page, its in groupby(passages, key=lambda passage: passage.page):
        items = [element("li", *_sides(glossary, passage)) for passage in its]
        add(
            details,
            [
                element("p", element("cite", glossary.titles.get(page, page), lang=glossary.own_tag)),
                element("ul", *items),
            ],
        )
    return details


def _sides(glossary: Glossary, passage: GlossaryPassage) -> Iterator[Element]:
    source = next(iter(glossary.tags))
    for code in sorted(glossary.tags, key=lambda code: code != glossary.language):
        lines = passage.sides.get(code) or (passage.sides.get("") if code == source else None)
        if lines is None:
            yield element("span", glossary.words.gettext("not translated"))
            continue
        href = glossary.address(passage.page, code, passage.unit)
        tag = glossary.tags[code]
        yield element("div", *(element("a", *_said(line), href=href, lang=tag, hreflang=tag) for line in lines))


def _said(line: Line) -> list[Element | str]:
    left, text, right = line
    return [left, element("mark", text) if text else "", right]
