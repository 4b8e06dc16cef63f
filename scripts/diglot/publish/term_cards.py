"""The cards of terms, which readers see in place, and the texts that cards and the glossary share.

A card opens when the mouse rests on its term for half a second, on focus, and at the first tap. The second tap, a
click and Enter follow the link. A card stays open until the reader leaves both term and card, presses Esc, or touches
something else (WCAG 1.4.13). In the document it follows its term, so Tab leads into it. Without script there is only
the link. `theme/assets/diglot-terms.mjs` does this.
"""

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from diglot.interface import Interface
from diglot.publish.html_builder import element, render
from diglot.terms import Naming, Standing, Term

MOST_WORDS = 60
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_WORD = re.compile(r"[\u3400-\u9fff]{1,2}|[^\W\u3400-\u9fff]+")


def render_cards(terms: Sequence[Term], language: str, tags: Mapping[str, str], words: Interface, glossary: str) -> str:
    """The cards of the concepts a page links, as inert templates that a script shows.

    `tags` are the edition's languages, by code, as tags for `lang`, the source first; `glossary` is its address.
    """
    cards = []
    for term in terms:
        own = term.namings.get(language, Naming(term.key))
        entry = element("a", words.gettext("Entry in the glossary"), href=f"{glossary}#t-{term.key}")
        founded = standing(term, tags, words)
        foot = element("p", founded, " " if founded else "", entry, class_="diglot-foot", lang=words.language)
        said = brief(own.definition)
        definition = element("p", said, lang=tags[language]) if said else ""
        cards.append(
            element(
                "template",
                element("p", *names(term, language, tags), class_="diglot-names"),
                definition,
                foot,
                class_="diglot-card",
                data_term=term.key,
                lang=tags[language],
            )
        )
    return render(*cards)


def names(term: Term, language: str, tags: Mapping[str, str], own: bool = True) -> list[Element | str]:
    """The preferred names, that of the page's `language` first, each with its reading; `own`: that one, too."""
    found: list[Element | str] = []
    for code in sorted(term.namings, key=lambda code: code != language):
        naming = term.namings[code]
        if own or code != language:
            found += [" ", element("span", naming.name, class_="diglot-name", lang=tags.get(code, code))]
        if naming.reading and naming.reading != naming.name:
            found += [" ", element("span", naming.reading, class_="diglot-reading", lang=reading_tag(code))]
    return found[1:]


def reading_tag(language: str) -> str:
    """The language tag of a reading: Latin letters that say how a name sounds (BCP 47)."""
    return f"{re.split('[-_]', language)[0]}-Latn-pinyin"


def standing(term: Term, tags: Mapping[str, str], words: Interface) -> str:
    """How well the renderings are founded, in a few words: as well as the weakest; nothing if that has no source."""
    source = next(iter(tags), "")
    order = list(Standing)
    its = [term.standing(source, code) for code in term.namings if code != source]
    said = {
        Standing.SOURCED: words.gettext("rendering found in a source"),
        Standing.PARTLY: words.gettext("rendering found in a source in part"),
        Standing.UNSOURCED: "",
    }
    return said[max(its, key=order.index, default=Standing.UNSOURCED)]


def brief(definition: str) -> str:
    """The first sentences of a definition, as many as a card has room for; always one."""
    kept = ""
    for sentence in _SENTENCE.split(definition):
        longer = definition[: definition.index(sentence, len(kept)) + len(sentence)]
        if kept and len(_WORD.findall(longer)) > MOST_WORDS:
            break
        kept = longer
    return kept
