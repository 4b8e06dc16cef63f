"""What is cited: a page in one language, and how those who made it are called there.

A citation first names those who wrote the sentences (`Credit.writers`): the editors for a retelling, the author for a
translation. The work that was retold or translated is named after them. All metadata of a page use the same: `who`
gives the names, `Work.credit` the roles.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from diglot.credit import EDITORS, Credit, Name, Origin
from diglot.interface import interface


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a page in one language. Languages are tags."""

    title: str
    site: str
    language: str
    credit: Credit = field(default_factory=Credit)
    source: str = ""
    """The source language, in which names are that are given in no other; empty on a page in it."""
    license: str = ""
    """The identifier of its licence by SPDX, such as `CC-BY-4.0`; empty if the edition names none."""

    @property
    def own(self) -> "Work":
        """The same as what the editors say in it in their own name, such as a note."""
        return replace(self, credit=self.credit.own)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cited text is."""

    address: str
    key: str = ""
    """A name for the work in a list of works: letters, digits and hyphens."""
    paragraph: str = ""
    """The number of a paragraph; empty for the whole page."""
    today: str = ""
    """The day of the reading, as in ISO 8601; empty if it is not said."""


def citation_key(page: str, language: str) -> str:
    """What a page is called in a list of works: `commentary-two-countries-en`."""
    return f"{page.removesuffix('.md').replace('/', '-')}-{language}"


def who(names: Sequence[Name], work: Work) -> list[str]:
    """What people are called in the language of a work, away from its site: its editors are “the editors of” that."""
    words = interface(work.language)
    editors = words.gettext("The editors of %(site)s") % {"site": work.site}
    return [editors if name == EDITORS else spelled(name, work) for name in names]


def translators(work: Work) -> Sequence[Name]:
    """Who translated a work."""
    return work.credit.translators_of(work.language, bool(work.source))


def made_from(origin: Origin, work: Work) -> str:
    """That a work retells or translates another one, which is named."""
    words = interface(work.language)
    title = titled(origin.title, work)
    container = spelled(origin.container, work) if origin.container else ""
    day = origin.day.written(words) if origin.day else ""
    if place := joined([container, day], work):
        title = words.gettext("%(title)s, %(container)s") % {"title": title, "container": place}
    if not origin.retold and origin.authors in ((), work.credit.writers):
        return words.gettext("translated from %(work)s") % {"work": title}
    if not origin.retold:
        sentence = words.gettext("translated from %(author)s, %(work)s")
    elif origin.authors:
        sentence = words.gettext("retold from %(author)s, %(work)s")
    else:
        return words.gettext("retold from an unnamed contributor, %(work)s") % {"work": title}
    return sentence % {"author": list_names(origin.authors, work), "work": title}


def titled(title: Name, work: Work) -> str:
    """A title, with the marks that its own language gives to titles."""
    spelling = title.spelled(work.language, work.source or work.language)
    return interface(spelling.language).gettext("“%(title)s”") % {"title": spelling.text}


def spelled(name: Name, work: Work) -> str:
    """A name in the language of a work."""
    return name.spelled(work.language, work.source or work.language).text


def list_names(names: Sequence[Name], work: Work) -> str:
    """Names, one after the other, as the language of a work lists them."""
    return interface(work.language).list(who(names, work))


def joined(parts: Sequence[str], work: Work) -> str:
    """The parts of a citation that are not empty, one after the other."""
    join = interface(work.language).gettext("%(before)s, %(after)s")
    filled = [part for part in parts if part]
    return reduce(lambda before, after: join % {"before": before, "after": after}, filled) if filled else ""
