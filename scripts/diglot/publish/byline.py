"""The line under the title: who made the page, from which work, whether its translation was reviewed, and the date.

`credit/` has the roles; this module has the wording. The catalogs record whether a second person reviewed the
translation (`reviews.py`).
"""

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from diglot.credit import EDITORS, Credit, Name, Origin, Spelling
from diglot.interface import Interface, interface
from diglot.publish.html_builder import Child, add, element
from diglot.reviews import Reviewed

_PLACE = re.compile(r"%\((\w+)\)s")
SEPARATOR = "\u00a0· "
"""The dot, on the same line as the part before it."""


def make_byline(
    credit: Credit, language: str, source: str, reviewed: Reviewed | None = None, words: Interface | None = None
) -> Element | None:
    """The line in `language`, a tag; None if there is nothing to say. `source` is the tag of the source language.

    `reviewed` is given for a translated page; it is told in the language of `words`, if that is given.
    """
    line = _Line(credit, language, source)
    words = words or line.words
    parts = [*line.makers(reviewed is not None)]
    if reviewed and (sentence := say_reviewed(reviewed, words)):
        parts.append([element("span", sentence, class_="diglot-reviewed", lang=words.language)])
    if credit.day:
        parts.append([element("time", credit.day.written(line.words), datetime=credit.day.iso)])
    if not parts:
        return None
    made = element("p", class_="diglot-byline")
    if line.words.language != language:
        made.set("lang", line.words.language)
    for number, part in enumerate(parts):
        add(made, [SEPARATOR if number else None, *part])
    return made


def say_reviewed(reviewed: Reviewed, words: Interface) -> str:
    """Whether a second person has reviewed the translation; empty where there is nothing to review."""
    done, total = reviewed
    if not total:
        return ""
    if not done:
        return words.gettext("Translation not yet reviewed by a second person")
    if done == total:
        return words.gettext("Translation reviewed by a second person")
    return words.ngettext(
        "%(done)s of %(count)s passage of the translation reviewed by a second person",
        "%(done)s of %(count)s passages of the translation reviewed by a second person",
        total,
        done=done,
    )


class _Line:
    def __init__(self, credit: Credit, language: str, source: str) -> None:
        self.credit, self.language, self.source = credit, language, source
        self.words = interface(language)

    def makers(self, translated: bool) -> Sequence[Sequence[Child]]:
        credit, words = self.credit, self.words
        parts: list[Sequence[Child]] = []
        if (origin := credit.origin) is not None:
            work = {"work": self.work(origin)}
            if origin.retold:
                parts += [self.retold(origin), work["work"]]
            else:
                parts += [self.writers(), _fill(words.gettext("Translated from %(work)s"), work)]
        elif credit.writers:
            parts.append(self.writers())
        for sentence, names in (
            (words.gettext("Edited by %(names)s"), credit.further_editors),
            (words.gettext("Translated by %(names)s"), credit.translators_of(self.language, translated)),
            (words.gettext("Reviewed by %(names)s"), credit.reviewers),
        ):
            if names:
                parts.append(_fill(sentence, {"names": self.names(names)}))
        return parts

    def writers(self) -> Sequence[Child]:
        if self.credit.writers == (EDITORS,):
            return [self.words.gettext("By the editors")]
        return self.names(self.credit.writers) or [self.words.gettext("The source names no author")]

    def retold(self, origin: Origin) -> Sequence[Child]:
        words = self.words
        if self.credit.writers == (EDITORS,) and origin.authors:
            sentence = words.gettext("Retold by the editors from %(author)s’s contribution")
        elif self.credit.writers == (EDITORS,):
            sentence = words.gettext("Retold by the editors from a contribution whose author the source does not name")
        elif origin.authors:
            sentence = words.gettext("Retold by %(writers)s from %(author)s’s contribution")
        else:
            sentence = words.gettext("Retold by %(writers)s from a contribution whose author the source does not name")
        return _fill(sentence, {"writers": self.names(self.credit.writers), "author": self.names(origin.authors)})

    def work(self, origin: Origin) -> Sequence[Child]:
        """The title of a work as a link to it, and the work in which it appeared."""
        title = self.spelled(origin.title)
        marked = interface(title.language).gettext("“%(title)s”") % {"title": title.text}
        words_of_title = self.bdi(Spelling(marked, title.language))
        linked = element("a", words_of_title, href=origin.url) if origin.url else words_of_title
        if origin.container is None:
            return [linked]
        places = {"title": [linked], "container": [self.bdi(self.spelled(origin.container))]}
        return _fill(self.words.gettext("%(title)s, %(container)s"), places)

    def names(self, names: Sequence[Name]) -> Sequence[Child]:
        """Names in a list, each with its language if that is another one."""
        spelled = {f"n{number}": [self.bdi(self.spelled(name))] for number, name in enumerate(names)}
        return _fill(self.words.list([f"%({place})s" for place in spelled]), spelled) if names else []

    def spelled(self, name: Name) -> Spelling:
        return name.spelled(self.language, self.source)

    def bdi(self, spelling: Spelling) -> Element:
        around = self.language if self.words.language == self.language else self.words.language
        return element("bdi", spelling.text, lang=None if spelling.language == around else spelling.language)


def _fill(sentence: str, places: Mapping[str, Sequence[Child]]) -> list[Child]:
    """A sentence with values in its places, which may be elements."""
    pieces = _PLACE.split(sentence)
    filled: list[Child] = []
    for number, piece in enumerate(pieces):
        filled += places[piece] if number % 2 else [piece]
    return filled
