"""The cards of terms, which readers see in place, and the texts that cards and the glossary share.

A card opens when the mouse rests on its term for half a second, on focus, and at the first tap. The second tap, a
click and Enter follow the link. A card stays open until the reader leaves both term and card, presses Esc, or touches
something else (WCAG 1.4.13). In the document it follows its term, so Tab leads into it. Without script there is only
the link. `theme/assets/diglot-terms.mjs` does this.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diglot.interface import Interface
from diglot.publish.script_runs import find_script_runs
from diglot.publish.templates import CARD, Templates
from diglot.terms import Naming, Standing, Term

MOST_WORDS = 60
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_WORD = re.compile(r"[\u3400-\u9fff]{1,2}|[^\W\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class TermName:
    """A name of a concept, or how it sounds."""

    text: str
    tag: str
    """Its language."""
    is_reading: bool = False


@dataclass(frozen=True, slots=True)
class TermCard:
    """The card of a concept, as its template gets it."""

    key: str
    tag: str
    """The language of the page, and of the definition."""
    names: Sequence[TermName]
    definition: str
    """As much of it as a card has room for; or empty."""
    founded: str
    """How well the renderings are founded; or empty."""
    sources: Sequence[TermName]
    """Author and year of each publication that has names of the concept, if `founded` says so."""
    colon: str
    link: str
    """What the link to the entry says."""
    href: str
    words_tag: str
    """The language of `founded` and `link`."""


def render_card(
    term: Term, language: str, tags: Mapping[str, str], words: Interface, glossary: str, templates: Templates
) -> str:
    """The card of a concept that a page links, as an inert template that a script shows.

    `tags` are the edition's languages, by code, as tags for `lang`, the source first; `glossary` is its address. Raises
    InputError for a template of the site that cannot be used.
    """
    founded = standing(term, tags, words)
    card = TermCard(
        key=term.key,
        tag=tags[language],
        names=term_names(term, language, tags),
        definition=brief(term.namings.get(language, Naming(term.key)).definition),
        founded=founded,
        sources=[_source(f"{source.author} {source.year}", tags[language], tags) for source in term.sources if founded],
        colon=words.gettext(": "),
        link=words.gettext("Entry in the glossary"),
        href=f"{glossary}#t-{term.key}",
        words_tag=words.language,
    )
    return templates.render(CARD, card=card)


def _source(text: str, tag: str, tags: Mapping[str, str]) -> TermName:
    """A source, with its language as far as its script tells."""
    runs = find_script_runs(text, tag, [other for other in tags.values() if other != tag])
    return TermName(text, runs[0][2] if runs else tag)


def term_names(term: Term, language: str, tags: Mapping[str, str], own: bool = True) -> list[TermName]:
    """The preferred names, that of the page's `language` first, each with its reading; `own`: that one, too."""
    found = []
    for code in sorted(term.namings, key=lambda code: code != language):
        naming = term.namings[code]
        if own or code != language:
            found.append(TermName(naming.name, tags.get(code, code)))
        if naming.reading and naming.reading != naming.name:
            found.append(TermName(naming.reading, reading_tag(code), is_reading=True))
    return found


def reading_tag(language: str) -> str:
    """The language tag of a reading: Latin letters that say how a name sounds (BCP 47)."""
    return f"{re.split('[-_]', language)[0]}-Latn-pinyin"


def standing(term: Term, tags: Mapping[str, str], words: Interface) -> str:
    """How well the renderings are founded, in a few words: as well as the weakest; nothing if that has no source."""
    source = next(iter(tags), "")
    order = list(Standing)
    standings = [term.standing(source, code) for code in term.namings if code != source]
    sentences = {
        Standing.SOURCED: words.gettext("rendering found in a source"),
        Standing.PARTLY: words.gettext("rendering found in a source in part"),
        Standing.UNSOURCED: "",
    }
    return sentences[max(standings, key=order.index, default=Standing.UNSOURCED)]


def brief(definition: str) -> str:
    """The first sentences of a definition, as many as a card has room for; always one."""
    kept = ""
    for sentence in _SENTENCE.split(definition):
        longer = definition[: definition.index(sentence, len(kept)) + len(sentence)]
        if kept and len(_WORD.findall(longer)) > MOST_WORDS:
            break
        kept = longer
    return kept
