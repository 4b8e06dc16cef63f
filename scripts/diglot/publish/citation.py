"""How a page or a paragraph is cited, in the language of the page.

A citation first names those who wrote the sentences (`Credit.writers`): the editors for a retelling, the author for a
translation. The work that was retold or translated is named after them. Other metadata of a page should use the same:
`who` gives the names, `Work.credit` the roles.

A title has the quotation marks of its own language. Dates are the long ones of Babel; in English the day comes first
(`Interface.date`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

from diglot.credit import EDITORS, Credit, Day, Name, Origin
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

    @property
    def own(self) -> "Work":
        """The same as what the editors say in it in their own name, such as a note."""
        return replace(self, credit=self.credit.own)


def who(names: Sequence[Name], work: Work) -> list[str]:
    """What people are called in the language of a work, away from its site: its editors are “the editors of” that."""
    words = interface(work.language)
    editors = words.gettext("The editors of %(site)s") % {"site": work.site}
    return [editors if name == EDITORS else _spelled(name, work) for name in names]


def translators(work: Work) -> Sequence[Name]:
    """Who translated a work."""
    return work.credit.translators_of(work.language, bool(work.source))


def cite(work: Work, address: str, paragraph: str = "") -> str:
    """A citation of a page, or of the paragraph with that number, in the page's language, on one line."""
    words, credit = interface(work.language), work.credit
    title = _titled(Name({"": work.title}), replace(work, source=work.language))
    if credit.writers:
        title = words.gettext("%(writers)s, %(title)s") % {"writers": _list(credit.writers, work), "title": title}
    into, further = translators(work), credit.further_editors
    parts = [
        title,
        words.gettext("translated by %(name)s") % {"name": _list(into, work)} if into else "",
        words.gettext("edited by %(name)s") % {"name": _list(further, work)} if further else "",
        _made_from(credit.origin, work) if credit.origin else "",
        words.gettext("in: %(site)s") % {"site": work.site} if work.site != work.title else "",
        credit.day.written(words) if credit.day else "",
        words.gettext("paragraph %(number)s") % {"number": paragraph} if paragraph else "",
        address,
    ]
    return _joined(parts, work)


def csl_item(work: Work) -> Mapping[str, Any]:
    """The same for reference managers, as CSL-JSON 1.0 (citationstyles.org); the page adds `id`, `URL`, `locator`."""
    credit = work.credit
    item: dict[str, Any] = {"type": "webpage", "title": work.title, "container-title": work.site}
    origin = credit.origin
    people = {
        "author": credit.writers,
        "editor": credit.further_editors,
        "translator": translators(work),
        "original-author": origin.authors if origin else (),
    }
    item |= {role: [{"literal": each} for each in who(names, work)] for role, names in people.items() if names}
    if credit.day:
        item["issued"] = _csl_date(credit.day)
    if origin:
        item["original-title"] = _spelled(origin.title, work)
        item["note"] = _joined([_made_from(origin, work), origin.url], work)
        if origin.day:
            item["original-date"] = _csl_date(origin.day)
    return item | {"language": work.language}


def _made_from(origin: Origin, work: Work) -> str:
    """That a work retells or translates another one, which is named."""
    words = interface(work.language)
    said = _titled(origin.title, work)
    container = _spelled(origin.container, work) if origin.container else ""
    day = origin.day.written(words) if origin.day else ""
    if place := _joined([container, day], work):
        said = words.gettext("%(title)s, %(container)s") % {"title": said, "container": place}
    if not origin.retold and origin.authors in ((), work.credit.writers):
        return words.gettext("translated from %(work)s") % {"work": said}
    if not origin.retold:
        sentence = words.gettext("translated from %(author)s, %(work)s")
    elif origin.authors:
        sentence = words.gettext("retold from %(author)s, %(work)s")
    else:
        return words.gettext("retold from an unnamed contributor, %(work)s") % {"work": said}
    return sentence % {"author": _list(origin.authors, work), "work": said}


def _titled(title: Name, work: Work) -> str:
    """A title, with the marks that its own language gives to titles."""
    spelling = title.spelled(work.language, work.source or work.language)
    return interface(spelling.language).gettext("“%(title)s”") % {"title": spelling.text}


def _spelled(name: Name, work: Work) -> str:
    return name.spelled(work.language, work.source or work.language).text


def _list(names: Sequence[Name], work: Work) -> str:
    return interface(work.language).list(who(names, work))


def _joined(parts: Sequence[str], work: Work) -> str:
    join = interface(work.language).gettext("%(before)s, %(after)s")
    said = [part for part in parts if part]
    return reduce(lambda before, after: join % {"before": before, "after": after}, said) if said else ""


def _csl_date(day: Day) -> Mapping[str, Any]:
    return {"date-parts": [[int(part) for part in day.iso.split("-")]]}
