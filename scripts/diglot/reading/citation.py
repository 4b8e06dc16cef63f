"""How a paragraph is cited. The number of the paragraph and its address are filled in on the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from diglot.interface import Interface

NUMBER, ADDRESS = "{number}", "{url}"


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a page in one language. Empty and None where it is not known."""

    title: str
    site: str
    author: str = ""
    translator: str = ""
    day: date | None = None
    language: str = ""
    licence: str = ""


def cite(work: Work, words: Interface) -> str:
    """A citation in the page's language, on one line, with places for number and address."""
    parts = [
        work.author,
        words.gettext("“%(title)s”") % {"title": work.title},
        words.gettext("translated by %(name)s") % {"name": work.translator} if work.translator else "",
        words.gettext("in: %(site)s") % {"site": work.site} if work.site != work.title else "",
        words.date(work.day) if work.day else "",
        words.gettext("paragraph %(number)s") % {"number": NUMBER},
        ADDRESS,
    ]
    join = words.gettext("%(before)s, %(after)s")
    return reduce(lambda before, after: join % {"before": before, "after": after}, filter(None, parts))


def csl_item(work: Work) -> Mapping[str, Any]:
    """The same for reference managers, as CSL-JSON 1.0 (citationstyles.org); the page adds `URL` and `locator`."""
    item: dict[str, Any] = {"type": "webpage", "title": work.title, "container-title": work.site}
    if work.author:
        item["author"] = [{"literal": work.author}]
    if work.translator:
        item["translator"] = [{"literal": work.translator}]
    if work.day:
        item["issued"] = {"date-parts": [[work.day.year, work.day.month, work.day.day]]}
    return item | {"language": work.language}
