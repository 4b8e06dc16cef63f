"""The sentence that cites a page or a paragraph, in the language of the page.

A title has the quotation marks of its own language. Dates are the long ones of Babel; in English the day comes first
(`Interface.date`).
"""

from dataclasses import replace

from diglot.citation.work import Place, Work, joined, list_names, made_from, titled, translators
from diglot.credit import Name
from diglot.interface import interface


def cite(work: Work, place: Place) -> str:
    """A citation in the language of the page, on one line."""
    words, credit = interface(work.language), work.credit
    title = titled(Name({"": work.title}), replace(work, source=work.language))
    if credit.writers:
        title = words.gettext("%(writers)s, %(title)s") % {"writers": list_names(credit.writers, work), "title": title}
    into, further = translators(work), credit.further_editors
    parts = [
        title,
        words.gettext("translated by %(name)s") % {"name": list_names(into, work)} if into else "",
        words.gettext("edited by %(name)s") % {"name": list_names(further, work)} if further else "",
        made_from(credit.origin, work) if credit.origin else "",
        words.gettext("in: %(site)s") % {"site": work.site} if work.site != work.title else "",
        credit.day.written(words) if credit.day else "",
        words.gettext("paragraph %(number)s") % {"number": place.paragraph} if place.paragraph else "",
        place.address,
    ]
    return joined(parts, work)
